import { randomBytes, randomUUID } from 'node:crypto';
import type { AnsweredPage } from '../../domain/page/answered-page.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/open.ts';
import { commit } from './digest.ts';
import type { Commitment } from './version-2.ts';

/** Keeps what a person wrote or is called where it can be erased, and gives what the log holds of it. */
export function storeText(database: WritableDatabase, text: string, id: string = randomUUID()): Commitment {
  const salt = randomBytes(16);
  database.prepare('INSERT INTO texts (text_id, salt, body) VALUES (?, ?, ?)').run(id, salt, text);
  return { id, digest: commit(salt, text) };
}

/** The text that a line of the log names; undefined once it is erased. */
export function findText(database: ReadableDatabase, id: string): string | undefined {
  const body = database.prepare<[string], string | null>('SELECT body FROM texts WHERE text_id = ?').pluck().get(id);
  return body ?? undefined;
}

/** By this id the page of an attempt is found again: its line alone names the text, and no projection holds it. */
export function pageTextId(attemptId: string): string {
  return `page-${attemptId}`;
}

/** The page that the gateway answered an attempt with; undefined where it answered none, and once it is erased. */
export function findAnsweredPage(database: ReadableDatabase, attemptId: string): AnsweredPage | undefined {
  const text = findText(database, pageTextId(attemptId));
  return text === undefined ? undefined : (JSON.parse(text) as AnsweredPage);
}
