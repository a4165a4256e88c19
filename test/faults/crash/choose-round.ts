import type { Dice } from './chance.ts';

/** What is done to the console in a round. Each but `migration` is on the ledger that all of them share. */
export type Round = 'start' | 'life' | 'fullDisk' | 'lostLog' | 'migration' | 'backup' | 'import';

/** Shares of a hundred; what is left is a life at the desk. */
const shares: readonly (readonly [Round, number])[] = [
  ['start', 8],
  ['fullDisk', 10],
  ['lostLog', 14],
  ['migration', 5],
  ['backup', 2],
  ['import', 5],
];

export function chooseRound(dice: Dice): Round {
  let left = dice.below(100);
  for (const [round, share] of shares) {
    left -= share;
    if (left < 0) return round;
  }
  return 'life';
}
