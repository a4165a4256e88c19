import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { addSearchFunctions } from '../search/asking.ts';
import { cacheStatements } from './statements.ts';
import { syncFolder } from './sync.ts';

/** A connection that only reads. */
export type ReadableDatabase = Database.Database & { readonly [readable]: true };

/** The one connection that may write; every function that changes a row asks for this type. */
export type WritableDatabase = ReadableDatabase & { readonly [writable]: true };

declare const readable: unique symbol;
declare const writable: unique symbol;

/** Opens, and at the first time creates, the ledger's file: folder 0700, file 0600. */
export function openWritable(file: string): WritableDatabase {
  createOnce(file);
  return equip(new Database(file, { timeout: 5_000 }));
}

/** Opens an empty database that no file holds; it goes with its connection. */
export function openInMemory(): WritableDatabase {
  return equip(new Database(':memory:'));
}

function equip(database: Database.Database): WritableDatabase {
  configure(database);
  cacheStatements(database);
  addSearchFunctions(database);
  return database as WritableDatabase;
}

/** A new name is on the disk before anything is put under it, the folders above it too. */
function createOnce(file: string): void {
  const folder = dirname(file);
  const firstNew = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (existsSync(file)) return;
  closeSync(openSync(file, 'a', 0o600));
  syncFolder(folder);
  for (let made = folder; firstNew !== undefined && made.length >= firstNew.length; made = dirname(made)) {
    syncFolder(dirname(made));
  }
}

/** Opens an existing ledger for reading beside its writer. */
export function openReadable(file: string): ReadableDatabase {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  database.pragma('trusted_schema = OFF');
  cacheStatements(database);
  addSearchFunctions(database);
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
