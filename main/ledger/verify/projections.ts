import type { WritableDatabase } from '../database/open.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { compareProjections } from './compare.ts';
import type { Finding } from './finding.ts';

/**
 * Makes the projections anew and tells what differs from `before`, a file with the rows as they were. A log that
 * cannot be replayed leaves the rows as they are and is a finding itself.
 */
export function rebuildAndCompare(database: WritableDatabase, before: string): Finding[] {
  database.prepare('ATTACH ? AS before').run(before);
  try {
    rebuildProjections(database);
    return compareProjections(database);
  } catch (failure) {
    const what = `cannot be made from the log: ${failure instanceof Error ? failure.message : failure}`;
    return [{ check: 'projections', where: 'all tables', what }];
  } finally {
    database.exec('DETACH before');
  }
}

/** The search index against its rows; SQLite answers a difference by failing. */
export function verifySearch(database: WritableDatabase): Finding[] {
  try {
    database.exec(`INSERT INTO transaction_search (transaction_search, rank) VALUES ('integrity-check', 1)`);
    return [];
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && String(failure.code).startsWith('SQLITE_CORRUPT'))) {
      throw failure;
    }
    const what = 'does not agree with the transactions; a search can miss some';
    return [{ check: 'search', where: 'table transaction_search', what }];
  }
}
