import type { Operation } from '../../domain/operation.ts';
import type { StoredLine } from '../events/read.ts';
import type { Place } from '../replica/places.ts';
import type { Writing } from '../writing/writing.ts';
import { foldRows, type RowToFold } from './fold-rows.ts';
import { projectLine } from './project-line.ts';

/** How much of a colleague's log is projected, and what of it came to nothing. */
export interface ColleaguePortion {
  readonly place: Place;
  readonly rows: number;
  readonly lines: number;
  /** Operations whose answers had named a row that is told to be another's. */
  readonly disowned: readonly Operation[];
}

/** So many rows are in memory at once. */
const page = 500;

/**
 * Brings projections on by a part of a colleague's log, from one place of it towards another: each line, then the rows that came in
 * after it. It stops behind so many rows and lines.
 */
export function projectColleague(
  writing: Writing,
  deskId: string,
  { from, to }: { readonly from: Place; readonly to: Place },
  most: { readonly rows: number; readonly lines: number },
): ColleaguePortion {
  let place = from;
  let [rows, lines] = [0, 0];
  const disowned: Operation[] = [];
  const isDone = () => place.sequence >= to.sequence && place.number >= to.number;
  while (!isDone() && rows < most.rows) {
    const found = listRows(writing, deskId, place, to, Math.min(page, most.rows - rows));
    const last = found.at(-1);
    if (last) {
      disowned.push(...foldRows(writing, found));
      rows += found.length;
      place = { ...place, number: last.number };
      continue;
    }
    if (lines >= most.lines || place.sequence >= to.sequence) break;
    projectLine(writing, requireLine(writing, deskId, place.sequence + 1));
    lines += 1;
    place = { ...place, sequence: place.sequence + 1 };
  }
  return { place, rows, lines, disowned };
}

type NumberedRow = RowToFold & { readonly number: number };

/** What came in after lines up to a place, the oldest first. */
function listRows({ database }: Writing, deskId: string, place: Place, to: Place, most: number): NumberedRow[] {
  const found = database
    .prepare<object, NumberedRow & { readonly afterSequence: number }>(
      `SELECT r.number, r.after_sequence AS afterSequence, r.import_id AS importId, r.body, t.body AS person
       FROM colleague_rows r LEFT JOIN texts t ON t.text_id = r.person_text_id
       WHERE r.desk_id = @deskId AND r.number > @from AND r.number <= @to ORDER BY r.number LIMIT @most`,
    )
    .all({ deskId, from: BigInt(place.number), to: BigInt(to.number), most: BigInt(most) });
  const end = found.findIndex(({ afterSequence }) => afterSequence > place.sequence);
  return end < 0 ? found : found.slice(0, end);
}

function requireLine({ database }: Writing, deskId: string, sequence: number) {
  const line = database
    .prepare<[string, bigint], StoredLine>(
      `SELECT desk_id AS deskId, sequence, schema_version AS schemaVersion, actor, recorded_at AS at, body
       FROM events WHERE desk_id = ? AND sequence = ?`,
    )
    .get(deskId, BigInt(sequence));
  if (!line) throw new Error(`Line ${sequence} of desk ${deskId} is not here.`);
  return line;
}
