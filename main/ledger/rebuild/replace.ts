import { existsSync, linkSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { freeName } from '../database/copy.ts';
import { syncFile, syncFolder } from '../database/sync.ts';
import { LedgerProblem } from '../problem.ts';

/** What is done one after the other; cut short after any of them, a whole ledger bears the name. */
export type ReplaceStep = 'newFileAlone' | 'oldFileAlone' | 'kept' | 'renamed' | 'synced';

export interface ReplaceOptions {
  /** Where the old file is kept; where it is not, it is gone once the new one has its name. */
  readonly keepAs?: string;
  readonly onStep?: (step: ReplaceStep) => void;
}

/**
 * Puts a new file in the place of a ledger, in one rename. Nobody may have either open. Both are brought into one file
 * first: a write-ahead log that was left beside the name would belong to a file that is not there any more. Gives the name
 * under which the old file is kept.
 */
export function replaceLedger(
  file: string,
  fresh: string,
  { keepAs, onStep = () => {} }: ReplaceOptions = {},
): string | undefined {
  standAlone(fresh, 'WAL');
  syncFile(fresh);
  onStep('newFileAlone');
  standAlone(file, 'DELETE');
  onStep('oldFileAlone');
  const kept = keepAs === undefined ? undefined : freeName(keepAs);
  if (kept !== undefined) {
    // A second name of the same file: nothing is copied, and there is no moment at which neither name has it.
    linkSync(file, kept);
    syncFolder(dirname(file));
  }
  onStep('kept');
  renameSync(fresh, file);
  onStep('renamed');
  syncFolder(dirname(file));
  onStep('synced');
  return kept;
}

/**
 * Takes in the write-ahead log, which the last one to close a file removes. The old file is taken out of that mode as well,
 * which SQLite grants to nobody while another has it open; the new one stays in the mode that its writer wants.
 */
function standAlone(file: string, mode: 'WAL' | 'DELETE'): void {
  const database = new Database(file, { fileMustExist: true, timeout: 5_000 });
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.pragma(`journal_mode = ${mode}`);
  } finally {
    database.close();
  }
  if (existsSync(`${file}-wal`)) throw new LedgerProblem('busy', `${file} is open in another program.`, file);
}
