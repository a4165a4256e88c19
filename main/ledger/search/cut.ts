import type { StoredTransaction } from '../queries/rows.ts';
import type { Total } from './count.ts';
import type { Reading } from './course.ts';
import { type Cursor, writeCursor } from './cursor.ts';

/** What of a reading is shown, with the cursors at both of its ends. */
export interface Part {
  readonly shown: readonly StoredTransaction[];
  /** Where the reading goes on; null at the end of the list. */
  readonly ahead: string | null;
  /** Where the way leads back; null where the reading began at an end of the list. */
  readonly back: string | null;
  /** Where the search stopped before it was done; null otherwise. */
  readonly searchedTo: number | null;
  /** The number of all rows, where the reading tells it. */
  readonly total: Total | null;
}

/** Cuts a page of `limit` rows out of a reading that asked for one row more. A page that is not full is its own count. */
export function cut({ rows, searchedTo }: Reading, limit: number, begin: Cursor): Part {
  const shown = rows.slice(0, limit);
  const [first, last] = [shown[0], shown.at(-1)];
  const found = begin.found === null ? null : begin.found + shown.length;
  const back = first === undefined || begin.found === 0 ? null : String(first.position);
  if (rows.length > limit) {
    const ahead = last === undefined ? null : String(last.position);
    return { shown, ahead, back, searchedTo: null, total: null };
  }
  if (searchedTo === null) {
    const total = found === null ? null : { rows: found, exact: true };
    return { shown, ahead: null, back, searchedTo, total };
  }
  const ahead = writeCursor({ position: BigInt(searchedTo), goesOn: true, found });
  return { shown, ahead, back, searchedTo, total: { rows: found ?? shown.length, exact: false } };
}
