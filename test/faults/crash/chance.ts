import { type Chance, seedChance } from '../power-loss/disk.ts';

/** Decisions from a seed: the same seed decides the same, as far as it is asked the same. */
export interface Dice {
  /** From 0 up to, and without, `limit`. */
  below(limit: number): number;
  happens(share: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
}

export function createDice(seed: number, round: number): Dice {
  const chance: Chance = seedChance(Math.imul(seed, 1_000_003) + round);
  const below = (limit: number) => Math.floor(chance() * limit);
  return {
    below,
    happens: (share) => chance() < share,
    pick: <Value>(values: readonly Value[]) => {
      if (values.length === 0) throw new Error('There is nothing to pick from.');
      return values[below(values.length)] as Value;
    },
  };
}
