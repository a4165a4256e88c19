import type { WritableDatabase } from '../database/open.ts';
import { type MoneyWatch, noMoney } from '../threads/money-watch.ts';
import { mergeStep, searchIndexes } from './search-indexes.ts';
import { pagesPerStep } from './upkeep.ts';
import { logSizes, sizeOfLog } from './write-ahead-log.ts';

/** An import pauses for so many milliseconds where the write-ahead log has to be emptied. */
const pause = 5;

/** So many parts a merging is done in: one of them is over in a millisecond or two. */
const steps = 4;

/**
 * What an import that never pauses leaves no time for: its segments are merged as they come, and the write-ahead log is let
 * be emptied. Whoever waits meanwhile waits for a part of it only; behind the short pieces of an import beside which money
 * moves, half a part is merged, which is more for each row. Gives how many milliseconds the next piece has to wait.
 */
export function careBetweenPieces(
  database: WritableDatabase,
  money: Pick<MoneyWatch, 'isWaiting' | 'isNear'> = noMoney,
): number {
  const [parts, pages] = money.isNear() ? [1, pagesPerStep / steps / 2] : [steps, pagesPerStep / steps];
  withoutSync(database, () => {
    for (let part = 0; part < parts; part += 1) {
      for (const index of searchIndexes) {
        if (money.isWaiting()) return;
        mergeStep(database, index, pages);
      }
    }
  });
  const size = sizeOfLog(database.name);
  if (size >= logSizes.unbearable) database.pragma('wal_checkpoint(TRUNCATE)');
  return size >= logSizes.pausing ? pause : 0;
}

/**
 * A power cut may take back what was merged since the last write: the segments that it was made of are there then, and nobody was
 * told otherwise. The next write brings it to the disk along with itself.
 */
function withoutSync(database: WritableDatabase, merge: () => void): void {
  database.pragma('synchronous = NORMAL');
  try {
    database.transaction(merge)();
  } finally {
    database.pragma('synchronous = FULL');
  }
}
