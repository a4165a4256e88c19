import type { LogLine, LogPart } from '../../ports/replica.ts';
import { type HandedRow, runWithRows } from '../database/handed-rows.ts';
import type { WritableDatabase } from '../database/open.ts';
import { readHead } from '../events/head.ts';
import type { RunningDigests } from '../observations/running-digest.ts';
import { assertBrought, assertLine, assertPerson, assertRow, assertTexts, type StoredText } from './judge.ts';
import { personTextsOf } from './person-texts.ts';
import { type PlacedRow, unpack } from './placed-rows.ts';
import { findStored, type Place } from './places.ts';
import { beginSeeing, type Seen } from './seen.ts';
import { storeTexts } from './store-texts.ts';

/**
 * Stores a part of colleagues' logs as it was told, verified line by line and row by row: digests over the exact bytes, ties, numbers
 * without a gap, the texts behind each digest. Call it inside a transaction: what does not follow throws, and then, as where the
 * transaction is taken back, what was `seen` is to be forgotten. Nothing is projected.
 */
export function storePart(database: WritableDatabase, part: LogPart, seen: Seen = beginSeeing(database)): void {
  const { deskId: own } = readHead(database);
  const desks = new Set([...part.lines, ...part.packs].map(({ deskId }) => deskId));
  const texts = storeTexts(database, part.texts, own);
  for (const deskId of [...desks].toSorted()) {
    if (deskId === own) continue;
    storeLog(database, deskId, {
      lines: part.lines.filter((line) => line.deskId === deskId),
      rows: part.packs.filter((pack) => pack.deskId === deskId).flatMap(unpack),
      texts,
      seen,
    });
  }
}

interface OneLog {
  readonly lines: readonly LogLine[];
  readonly rows: readonly PlacedRow[];
  /** That came along and were not here. */
  readonly texts: ReadonlyMap<string, StoredText>;
  readonly seen: Seen;
}

/** Each line behind the rows that came in before it: an import is held to its digest where its last line comes. */
function storeLog(database: WritableDatabase, deskId: string, { lines, rows, texts, seen }: OneLog): void {
  const digests = seen.digestsOf(deskId);
  let place = findStored(database, deskId);
  const unwritten: PlacedRow[] = [];
  const write = () => writeRows(database, deskId, digests, unwritten.splice(0));
  const waiting = rows.toSorted((one, other) => one.number - other.number);
  let next = 0;
  const storeRows = (before: number) => {
    for (let row = waiting[next]; row && row.afterSequence < before; row = waiting[next]) {
      if (row.number > place.number) {
        assertNewRow(database, deskId, place, row, { texts, seen });
        unwritten.push(row);
        place = { ...place, number: row.number };
      } else {
        write();
        assertSameRow(database, deskId, row);
      }
      next += 1;
    }
    write();
  };
  for (const line of lines.toSorted((one, other) => one.sequence - other.sequence)) {
    storeRows(line.sequence);
    place = storeLine(database, digests, place, line);
  }
  storeRows(place.sequence + 1);
  const left = waiting[next];
  if (left)
    throw new Error(
      `Row ${left.number} of desk ${deskId} came in after line ${left.afterSequence}, which is not here.`,
    );
}

function storeLine(database: WritableDatabase, digests: RunningDigests, place: Place, line: LogLine): Place {
  const { sequence } = line;
  if (sequence <= place.sequence) {
    assertSameLine(database, line);
    return place;
  }
  const stored = assertLine(database, place, line);
  assertTexts(database, stored);
  assertBrought(database, digests, stored);
  insertLine(database, line);
  return { ...place, sequence };
}

/** What is here already is the same, or there are two logs of one name. */
export function assertSameLine(database: WritableDatabase, { deskId, sequence, digest }: LogLine): void {
  const known = database
    .prepare<[string, bigint], string>('SELECT digest FROM events WHERE desk_id = ? AND sequence = ?')
    .pluck()
    .get(deskId, BigInt(sequence));
  if (known !== digest) throw new Error(`Desk ${deskId} has two different lines ${sequence}.`);
}

export function insertLine(database: WritableDatabase, line: LogLine): void {
  database
    .prepare(
      `INSERT INTO events
         (desk_id, sequence, event_id, schema_version, actor, recorded_at, body, previous_digest, digest)
       VALUES (@deskId, @sequence, @eventId, @schemaVersion, @actor, @recordedAt, @body, @previousDigest, @digest)`,
    )
    .run({ ...line, sequence: BigInt(line.sequence), body: Buffer.from(line.body) });
}

interface KnownRow {
  readonly body: string;
  readonly afterSequence: number;
  readonly importId: string;
  readonly textId: string | null;
  readonly digest: string | null;
}

/** A row that is here already is the same, or there are two logs of one name. */
function assertSameRow(database: WritableDatabase, deskId: string, row: PlacedRow): void {
  const { number, afterSequence, importId, body, person } = row;
  const known = database.prepare<[string, bigint], KnownRow>(knownRow).get(deskId, BigInt(number));
  const who = { textId: person?.textId ?? null, digest: person?.digest ?? null };
  const isSame = JSON.stringify(known) === JSON.stringify({ body, afterSequence, importId, ...who });
  if (!isSame) throw new Error(`Desk ${deskId} has two different rows ${number}.`);
}

/** That a row follows what is here, can be read, and names a person of its desk who is the one that was written down. */
function assertNewRow(
  database: WritableDatabase,
  deskId: string,
  place: Place,
  row: PlacedRow,
  { texts, seen }: Pick<OneLog, 'texts' | 'seen'>,
): void {
  const { number, person } = row;
  assertRow(deskId, place, row);
  if (!person) return;
  // By this name an erasure finds them (erase/find-person.ts).
  if (!person.textId.startsWith(personTextsOf(deskId)))
    throw new Error(`Row ${number} of desk ${deskId} names ${person.textId}, which is nobody of its own.`);
  assertPerson(database, texts, seen.texts, person, () => `row ${number} of desk ${deskId}`);
}

/** A row as it is handed to {@link insertRows}. */
const newRows = {
  name: 'new_colleague_rows',
  columns: ['deskId', 'number', 'afterSequence', 'importId', 'body', 'textId', 'digest'],
} as const;

function handOver(deskId: string, { number, afterSequence, importId, body, person }: PlacedRow): HandedRow {
  return [deskId, number, afterSequence, importId, body, person?.textId ?? null, person?.digest ?? null];
}

/** One statement for all. */
function writeRows(
  database: WritableDatabase,
  deskId: string,
  digests: RunningDigests,
  rows: readonly PlacedRow[],
): void {
  if (rows.length === 0) return;
  for (const importId of new Set(rows.map((row) => row.importId))) digests.begin(importId);
  const handed = rows.map((row) => handOver(deskId, row));
  runWithRows(database, newRows, insertRows, handed);
  for (const { importId, body } of rows) digests.add(importId, body);
}

const insertRows = `
  INSERT INTO colleague_rows
    (desk_id, number, after_sequence, import_id, body, person_text_id, person_commitment)
  SELECT deskId, number, afterSequence, importId, body, textId, digest FROM new_colleague_rows
`;

const knownRow = `
  SELECT body, after_sequence AS afterSequence, import_id AS importId, person_text_id AS textId,
         person_commitment AS digest
  FROM colleague_rows WHERE desk_id = ? AND number = ?
`;
