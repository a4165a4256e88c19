import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { fold } from './fold.ts';

/** A connection that only reads. */
export type ReadableDatabase = Database.Database & { readonly [readable]: true };

/** The one connection that may write; every function that changes a row asks for this type. */
export type WritableDatabase = ReadableDatabase & { readonly [writable]: true };

declare const readable: unique symbol;
declare const writable: unique symbol;

/** Opens, and at the first time creates, the ledger's file: folder 0700, file 0600. */
export function openWritable(file: string): WritableDatabase {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  const database = new Database(file, { timeout: 5_000 });
  configure(database);
  database.function('fold', { deterministic: true }, (text: string) => fold(text));
  return database as WritableDatabase;
}

/** Opens an existing ledger for reading beside its writer. */
export function openReadable(file: string): ReadableDatabase {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  database.pragma('trusted_schema = OFF');
  return database as ReadableDatabase;
}

/**
 * An acknowledged write survives a power cut only with FULL, which is not what WAL mode starts with; macOS
 * answers fsync before the disk has it unless fullfsync is on.
 */
function configure(database: Database.Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  if (process.platform === 'darwin') {
    database.pragma('fullfsync = ON');
    database.pragma('checkpoint_fullfsync = ON');
  }
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
}
