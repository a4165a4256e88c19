import type { WritableDatabase } from '../database/open.ts';
import { mergeStep, searchIndexes } from './search-indexes.ts';
import { beginTrigramCount, type TrigramCount } from './trigram-counts.ts';

/** What is done for the file while nobody waits. */
export interface Upkeep {
  /** Something was written: what was done is to be looked at again. */
  renew(): void;
  /** Does a step of a few milliseconds; false when nothing is left to do. */
  step(): boolean;
}

/** About so many pages of 4 KB are merged in a step. */
export const pagesPerStep = 64;

/** A step that counts ends after so many milliseconds. */
const stepMilliseconds = 4;

/**
 * Merges the segments of the search indexes, then counts trigrams anew where there are many more rows than there were, then
 * has SQLite look at tables that have changed much. `now` is in milliseconds.
 */
export function createUpkeep(database: WritableDatabase, now: () => number = () => performance.now()): Upkeep {
  let work: Generator<void> | undefined = tidy(database, now);
  return {
    renew: () => {
      work = tidy(database, now);
    },
    step: () => {
      if (work?.next().done !== false) work = undefined;
      return work !== undefined;
    },
  };
}

/** Between two steps the connection is free. */
function* tidy(database: WritableDatabase, now: () => number): Generator<void> {
  for (const index of searchIndexes) {
    while (mergeStep(database, index, pagesPerStep)) yield;
  }
  yield;
  const count = beginTrigramCount(database);
  if (!count) return;
  while (countOn(count, now)) yield;
  yield;
  database.pragma('optimize');
}

function countOn(count: TrigramCount, now: () => number): boolean {
  const end = now() + stepMilliseconds;
  return count.step(() => now() >= end);
}
