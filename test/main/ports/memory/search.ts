import type { Transaction } from '../../../../main/domain/transaction.ts';
import type { SearchAnswer, SearchQuestion, SeekQuestion } from '../../../../main/ports/views.ts';
import { assertNever } from '../../../../protocol/assert-never.ts';
import { holdsWords, isOfCard, isShort, meets, readWords, type World } from './criteria.ts';
import { byPosition } from './read.ts';
import type { HeldRow, Store } from './store.ts';

type Asked = Omit<SearchQuestion, 'after'>;

export function search(store: Store, question: SearchQuestion): SearchAnswer {
  const found = find(store, question);
  const { after } = question;
  const first = after === null ? 0 : found.filter(({ position }) => position >= Number(after)).length;
  return pageOf(found, first, question);
}

export function seek(store: Store, question: SeekQuestion): SearchAnswer {
  const found = find(store, question);
  const { to, limit } = question;
  switch (to.kind) {
    case 'oldest':
      return pageOf(found, Math.max(0, found.length - limit), question);
    case 'newerThan': {
      const behind = found.filter(({ position }) => position > Number(to.cursor)).length;
      const first = Math.max(0, behind - limit);
      return pageOf(found, first, { ...question, limit: behind - first });
    }
    case 'at': {
      const second = Math.floor(to.time / 1000);
      return pageOf(found, found.filter(({ row }) => Math.floor(row.happenedAt / 1000) > second).length, question);
    }
    default:
      return assertNever(to);
  }
}

/** Newest first. */
function find({ rows, operations }: Store, asked: Asked): HeldRow[] {
  const world: World = {
    rows: [...rows.values()].map(({ row }) => row),
    operations: [...operations.values()].map(({ operation }) => operation),
  };
  return [...rows.values()]
    .filter(({ row }) => isFound(row, asked) && meets(row, asked.criteria ?? [], world))
    .toSorted((one, other) => byPosition(other, one));
}

/** Every word occurs, or the amount is one of those that the text can mean, or digits are the end or the beginning of the card. */
function isFound(row: Transaction, { text, amounts, ranges = [] }: Asked): boolean {
  const { minor } = row.amount;
  const isWithin = ranges.some(({ from, to }) => from <= minor && minor <= to);
  if (readWords(text).length === 0) return ranges.length === 0 || isWithin;
  const isPartOfCard = /^([0-9]{4}|[0-9]{6})$/.test(text.trim()) && isOfCard(row, text.trim());
  return holdsWords(row, text) || amounts.includes(minor) || isWithin || isPartOfCard;
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
