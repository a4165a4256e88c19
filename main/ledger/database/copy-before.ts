import { chmodSync, constants, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { LedgerProblem } from '../problem.ts';
import { freeName } from './copy.ts';
import type { ReadableDatabase, WritableDatabase } from './open.ts';
import { syncFile, syncFolder } from './sync.ts';

/** The name of the copy that is made before a file is brought to a version. */
export function beforeVersion(file: string, version: number): string {
  return `${file}.before-version-${version}`;
}

/**
 * Copies an open ledger before its shape is changed. The copy gets its name once it is whole, checked and on the disk, so
 * that one that was cut short is never taken for the ledger. One of an earlier try that holds the same stays; one that
 * holds something else is kept beside the new one.
 */
export function copyBefore(database: WritableDatabase, version: number): void {
  // The copy is complete because the write-ahead log is emptied into the file first.
  database.pragma('wal_checkpoint(TRUNCATE)');
  const wanted = beforeVersion(database.name, version);
  const partial = `${wanted}.partial`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${partial}${suffix}`, { force: true });
  if (existsSync(wanted) && isCopyOf(wanted, database)) return;
  copyFileSync(database.name, partial, constants.COPYFILE_FICLONE);
  chmodSync(partial, 0o600);
  if (!isCopyOf(partial, database)) {
    throw new LedgerProblem('other', `${partial} is not a sound copy of ${database.name}.`, database.name);
  }
  syncFile(partial);
  renameSync(partial, freeName(wanted));
  syncFolder(dirname(wanted));
}

/** Whether a file is sound, as long as the ledger, of its version, and ends with the same line. */
function isCopyOf(file: string, original: ReadableDatabase): boolean {
  if (statSync(file).size !== statSync(original.name).size) return false;
  try {
    const copy = new Database(file, { readonly: true });
    try {
      // Immutable content that nobody else has open: read without a write-ahead log of its own.
      const ask = (database: Database.Database) => [
        database.pragma('user_version', { simple: true }),
        database.prepare(newestLine).get(),
        database.prepare('SELECT max(observation_id) AS newest FROM observations').get(),
      ];
      const sound = copy.pragma('quick_check(1)', { simple: true }) === 'ok';
      return sound && JSON.stringify(ask(copy)) === JSON.stringify(ask(original));
    } finally {
      copy.close();
      for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    }
  } catch {
    return false;
  }
}

const newestLine = 'SELECT digest FROM events ORDER BY desk_id DESC, sequence DESC LIMIT 1';
