import type { Dice } from '../../faults/crash/chance.ts';

/** An order's own name: a number of the shop's, Unix milliseconds or sixteen digits that pass for a card's (Luhn), words. */
export function inventOrder(dice: Dice, count: number): string {
  const number = 1_001 + count;
  return dice.pick([
    `W-${number}`,
    `W-${number}`,
    completeLuhn(`170000${number}00`),
    completeLuhn(`40000000000${number}`),
    `Été ${number}/b`,
  ]);
}

/** The digits with the one behind them that makes them pass. */
export function completeLuhn(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
