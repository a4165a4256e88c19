import { assertNever } from '../../../protocol/assert-never.ts';
import type { SearchAnswer, SearchQuestion, SeekQuestion, TimeSpan } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from './rows.ts';
import { readSearchTerms, type SearchTerms } from './search-terms.ts';

/** Behind every position: the largest whole number of SQLite's. */
const afterAll = 2n ** 63n - 1n;

/** Counting more than this many matches would cost more than it tells. */
const largestCount = 10_000;

/** A page of transactions, newest first; keyset paging, so page ten thousand costs as much as page one. */
export function searchTransactions(database: ReadableDatabase, question: SearchQuestion): SearchAnswer {
  return readOlder(database, question, readPosition(question.after));
}

/** The page at another place of the same list. */
export function seekTransactions(database: ReadableDatabase, question: SeekQuestion): SearchAnswer {
  const { to } = question;
  switch (to.kind) {
    case 'oldest':
      return readNewer(database, question, -1n);
    case 'newerThan':
      return readNewer(database, question, readPosition(to.cursor));
    case 'at':
      return readOlder(database, question, positionAfter(to.time));
    default:
      return assertNever(to);
  }
}

export function findTimeSpan(database: ReadableDatabase): TimeSpan | null {
  const at = (order: 'ASC' | 'DESC') =>
    database
      .prepare<[], number>(`SELECT happened_at FROM transactions ORDER BY position ${order} LIMIT 1`)
      .pluck()
      .get();
  const [oldest, newest] = [at('ASC'), at('DESC')];
  return oldest === undefined || newest === undefined ? null : { oldest, newest };
}

type Asked = Omit<SearchQuestion, 'after'>;

function readOlder(database: ReadableDatabase, asked: Asked, before: bigint): SearchAnswer {
  const condition = conditionFor(asked);
  // Bound as whole numbers: better-sqlite3 binds every other number as REAL.
  const stored = database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions t
       WHERE t.position < @before AND (${condition.sql})
       ORDER BY position DESC LIMIT @limit`,
    )
    .all({ ...condition.parameters, before, limit: BigInt(asked.limit + 1) });
  const shown = stored.slice(0, asked.limit);
  const next = stored.length > asked.limit ? String(shown.at(-1)?.position) : null;
  const previous = before === afterAll ? null : (shown[0] ?? null) && String(shown[0]?.position);
  return answer(database, condition, shown, { next, previous });
}

function readNewer(database: ReadableDatabase, asked: Asked, behind: bigint): SearchAnswer {
  const condition = conditionFor(asked);
  const stored = database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions t
       WHERE t.position > @behind AND (${condition.sql})
       ORDER BY position LIMIT @limit`,
    )
    .all({ ...condition.parameters, behind, limit: BigInt(asked.limit + 1) });
  const shown = stored.slice(0, asked.limit).toReversed();
  const previous = stored.length > asked.limit ? String(shown[0]?.position) : null;
  const next = behind < 0n ? null : (shown.at(-1) ?? null) && String(shown.at(-1)?.position);
  return answer(database, condition, shown, { next, previous });
}

function answer(
  database: ReadableDatabase,
  condition: Condition,
  shown: readonly StoredTransaction[],
  ends: Pick<SearchAnswer, 'next' | 'previous'>,
): SearchAnswer {
  const total = countMatches(database, condition);
  return {
    rows: shown.map(toTransaction),
    ...ends,
    total,
    exact: total <= largestCount,
    searchedBackTo: null,
    reading: 'anywhere',
  };
}

/** Just behind every position of a moment's second. */
function positionAfter(time: number): bigint {
  return BigInt(Math.floor(time / 1000) + 1) * 2n ** 20n;
}

/** What no page was ever handed has nothing behind it. */
function readPosition(after: string | null): bigint {
  if (after === null) return afterAll;
  return /^\d{1,18}$/.test(after) ? BigInt(after) : 0n;
}

interface Condition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

function conditionFor({ text, amounts }: Asked): Condition {
  const terms = readSearchTerms(text);
  if (terms.words.length === 0) return { sql: 'TRUE', parameters: {} };
  const byText = textCondition(terms);
  if (amounts.length === 0) return byText;
  const names = amounts.map((_, index) => `@amount${index}`);
  return {
    sql: `(${byText.sql}) OR amount_minor IN (${names.join(', ')})`,
    parameters: { ...byText.parameters, ...Object.fromEntries(amounts.map((minor, i) => [`amount${i}`, minor])) },
  };
}

function textCondition({ match, words }: SearchTerms): Condition {
  const occurs = words.map((_, index) => `instr(search_text, @word${index}) > 0`).join(' AND ');
  const parameters = Object.fromEntries(words.map((word, index) => [`word${index}`, word]));
  if (match === null) return { sql: occurs, parameters };
  return {
    sql: `position IN (SELECT rowid FROM transaction_search WHERE transaction_search MATCH @match) AND ${occurs}`,
    parameters: { ...parameters, match },
  };
}

function countMatches(database: ReadableDatabase, { sql, parameters }: Condition): number {
  return (
    database
      .prepare<object, number>(
        `SELECT count(*) FROM (SELECT 1 FROM transactions WHERE ${sql} LIMIT ${largestCount + 1})`,
      )
      .pluck()
      .get(parameters) ?? 0
  );
}
