import { closeSync, openSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Overwrites a page of a table or index with rubbish. */
export function breakPage(file: string, name: string): void {
  const database = new Database(file);
  const root = database
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(name);
  const size = Number(database.pragma('page_size', { simple: true }));
  database.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(size - 8, 0xff), 0, size - 8, ((root ?? 0) - 1) * size + 8);
  closeSync(handle);
}
