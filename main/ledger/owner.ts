import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describeProblem, LedgerProblem } from './problem.ts';

/** The file of a folder's lock. */
export const lockName = 'owner.lock';

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
    const file = join(folder, lockName);
    makePrivate(file);
    const lock = new Database(file, { timeout: 0 });
    lockOrClose(lock);
    return { release: () => lock.close() };
  } catch (failure) {
    if (!isBusy(failure)) throw describeProblem(failure, folder);
    throw new LedgerProblem('owned', `The ledger in ${folder} is open in another window of this console.`, folder);
  }
}

/**
 * Another user who could read the file could lock it as well, and the ledger would seem to be open already. A file that is there
 * is never opened here: closing it would let go of a lock that this process holds on it.
 */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
    if (process.platform !== 'win32') tighten(file);
  }
}

/** Another user's lock cannot be made private by us; whether it can be taken, SQLite will say. */
function tighten(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EPERM') throw failure;
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
