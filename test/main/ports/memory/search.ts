import { compareKeys, sortKeyOf } from '../../../../main/domain/list-order.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import type { SearchAnswer, SearchQuestion, SeekQuestion, SortQuestion } from '../../../../main/ports/views.ts';
import { assertNever } from '../../../../protocol/assert-never.ts';
import { holdsWords, isAmong, isOfCard, isShort, meets, readWords, type World } from './criteria.ts';
import { byPosition } from './read.ts';
import { findRow, type HeldRow, type Store } from './store.ts';

type Asked = Omit<SearchQuestion, 'after'>;

export function search(store: Store, question: SearchQuestion): SearchAnswer {
  const found = find(store, question);
  const { after } = question;
  const first = after === null ? 0 : found.filter((row) => !isBeyond(row, Number(after), question)).length;
  return pageOf(found, first, question);
}

/** The whole list in its order, however long it takes. */
export function sort(store: Store, question: SortQuestion): SearchAnswer | 'tooMany' {
  const { by, descending, most, to, limit } = question;
  const key = ({ row }: HeldRow) => sortKeyOf(row, by);
  const found = find(store, question).toSorted((one, other) => compareKeys(key(one), key(other), descending));
  if (found.length > most) return 'tooMany';
  const cursorAt = (index: number) => `s${found[index]?.position}-${index}`;
  const at = 'cursor' in to ? Number(to.cursor.split('-')[1]) : 0;
  const ends = { begin: 0, end: found.length - limit, after: at + 1, before: at - limit };
  const first = Math.max(0, ends[to.kind]);
  const behind = Math.min(found.length, to.kind === 'before' ? at : first + limit);
  const page = pageOf(found, first, { ...question, limit: behind - first });
  return {
    ...page,
    next: behind < found.length && behind > first ? cursorAt(behind - 1) : null,
    previous: first > 0 && behind > first ? cursorAt(first) : null,
  };
}

/** Whether a row comes behind a position in the list. */
function isBeyond({ position }: HeldRow, place: number, { oldestFirst = false }: Asked): boolean {
  return oldestFirst ? position > place : position < place;
}

export function seek(store: Store, question: SeekQuestion): SearchAnswer {
  const found = find(store, question);
  const { to, limit } = question;
  switch (to.kind) {
    case 'end':
      return pageOf(found, Math.max(0, found.length - limit), question);
    case 'before': {
      const place = Number(to.cursor);
      const behind = found.filter((row) => row.position !== place && !isBeyond(row, place, question)).length;
      const first = Math.max(0, behind - limit);
      return pageOf(found, first, { ...question, limit: behind - first });
    }
    case 'at': {
      const sought = Math.floor(to.time / 1000);
      const isBefore = (second: number) => (question.oldestFirst ? second < sought : second > sought);
      const before = found.filter(({ row }) => isBefore(Math.floor(row.happenedAt / 1000))).length;
      return pageOf(found, before < found.length ? before : Math.max(0, before - limit), question);
    }
    default:
      return assertNever(to);
  }
}

/** Lines, newest first where nothing else is asked for. */
function find(store: Store, asked: Asked): HeldRow[] {
  const found = findRows(store, asked);
  return asked.byChain ? chainsOf(store, found) : found;
}

/** One line for each chain, where the newest of its rows stands that is found. */
function chainsOf(store: Store, found: readonly HeldRow[]): HeldRow[] {
  const keyOf = ({ row }: HeldRow) => JSON.stringify([row.accountId, row.rootId]);
  const newest = new Map(found.toSorted(byPosition).map((held) => [keyOf(held), held]));
  return found
    .filter((held) => newest.get(keyOf(held)) === held)
    .map(({ row: matched, ...held }) => {
      const root = findRow(store, matched.accountId, matched.rootId);
      return { ...held, row: root && root !== matched ? { ...root, matched } : matched };
    });
}

function findRows({ rows, operations }: Store, asked: Asked): HeldRow[] {
  const world: World = {
    rows: [...rows.values()].map(({ row }) => row),
    operations: [...operations.values()].map(({ operation }) => operation),
  };
  return [...rows.values()]
    .filter(({ row }) => isFound(row, asked) && meets(row, asked.criteria ?? [], world))
    .toSorted((one, other) => (asked.oldestFirst ? byPosition(one, other) : byPosition(other, one)));
}

/** Every word occurs, or the amount is one of those that the text can mean, or digits are the end or the beginning of the card. */
function isFound(row: Transaction, { text, amounts, ranges = [] }: Asked): boolean {
  const isWithin = ranges.some((range) => isAmong(row, range));
  const isOne = amounts.some(({ minor, digits }) => isAmong(row, { from: minor, to: minor, digits }));
  if (readWords(text).length === 0) return ranges.length === 0 || isWithin;
  const isPartOfCard = /^([0-9]{4}|[0-9]{6})$/.test(text.trim()) && isOfCard(row, text.trim());
  return holdsWords(row, text) || isOne || isWithin || isPartOfCard;
}

function pageOf(found: readonly HeldRow[], first: number, { text, limit }: Asked): SearchAnswer {
  const shown = found.slice(first, first + limit);
  return {
    rows: shown.map(({ row }) => row),
    next: first + limit < found.length && shown.length > 0 ? String(shown.at(-1)?.position) : null,
    previous: first > 0 && shown.length > 0 ? String(shown[0]?.position) : null,
    total: found.length,
    exact: true,
    searchedBackTo: null,
    reading: readWords(text).some(isShort) ? 'beginnings' : 'anywhere',
  };
}
