import { randomBytes, randomUUID } from 'node:crypto';
import type { ReadableDatabase, WritableDatabase } from '../database/open.ts';
import { commit } from './digest.ts';
import type { Commitment } from './version-2.ts';

/** Keeps what a person wrote or is called where it can be erased, and gives what the log holds of it. */
export function storeText(database: WritableDatabase, text: string): Commitment {
  const id = randomUUID();
  const salt = randomBytes(16);
  database.prepare('INSERT INTO texts (text_id, salt, body) VALUES (?, ?, ?)').run(id, salt, text);
  return { id, digest: commit(salt, text) };
}

/** The text that a line of the log names; undefined once it is erased. */
export function findText(database: ReadableDatabase, id: string): string | undefined {
  const body = database.prepare<[string], string | null>('SELECT body FROM texts WHERE text_id = ?').pluck().get(id);
  return body ?? undefined;
}
