import type { WritableDatabase } from '../database/open.ts';

/** The full-text indexes over the transactions, by the names of their tables. */
export const searchIndexes = ['transaction_search', 'transaction_words'] as const;
export type SearchIndex = (typeof searchIndexes)[number];

/**
 * A write that leaves so many segments on one level merges them all before it ends, which takes seconds in a large index:
 * it is put out of reach, since merging in steps keeps the number far below. FTS5 holds 2,000 segments at most.
 */
const crisis = 1_000n;

/** Has no write ever stop for a merge (https://sqlite.org/fts5.html#the_crisismerge_configuration_option). */
export function keepWritesFromMerging(database: WritableDatabase): void {
  for (const index of searchIndexes) {
    if (readSetting(database, index) === Number(crisis)) continue;
    database.prepare(`INSERT INTO ${index} (${index}, rank) VALUES ('crisismerge', ?)`).run(crisis);
  }
}

function readSetting(database: WritableDatabase, index: SearchIndex): unknown {
  return database.prepare(`SELECT v FROM ${index}_config WHERE k = 'crisismerge'`).pluck().get();
}

/**
 * Merges a bounded part of an index's segments: levels that hold four or more, by about so many pages of 4 KB. False when
 * there was nothing to merge (https://sqlite.org/fts5.html#the_merge_command).
 */
export function mergeStep(database: WritableDatabase, index: SearchIndex, pages: number): boolean {
  const before = countChanges(database);
  database.prepare(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`).run(BigInt(pages));
  // The command itself is one change.
  return countChanges(database) - before >= 2;
}

function countChanges(database: WritableDatabase): number {
  return database.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0;
}
