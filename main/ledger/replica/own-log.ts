import type { ErasableText, LogLine, LogPart, LogPlace, OwnHead, RowPack } from '../../ports/replica.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { textsOf } from '../erase/lines.ts';
import { readHead } from '../events/head.ts';
import { personTextId } from './person-texts.ts';

/** So many rows of one import behind one line are told together. */
export const rowsOfPack = 250;

/** Where this desk's log ends. Rows are never removed, so that the number of the newest is how many there are. */
export function readOwnHead(database: ReadableDatabase): OwnHead {
  const rows = database.prepare<[], number | null>('SELECT max(observation_id) FROM observations').pluck().get();
  return { ...readHead(database), rows: rows ?? 0 };
}

/**
 * This desk's own log behind a place, as far as so many lines and rows reach: a line comes after every row that came in before it, so
 * that the digest of an import is told behind all of what it covers.
 */
export function readOwn(
  database: ReadableDatabase,
  from: Omit<LogPlace, 'touches'>,
  most: { readonly lines: number; readonly rows: number },
): LogPart {
  const { deskId } = readHead(database);
  if (from.deskId !== deskId) throw new Error(`Desk ${from.deskId} is not this one.`);
  const found = database
    .prepare<[string, bigint, bigint], LogLine>(ownLines)
    .all(deskId, BigInt(from.sequence), BigInt(most.lines));
  const isCut = found.length === most.lines;
  const reach = isCut ? (found.at(-1)?.sequence ?? from.sequence) : Number.MAX_SAFE_INTEGER;
  const behind = database.prepare<[bigint, bigint], StoredRow>(ownRows).all(BigInt(from.rows), BigInt(most.rows + 1));
  const rows = behind.slice(0, most.rows).filter(({ afterSequence }) => afterSequence <= reach);
  const next = behind[rows.length];
  const lines = next ? found.filter(({ sequence }) => sequence <= next.afterSequence) : found;
  return { texts: listTexts(database, deskId, lines, rows), packs: packRows(deskId, rows), lines };
}

interface StoredRow {
  readonly number: number;
  readonly afterSequence: number;
  readonly importId: string;
  readonly body: string;
  readonly personId: number | null;
  readonly digest: string | null;
}

function packRows(deskId: string, rows: readonly StoredRow[]): RowPack[] {
  const packs: { readonly head: StoredRow; readonly rows: StoredRow[] }[] = [];
  for (const row of rows) {
    const last = packs.at(-1);
    const goesOn =
      last?.head.importId === row.importId &&
      last.head.afterSequence === row.afterSequence &&
      last.rows.length < rowsOfPack;
    if (goesOn) last.rows.push(row);
    else packs.push({ head: row, rows: [row] });
  }
  return packs.map(({ head: { number, afterSequence, importId }, rows: packed }) => ({
    deskId,
    number,
    afterSequence,
    importId,
    rows: packed.map(({ body, personId, digest }) => ({
      body,
      person: personId === null || digest === null ? null : { textId: personTextId(deskId, personId), digest },
    })),
  }));
}

/** Everything that the lines and rows name, each once. */
function listTexts(
  database: ReadableDatabase,
  deskId: string,
  lines: readonly LogLine[],
  rows: readonly StoredRow[],
): ErasableText[] {
  const textIds = new Set(lines.flatMap(({ body }) => textsOf(Buffer.from(body))));
  const personIds = new Set(rows.flatMap(({ personId }) => personId ?? []));
  const texts = database.prepare<[string], Omit<ErasableText, 'deskId'>>(namedTexts).all(JSON.stringify([...textIds]));
  const people = database.prepare<[string], Person>(namedPeople).all(JSON.stringify([...personIds]));
  return [
    ...texts.map((text) => ({ deskId, ...text })),
    ...people.map(({ personId, salt, body }) => ({ deskId, textId: personTextId(deskId, personId), salt, body })),
  ];
}

interface Person extends Pick<ErasableText, 'salt' | 'body'> {
  readonly personId: number;
}

const ownLines = `
  SELECT desk_id AS deskId, sequence, event_id AS eventId, schema_version AS schemaVersion, actor,
         recorded_at AS recordedAt, body, previous_digest AS previousDigest, digest
  FROM events WHERE desk_id = ? AND sequence > ? ORDER BY sequence LIMIT ?
`;

const ownRows = `
  SELECT observation_id AS number, after_sequence AS afterSequence, import_id AS importId, body, person_id AS personId,
         person_commitment AS digest
  FROM observations WHERE observation_id > ? ORDER BY observation_id LIMIT ?
`;

const namedTexts = `
  SELECT t.text_id AS textId, t.salt, t.body FROM json_each(?) j CROSS JOIN texts t ON t.text_id = j.value
`;

const namedPeople = `
  SELECT p.person_id AS personId, p.salt, p.body FROM json_each(?) j CROSS JOIN people p ON p.person_id = j.value
`;
