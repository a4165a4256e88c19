import type { WritableDatabase } from '../database/open.ts';
import { mergeStep, searchIndexes } from './search-indexes.ts';
import { pagesPerStep } from './upkeep.ts';
import { logSizes, sizeOfLog } from './write-ahead-log.ts';

/** An import pauses for so many milliseconds where the write-ahead log has to be emptied. */
const pause = 5;

/** So many parts a merging is done in: one of them is over in a millisecond. */
const steps = 4;

/**
 * What an import that never pauses leaves no time for: its segments are merged as they come, and the write-ahead log is let
 * be emptied. Whoever waits meanwhile waits for a part of it only. Gives how many milliseconds the next piece has to wait.
 */
export function careBetweenPieces(database: WritableDatabase, isMoneyWaiting: () => boolean = () => false): number {
  database.transaction(() => {
    for (let step = 0; step < steps; step += 1) {
      for (const index of searchIndexes) {
        if (isMoneyWaiting()) return;
        mergeStep(database, index, pagesPerStep / steps);
      }
    }
  })();
  const size = sizeOfLog(database.name);
  if (size >= logSizes.unbearable) database.pragma('wal_checkpoint(TRUNCATE)');
  return size >= logSizes.pausing ? pause : 0;
}
