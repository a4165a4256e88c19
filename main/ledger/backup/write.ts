import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { openReadable, type ReadableDatabase } from '../database/open.ts';
import { syncFile, syncFolder } from '../database/sync.ts';
import { readHead } from '../events/head.ts';
import { LedgerProblem } from '../problem.ts';
import { readSeals, sealFile, writeSeals } from '../seal/file.ts';
import { keepWitness } from '../witness/keep.ts';
import { witnessFile } from '../witness/read.ts';

/**
 * Copies the ledger as it stands at this moment, checks the copy from end to end and only then gives it its name:
 * folder 0700, file 0600. It runs on a connection and in a thread of its own, in one read of one snapshot, so that
 * nobody who writes ever waits for it.
 */
export async function writeBackup(database: ReadableDatabase, file: string): Promise<void> {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removePartial(folder);
  const partial = `${file}.partial`;
  closeSync(openSync(partial, 'w', 0o600));
  try {
    await database.backup(partial, { progress: () => everyPage });
    assertSound(partial, database);
    syncFile(partial);
    bearWitness(partial, file, database);
    renameSync(partial, file);
    syncFolder(folder);
  } finally {
    removePartial(folder);
  }
}

/** More pages than a file can have: a backup in several reads begins anew with each write in between. */
const everyPage = 0x7fffffff;

/** Throws unless the copy is whole, sound and a copy of this ledger. */
function assertSound(file: string, original: ReadableDatabase): void {
  const copy = new Database(file);
  try {
    // Without a write-ahead log of its own the copy is one file, and can be read from a medium that is read-only.
    copy.pragma('journal_mode = DELETE');
    const [said, ...more] = copy.prepare<[], string>('PRAGMA integrity_check').pluck().all();
    if (said !== 'ok') {
      throw new LedgerProblem('corrupt', `${original.name} is damaged: ${[said, ...more].join('; ')}`, original.name);
    }
    const newest = copy.prepare<[], { digest: string }>(newestLine).get();
    if (newest && original.prepare('SELECT 1 FROM events WHERE digest = @digest').get(newest) === undefined) {
      throw new LedgerProblem('other', `${file} is not a copy of ${original.name}.`, file);
    }
  } finally {
    copy.close();
  }
}

/** What its log ends with, and the ledger's seal as it stands: whoever cuts the copy later is found out by them. */
function bearWitness(partial: string, file: string, original: ReadableDatabase): void {
  const copy = openReadable(partial);
  try {
    rmSync(witnessFile(file), { force: true });
    keepWitness(file, readHead(copy)).close();
  } finally {
    copy.close();
  }
  const seals = readSeals(original.name);
  if (typeof seals === 'object') writeSeals(file, seals);
}

/** Removes a backup with what bears witness of it. */
export function removeBackup(file: string): void {
  for (const name of [file, witnessFile(file), sealFile(file)]) rmSync(name, { force: true });
}

const newestLine = 'SELECT digest FROM events ORDER BY desk_id, sequence DESC LIMIT 1';

/** What an earlier backup left that was cut short, and SQLite's files beside it. */
function removePartial(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.includes('.sqlite.partial')) rmSync(join(folder, name), { force: true });
  }
}
