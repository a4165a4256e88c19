import Database from 'better-sqlite3';
import type { WritableDatabase } from '../database/open.ts';
import { fillWhole } from '../rebuild/bring-up-to-date.ts';
import type { Progress } from '../rebuild/progress.ts';
import { compareProjections } from './compare.ts';
import type { Finding } from './finding.ts';

/**
 * Makes the ledger anew in another file, which stays. A log that cannot be replayed is a finding itself. Nobody may write to
 * the ledger meanwhile.
 */
export function makeAnew(file: string, fresh: string, onProgress: (progress: Progress) => void): Finding[] {
  try {
    fillWhole(file, fresh, onProgress);
    return [];
  } catch (failure) {
    const what = `cannot be made from the log: ${failure instanceof Error ? failure.message : failure}`;
    return [{ check: 'projections', where: 'all tables', what }];
  }
}

/** Which rows of a ledger's projections stand otherwise in the file that was made anew from it. */
export function compareFiles(file: string, fresh: string): Finding[] {
  const [before, after] = [new Database(file), new Database(fresh)];
  try {
    return compareProjections(before, after);
  } finally {
    before.close();
    after.close();
  }
}

/** The search indexes against their rows; SQLite answers a difference by failing. */
export function verifySearch(database: WritableDatabase): Finding[] {
  return ['transaction_search', 'transaction_words'].flatMap((index) => verifyIndex(database, index));
}

function verifyIndex(database: WritableDatabase, index: string): Finding[] {
  try {
    database.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
    return [];
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && String(failure.code).startsWith('SQLITE_CORRUPT'))) {
      throw failure;
    }
    const what = 'does not agree with the transactions; a search can miss some';
    return [{ check: 'search', where: `table ${index}`, what }];
  }
}
