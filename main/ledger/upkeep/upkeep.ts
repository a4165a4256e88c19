import type { WritableDatabase } from '../database/open.ts';
import { areTrigramCountsOld, refreshTrigramCounts } from '../search/trigram-counts.ts';
import { mergeStep, searchIndexes } from './search-indexes.ts';

/** What is done for the file while nobody waits. */
export interface Upkeep {
  /** Something was written: what was done is to be looked at again. */
  renew(): void;
  /** Does a step of a few milliseconds; false when nothing is left to do. */
  step(): boolean;
}

/** About so many pages of 4 KB are merged in a step. */
export const pagesPerStep = 64;

/** Walking so many entries of an index takes a few milliseconds. */
const entriesPerStep = 50_000;

/**
 * Merges the segments of the search indexes, then counts trigrams anew where there are many more rows than there were, then
 * has SQLite look at tables that have changed much.
 */
export function createUpkeep(database: WritableDatabase): Upkeep {
  let work: Generator<void> | undefined = tidy(database);
  return {
    renew: () => {
      work = tidy(database);
    },
    step: () => {
      if (work?.next().done !== false) work = undefined;
      return work !== undefined;
    },
  };
}

/** Between two steps the connection is free. */
function* tidy(database: WritableDatabase): Generator<void> {
  for (const index of searchIndexes) {
    while (mergeStep(database, index, pagesPerStep)) yield;
  }
  yield;
  if (!areTrigramCountsOld(database)) return;
  while (refreshTrigramCounts(database, entriesPerStep)) yield;
  yield;
  database.pragma('optimize');
}
