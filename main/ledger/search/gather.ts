import { type SortKey, sortKeyOf } from '../../domain/list-order.ts';
import type { ListLine, SortQuestion } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import type { StoredTransaction } from '../queries/rows.ts';
import { assertAsked } from './asking.ts';
import { afterAll, endOf } from './course.ts';
import { merge } from './merge.ts';
import { aside } from './page.ts';
import { findSources } from './sources.ts';

/** A row of a list that is to be sorted: only what is compared of it is kept. */
export interface Found {
  readonly position: number;
  readonly key: SortKey;
}

/** What is found of a list, and how far it was searched. */
export interface Gathered {
  readonly found: readonly Found[];
  /** The position down to which everything was searched; null once it is the whole list, or too many rows to be sorted. */
  readonly reached: bigint | null;
}

export const nothingGathered: Gathered = { found: [], reached: afterAll };

/** Rows are read in pieces. */
const piece = 1_000;

export interface Gathering {
  readonly lineFor: (row: StoredTransaction) => ListLine;
  /** After about so many rows that were looked at it says how far it is. */
  readonly effort: number;
}

/** Goes on finding the rows of a list that is to be sorted. Throws a Superseded once somebody asks for another. */
export function gather(
  database: ReadableDatabase,
  question: SortQuestion,
  { found: before, reached }: Gathered,
  { lineFor, effort }: Gathering,
): Gathered {
  const { by, most } = question;
  const sources = findSources(database, question, aside.unhurried);
  const found = [...before];
  let visited = 0;
  for (let from = reached; from !== null; ) {
    if (visited >= effort) return { found, reached: from };
    assertAsked(database);
    const course = { way: 'older', from, end: endOf('older'), limit: piece, effort: aside.effort } as const;
    const reading = merge(
      sources.map((source) => source.read(database, course)),
      'older',
    );
    visited += Math.max(reading.visited, reading.rows.length);
    const next = reading.rows.slice(0, piece);
    found.push(...next.map((row) => ({ position: row.position, key: sortKeyOf(lineFor(row), by) })));
    if (found.length > most) break;
    // Sources that gave as many as they were asked for may have more; what one of them did not search is left for the next piece.
    const end = reading.rows.length >= piece ? next.at(-1)?.position : reading.searchedTo;
    from = end === null || end === undefined ? null : BigInt(end);
  }
  return { found, reached: null };
}
