import { join } from 'node:path';
import Database from 'better-sqlite3';
import { copyLedgerFiles } from '../ledger/database/copy.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../ledger/temporary-folder.ts';

/** How much of a log can be read, and when its newest line was written, in milliseconds UTC. */
export interface Remains {
  readonly lines: number;
  readonly newestAt: number;
}

/**
 * Looks what can still be read of a ledger, on a copy of its file and write-ahead log: opening the file itself would
 * change it, and cannot be done read-only without its shared memory. Undefined when nothing can be read.
 */
export function inspectLedger(file: string): Remains | undefined {
  let folder: TemporaryFolder | undefined;
  let database: Database.Database | undefined;
  try {
    folder = makeTemporaryFolder('rescue');
    const copy = join(folder.path, 'copy.sqlite');
    copyLedgerFiles(file, copy);
    database = new Database(copy, { fileMustExist: true });
    const remains = database.prepare<[], Remains>(
      'SELECT count(*) AS lines, coalesce(max(recorded_at), 0) AS newestAt FROM events',
    );
    return remains.get();
  } catch {
    return undefined;
  } finally {
    database?.close();
    folder?.remove();
  }
}
