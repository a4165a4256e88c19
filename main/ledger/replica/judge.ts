import { createHash } from 'node:crypto';
import type { LoggedRow, LogLine } from '../../ports/replica.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { namedIn } from '../events/commitments.ts';
import { commit, digestEvent } from '../events/digest.ts';
import { isReadable } from '../events/read-body.ts';
import { assertObservation } from '../observations/observation.ts';
import type { Brought, RunningDigests } from '../observations/running-digest.ts';
import { readUnread } from '../observations/unread.ts';
import type { KnownTexts } from './known-texts.ts';
import type { PlacedRow } from './placed-rows.ts';
import type { Place } from './places.ts';

/** A line with its bytes as the log's own functions read them. */
export type JudgedLine = Omit<LogLine, 'body'> & { readonly body: Buffer };

/** That a line follows what is here, and is what its digest says. */
export function assertLine(database: ReadableDatabase, { sequence: last }: Place, line: LogLine): JudgedLine {
  const { deskId, sequence, previousDigest, digest } = line;
  const where = `line ${sequence} of desk ${deskId}`;
  if (sequence !== last + 1) throw new Error(`After line ${last} of desk ${deskId} line ${sequence} leaves a gap.`);
  const before = database
    .prepare<[string, bigint], string>('SELECT digest FROM events WHERE desk_id = ? AND sequence = ?')
    .pluck()
    .get(deskId, BigInt(last));
  if (previousDigest !== (before ?? '')) throw new Error(`The ${where} is not tied to the line before.`);
  const judged = { ...line, body: Buffer.from(line.body) };
  if (digestEvent(judged) !== digest) throw new Error(`The ${where} has another digest.`);
  if (!isReadable(judged)) throw new Error(`The ${where} has a body that this program cannot read.`);
  return judged;
}

/** That every text which a line names is here, and is the one that was written down. */
export function assertTexts(database: ReadableDatabase, { deskId, sequence, body }: JudgedLine): void {
  for (const { id, digest } of namedIn(body)) {
    const text = database.prepare<[string], StoredText>('SELECT salt, body FROM texts WHERE text_id = ?').get(id);
    judgeText(text, digest, () => `text ${id} of line ${sequence} of desk ${deskId}`);
  }
}

/** The same of the person of a row; `came` along with it. */
export function assertPerson(
  database: ReadableDatabase,
  came: ReadonlyMap<string, StoredText>,
  known: KnownTexts,
  { textId, digest }: NonNullable<LoggedRow['person']>,
  of: () => string,
): void {
  if (known.isKnown(textId, digest)) return;
  const text =
    came.get(textId) ??
    database.prepare<[string], StoredText>('SELECT salt, body FROM texts WHERE text_id = ?').get(textId);
  judgeText(text, digest, () => `text ${textId} of ${of()}`);
  known.note(textId, digest);
}

export interface StoredText {
  readonly salt: Buffer;
  readonly body: string | null;
}

/** One that was erased is held to nothing. */
export function judgeText(text: StoredText | undefined, digest: string, where: () => string): void {
  if (!text) throw new Error(`The ${where()} is not there.`);
  if (text.body !== null && commit(text.salt, text.body) !== digest)
    throw new Error(`The ${where()} is not the one that was written down.`);
}

/** That a row follows what is here and can be read. */
export function assertRow(deskId: string, { number: last }: Place, row: PlacedRow): void {
  if (row.number !== last + 1) throw new Error(`After row ${last} of desk ${deskId} row ${row.number} leaves a gap.`);
  if (!readUnread(row.body)) assertObservation(row.body);
}

/** That a line which ends an import, or tells of a notification, covers just the rows that its desk told. */
export function assertBrought(database: ReadableDatabase, digests: RunningDigests, line: JudgedLine): void {
  const told = broughtIn(line);
  if (!told) return;
  const here = digests.end(told.importId) ?? digestRowsOf(database, line.deskId, told.importId);
  if (here.rows !== told.rows || here.digest !== told.digest)
    throw new Error(`Line ${line.sequence} of desk ${line.deskId} is of other rows than those that came.`);
}

/** What a line says of the rows of an import. */
export function broughtIn({ body }: Pick<JudgedLine, 'body'>): (Brought & { readonly importId: string }) | undefined {
  const { kind, importId, rows, digest } = JSON.parse(body.toString('utf8'));
  return kind === 'importRecorded' || kind === 'notificationKept' ? { importId, rows, digest } : undefined;
}

/** What a colleague told under an import, read back from its first row to its last. */
export function digestRowsOf(database: ReadableDatabase, deskId: string, importId: string): Brought {
  const digest = createHash('sha256');
  let rows = 0;
  const bodies = database
    .prepare<[string, string], string>(
      // Left to itself SQLite may walk everything that the desk has told, which comes in the same order.
      `SELECT body FROM colleague_rows INDEXED BY colleague_rows_by_import
       WHERE import_id = ? AND desk_id = ? ORDER BY number`,
    )
    .pluck()
    .iterate(importId, deskId);
  for (const body of bodies) {
    digest.update(body).update('\n');
    rows += 1;
  }
  return { rows, digest: digest.digest('hex') };
}
