import { compareKeys } from '../../domain/list-order.ts';
import { stillSorting } from '../../ports/still-sorting.ts';
import type { ListLine, SearchAnswer, SortQuestion } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from '../queries/rows.ts';
import { Superseded, whileAsked } from './asking.ts';
import { lineOf } from './by-chain.ts';
import { timeOf } from './course.ts';
import { type Found, type Gathered, gather, nothingGathered } from './gather.ts';
import { aside, readingOf } from './page.ts';
import { type Place, readPlace, writePlace } from './sorted-place.ts';
import { type Turn, watchTurn } from './turns.ts';

/** The rows of a list by their positions, in its order; null of one that is too long. */
type Sorted = readonly number[] | null;

/** Of which question, and of which state of the file. */
interface Known {
  readonly key: string;
  readonly version: string;
}

/** What a connection sorted last: the next page of the list is asked for right after. */
const sortedLast = new WeakMap<ReadableDatabase, Known & { readonly sorted: Sorted }>();

/** What it has found of a list that is not sorted yet. */
const underWay = new WeakMap<ReadableDatabase, Known & { readonly gathered: Gathered }>();

/** Whoever takes a whole list does not ask how far it is. */
export const inOneGo = Number.POSITIVE_INFINITY;

/**
 * A page of a list that is sorted by a column. All rows of the list are found and compared first, which takes longer than a
 * glance: for a thread that holds nobody up. Where it takes longer than the effort, its first page says how far it is, and is
 * asked for again by {@link stillSorting}. Ends once its turn is over.
 */
export function sortTransactions(
  database: ReadableDatabase,
  question: SortQuestion,
  turn?: Turn,
  effort: number = aside.effort,
): SearchAnswer | 'tooMany' | 'superseded' {
  try {
    return whileAsked(database, watchTurn(turn), () => readSorted(database, question, effort));
  } catch (failure) {
    if (failure instanceof Superseded) return 'superseded';
    throw failure;
  }
}

function readSorted(database: ReadableDatabase, question: SortQuestion, effort: number): SearchAnswer | 'tooMany' {
  const { limit } = question;
  const to = beginOnceSorted(question.to);
  const place = 'cursor' in to ? readPlace(to.cursor) : null;
  if ('cursor' in to && place === null) return 'tooMany';
  const sorted = sortOnce(database, question, to.kind === 'begin' ? effort : inOneGo);
  if (sorted === null) return 'tooMany';
  if ('reached' in sorted) return answerUnderWay(question, sorted);
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

/** Behind a list that was not sorted yet comes its first page. */
function beginOnceSorted(to: SortQuestion['to']): SortQuestion['to'] {
  return to.kind === 'after' && to.cursor === stillSorting ? { kind: 'begin' } : to;
}

/** No row of the list has its place before all are found. */
function answerUnderWay(question: SortQuestion, { found, reached }: Gathered): SearchAnswer {
  return {
    rows: [],
    next: stillSorting,
    previous: null,
    total: found.length,
    exact: false,
    searchedBackTo: reached === null ? null : timeOf(Number(reached)),
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

/** A list that has been sorted is sorted again in one go once the file has changed: what is shown of it does not go away meanwhile. */
function sortOnce(database: ReadableDatabase, question: SortQuestion, effort: number): Sorted | Gathered {
  const { to: _to, limit: _limit, ...asked } = question;
  const now = { key: JSON.stringify(asked), version: versionOf(database) };
  const last = sortedLast.get(database);
  if (last?.key === now.key && last.version === now.version) return last.sorted;
  const begun = underWay.get(database);
  const { gathered: before, ...known } = begun?.key === now.key ? begun : { ...now, gathered: nothingGathered };
  const lineFor = toLine(database, question);
  const gathered = gather(database, question, before, { lineFor, effort: last?.key === now.key ? inOneGo : effort });
  if (gathered.reached !== null) {
    underWay.set(database, { ...known, gathered });
    return gathered;
  }
  underWay.delete(database);
  // A row that moved meanwhile was found at two places or at none: once all is found, it is found again of one moment.
  const isOfNow = known.version === now.version;
  const { found } = isOfNow ? gathered : gather(database, question, nothingGathered, { lineFor, effort: inOneGo });
  const sorted = compareAll(found, question);
  sortedLast.set(database, { ...now, sorted });
  return sorted;
}

function compareAll(found: readonly Found[], { descending, most }: SortQuestion): Sorted {
  if (found.length > most) return null;
  const newestFirst = (one: Found, other: Found) => other.position - one.position;
  return found
    .toSorted((one, other) => compareKeys(one.key, other.key, descending) || newestFirst(one, other))
    .map(({ position }) => position);
}

/** Another one for each change of the file, by whatever connection; within a snapshot it stays the same. */
function versionOf(database: ReadableDatabase): string {
  const own = database.prepare('SELECT total_changes()').pluck().get();
  return JSON.stringify([database.pragma('data_version', { simple: true }), own]);
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
