import type { ReadableDatabase, WritableDatabase } from './open.ts';

/** What is kept about the file itself, by name; undefined where nothing is. */
export function readUpkeep(database: ReadableDatabase, name: string): string | undefined {
  return database.prepare<[string], string>('SELECT value FROM upkeep WHERE name = ?').pluck().get(name);
}

export function writeUpkeep(database: WritableDatabase, name: string, value: string): void {
  database
    .prepare('INSERT INTO upkeep (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, value);
}

export function forgetUpkeep(database: WritableDatabase, name: string): void {
  database.prepare('DELETE FROM upkeep WHERE name = ?').run(name);
}
