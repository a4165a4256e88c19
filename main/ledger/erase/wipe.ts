import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { WritableDatabase } from '../database/open.ts';
import { syncFolder } from '../database/sync.ts';

/*
 * SQLite forgets a row without overwriting it. What was erased is gone from the file only after its search index and its
 * statistics are made anew, the whole file is, and the write-ahead log is emptied into it.
 */

/** What rows leave in tables that are no rows: trigrams and words of the search, and samples that the planner keeps of an index. */
export function remakeTraces(database: WritableDatabase): void {
  database.exec(`INSERT INTO transaction_search (transaction_search) VALUES ('rebuild')`);
  database.exec(`INSERT INTO transaction_words (transaction_words) VALUES ('rebuild')`);
  database.exec('DELETE FROM trigram_counts');
  const hasStatistics = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'`).get() !== undefined;
  // It empties its tables first, also of what they say of tables that are gone.
  if (hasStatistics) database.exec('ANALYZE');
}

/** Writes the whole file anew: no page that was once used is left. It cannot stand inside a transaction. */
export function rewriteFile(database: WritableDatabase): void {
  database.exec('VACUUM');
}

/** Brings everything into the file and cuts the write-ahead log to nothing. */
export function emptyWriteAheadLog(database: WritableDatabase): void {
  const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
  if (result?.busy !== 0) throw new Error(`${database.name} is being read by another program. Close it and try again.`);
}

/** Writes beside a ledger that its pages may still hold somebody: told by a file, since it has to outlive a crash. */
export function markUnfinished(file: string): void {
  const mark = openSync(markOf(file), 'w', 0o600);
  fsyncSync(mark);
  closeSync(mark);
  syncFolder(dirname(file));
}

export function isUnfinished(file: string): boolean {
  return existsSync(markOf(file));
}

export function markFinished(file: string): void {
  rmSync(markOf(file), { force: true });
}

function markOf(file: string): string {
  return `${file}.erasing`;
}
