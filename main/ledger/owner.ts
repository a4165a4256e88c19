import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describeProblem, LedgerProblem } from './problem.ts';

/** Held for as long as this process owns the folder's ledger. */
export interface Ownership {
  release(): void;
}

/**
 * Makes this process the one owner of a ledger, before its file is opened: a second process would take a live
 * `sending` for one that died. The lock is SQLite's own on a file beside the ledger, so the system drops it
 * with the process, also after SIGKILL, and no stale lock is ever left.
 */
export function takeOwnership(folder: string): Ownership {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = new Database(join(folder, 'owner.lock'), { timeout: 0 });
    lockOrClose(lock);
    return { release: () => lock.close() };
  } catch (failure) {
    if (!isBusy(failure)) throw describeProblem(failure, folder);
    throw new LedgerProblem('owned', `The ledger in ${folder} is open in another window of this console.`, folder);
  }
}

function lockOrClose(lock: Database.Database): void {
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (failure) {
    lock.close();
    throw failure;
  }
}

function isBusy(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'SQLITE_BUSY';
}
