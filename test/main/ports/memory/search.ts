import type { Transaction } from '../../../../main/domain/transaction.ts';
import { fold } from '../../../../main/ledger/database/fold.ts';
import { beginsWord } from '../../../../main/ledger/search/beginnings.ts';
import type { SearchAnswer, SearchQuestion, SeekQuestion } from '../../../../main/ports/views.ts';
import { assertNever } from '../../../../protocol/assert-never.ts';
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
function find({ rows }: Store, asked: Asked): HeldRow[] {
  return [...rows.values()].filter(({ row }) => isFound(row, asked)).toSorted((one, other) => byPosition(other, one));
}

/** Every word occurs, or the amount is one of those that the text can mean, or four digits are the end of the card. */
function isFound(row: Transaction, { text, amounts, ranges = [] }: Asked): boolean {
  const words = readWords(text);
  const { minor } = row.amount;
  const isWithin = ranges.some(({ from, to }) => from <= minor && minor <= to);
  if (words.length === 0) return ranges.length === 0 || isWithin;
  const searched = fold(`${row.transactionId} ${row.orderId} ${row.client} ${row.clientEmail} ${row.clientName}`);
  const holds = (word: string) => (isShort(word) ? beginsWord(searched, word) : searched.includes(word));
  const isEndOfCard = /^[0-9]{4}$/.test(text.trim()) && row.card.endsWith(text.trim());
  return words.every(holds) || amounts.includes(minor) || isWithin || isEndOfCard;
}

function readWords(text: string): string[] {
  return fold(text).split(/\s+/).filter(Boolean);
}

function isShort(word: string): boolean {
  return [...word].length < 3;
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
