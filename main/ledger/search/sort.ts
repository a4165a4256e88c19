import { compareKeys, type SortKey, sortKeyOf } from '../../domain/list-order.ts';
import type { ListLine, SearchAnswer, SortQuestion } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from '../queries/rows.ts';
import { assertAsked, Superseded, whileAsked } from './asking.ts';
import { lineOf } from './by-chain.ts';
import { afterAll, endOf } from './course.ts';
import { merge } from './merge.ts';
import { aside, readingOf } from './page.ts';
import { type Place, readPlace, writePlace } from './sorted-place.ts';
import { findSources } from './sources.ts';
import { type Turn, watchTurn } from './turns.ts';

/** The rows of a list by their positions, in its order; null of one that is too long. */
type Sorted = readonly number[] | null;

/** What a connection sorted last, and of which state of the file: the next page of the list is asked for right after. */
const sortedLast = new WeakMap<ReadableDatabase, { readonly key: string; readonly sorted: Sorted }>();

/**
 * A page of a list that is sorted by a column. All rows of the list are found and compared first, which takes longer than a
 * glance: for a thread that holds nobody up. Ends once its turn is over.
 */
export function sortTransactions(
  database: ReadableDatabase,
  question: SortQuestion,
  turn?: Turn,
): SearchAnswer | 'tooMany' | 'superseded' {
  try {
    return whileAsked(database, watchTurn(turn), () => readSorted(database, question));
  } catch (failure) {
    if (failure instanceof Superseded) return 'superseded';
    throw failure;
  }
}

function readSorted(database: ReadableDatabase, question: SortQuestion): SearchAnswer | 'tooMany' {
  const { to, limit } = question;
  const place = 'cursor' in to ? readPlace(to.cursor) : null;
  if ('cursor' in to && place === null) return 'tooMany';
  const sorted = sortOnce(database, question);
  if (sorted === null) return 'tooMany';
  const [first, behind] = stretchOf(sorted, to.kind, place, limit);
  const shown = sorted.slice(first, behind);
  return {
    rows: readRows(database, shown).map(toLine(database, question)),
    next: behind < sorted.length && behind > first ? writePlace(sorted, behind - 1) : null,
    previous: first > 0 && behind > first ? writePlace(sorted, first) : null,
    total: sorted.length,
    exact: true,
    searchedBackTo: null,
    reading: readingOf(question),
  };
}

/** From which row to before which one a page goes. A row that has gone since gives way to what stands there now. */
function stretchOf(
  sorted: readonly number[],
  kind: SortQuestion['to']['kind'],
  place: Place | null,
  limit: number,
): readonly [number, number] {
  const known = place === null ? -1 : sorted.indexOf(place.position);
  const at = known < 0 ? Math.min(place?.rank ?? 0, sorted.length) : known;
  switch (kind) {
    case 'begin':
      return [0, Math.min(limit, sorted.length)];
    case 'end':
      return [Math.max(0, sorted.length - limit), sorted.length];
    case 'after': {
      const first = known < 0 ? at : at + 1;
      return [first, Math.min(first + limit, sorted.length)];
    }
    case 'before':
      return [Math.max(0, at - limit), at];
  }
}

function sortOnce(database: ReadableDatabase, question: SortQuestion): Sorted {
  const { to: _to, limit: _limit, ...asked } = question;
  const key = JSON.stringify([asked, versionOf(database)]);
  const last = sortedLast.get(database);
  if (last?.key === key) return last.sorted;
  const sorted = sortAll(database, question);
  sortedLast.set(database, { key, sorted });
  return sorted;
}

/** Another one for each change of the file, by whatever connection; within a snapshot it stays the same. */
function versionOf(database: ReadableDatabase): readonly unknown[] {
  const own = database.prepare('SELECT total_changes()').pluck().get();
  return [database.pragma('data_version', { simple: true }), own];
}

interface Found {
  readonly position: number;
  readonly key: SortKey;
}

/** Rows are read in pieces: only what is compared of them is kept. */
const piece = 1_000;

function sortAll(database: ReadableDatabase, question: SortQuestion): Sorted {
  const { by, descending, most } = question;
  const sources = findSources(database, question, aside.unhurried);
  const lineFor = toLine(database, question);
  const found: Found[] = [];
  for (let from = afterAll; ; ) {
    assertAsked(database);
    const course = { way: 'older', from, end: endOf('older'), limit: piece, effort: aside.effort } as const;
    const readings = sources.map((source) => source.read(database, course));
    const { rows, searchedTo } = merge(readings, 'older');
    const next = rows.slice(0, piece);
    found.push(...next.map((row) => ({ position: row.position, key: sortKeyOf(lineFor(row), by) })));
    if (found.length > most) return null;
    // Sources that gave as many as they were asked for may have more; what one of them did not search is left for the next piece.
    const end = rows.length >= piece ? next.at(-1)?.position : searchedTo;
    if (end === null || end === undefined) break;
    from = BigInt(end);
  }
  const newestFirst = (one: Found, other: Found) => other.position - one.position;
  return found
    .sort((one, other) => compareKeys(one.key, other.key, descending) || newestFirst(one, other))
    .map(({ position }) => position);
}

/** By chain a list is sorted by what stands in it: the root. */
function toLine(database: ReadableDatabase, { byChain = false }: SortQuestion): (row: StoredTransaction) => ListLine {
  return byChain ? (row) => lineOf(database, row) : toTransaction;
}

/** The rows at some positions, in their order. */
function readRows(database: ReadableDatabase, positions: readonly number[]): StoredTransaction[] {
  const rows = database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM json_each(@positions) f CROSS JOIN transactions t ON t.position = f.value`,
    )
    .all({ positions: JSON.stringify(positions) });
  const at = new Map(rows.map((row) => [row.position, row]));
  return positions.flatMap((position) => at.get(position) ?? []);
}
