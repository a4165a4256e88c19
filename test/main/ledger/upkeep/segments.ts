import type { ReadableDatabase } from '../../../../main/ledger/database/open.ts';
import type { SearchIndex } from '../../../../main/ledger/upkeep/search-indexes.ts';

/** In how many segments an index lies: each is looked into for each question. */
export function countSegments(database: Pick<ReadableDatabase, 'prepare'>, index: SearchIndex): number {
  return database.prepare<[], number>(`SELECT count(DISTINCT segid) FROM ${index}_idx`).pluck().get() ?? 0;
}
