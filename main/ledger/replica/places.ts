import type { LineName, LogPlace } from '../../ports/replica.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { readHead } from '../events/head.ts';

/** How far a desk's lines and rows are here. */
export interface Place {
  readonly sequence: number;
  /** Of its newest row. */
  readonly number: number;
}

export const nowhere: Place = { sequence: 0, number: 0 };

/** Every desk of which anything is here, this one among them. */
export function listDesks(database: ReadableDatabase): string[] {
  const { deskId } = readHead(database);
  const told = database.prepare<[], string>(toldDesks).pluck().all();
  return [...new Set([deskId, ...told])].toSorted();
}

/** How far a colleague's log is stored here, projected or not. */
export function findStored(database: ReadableDatabase, deskId: string): Place {
  const place = database.prepare<object, Place>(storedPlace).get({ deskId });
  return place ?? nowhere;
}

/** How far a colleague's log is projected here. */
export function findProjected(database: ReadableDatabase, deskId: string): Place {
  const place = database.prepare<[string], Place>(projectedPlace).get(deskId);
  return place ?? nowhere;
}

/** How far each desk's log is known here; a part of which lines are stored and not projected yet is known. */
export function readPlaces(database: ReadableDatabase): LogPlace[] {
  const { deskId: own, sequence } = readHead(database);
  return listDesks(database).map((deskId) => {
    const touches = findTouches(database, deskId);
    if (deskId !== own) {
      const stored = findStored(database, deskId);
      return { deskId, sequence: stored.sequence, rows: stored.number, touches };
    }
    const rows = database.prepare<[], number | null>('SELECT max(observation_id) FROM observations').pluck().get() ?? 0;
    return { deskId, sequence, rows, touches };
  });
}

/** Which lines stand here under these numbers; null for one that is not here. */
export function findDigests(
  database: ReadableDatabase,
  lines: readonly Pick<LineName, 'deskId' | 'sequence'>[],
): (string | null)[] {
  const find = database.prepare<[string, bigint], string>(
    'SELECT digest FROM events WHERE desk_id = ? AND sequence = ?',
  );
  return lines.map(({ deskId, sequence }) => find.pluck().get(deskId, BigInt(sequence)) ?? null);
}

/** The newest line of each other desk that is here. */
export function readNewestLines(database: ReadableDatabase): LineName[] {
  const { deskId: own } = readHead(database);
  const find = database.prepare<[string], LineName>(
    'SELECT desk_id AS deskId, sequence, digest FROM events WHERE desk_id = ? ORDER BY sequence DESC LIMIT 1',
  );
  return listDesks(database).flatMap((deskId) => (deskId === own ? [] : (find.get(deskId) ?? [])));
}

/** How many touches of a desk are here; they have no gap. */
export function findTouches(database: ReadableDatabase, deskId: string): number {
  return (
    database.prepare<[string], number>('SELECT number FROM team_touches WHERE desk_id = ?').pluck().get(deskId) ?? 0
  );
}

/** From desk to desk along the keys: a table of a million lines is not read for the few names in it. */
const toldDesks = `
  WITH RECURSIVE
    lines (desk_id) AS (
      SELECT min(desk_id) FROM events
      UNION ALL SELECT (SELECT min(desk_id) FROM events e WHERE e.desk_id > lines.desk_id) FROM lines
      WHERE lines.desk_id IS NOT NULL),
    told (desk_id) AS (
      SELECT min(desk_id) FROM colleague_rows
      UNION ALL SELECT (SELECT min(desk_id) FROM colleague_rows r WHERE r.desk_id > told.desk_id) FROM told
      WHERE told.desk_id IS NOT NULL)
  SELECT desk_id FROM lines WHERE desk_id IS NOT NULL
  UNION ALL SELECT desk_id FROM told WHERE desk_id IS NOT NULL
  UNION ALL SELECT desk_id FROM team_touches
`;

const storedPlace = `
  SELECT coalesce((SELECT max(sequence) FROM events WHERE desk_id = @deskId), 0) AS sequence,
         coalesce((SELECT max(number) FROM colleague_rows WHERE desk_id = @deskId), 0) AS number
`;

const projectedPlace = `
  SELECT to_sequence AS sequence, to_number AS number FROM arrivals INDEXED BY arrivals_by_desk
  WHERE desk_id = ? ORDER BY arrival_id DESC LIMIT 1
`;
