import type { SearchAnswer, SearchQuestion } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from './rows.ts';
import { readSearchTerms, type SearchTerms } from './search-terms.ts';

/** Behind every position: the largest whole number of SQLite's. */
const afterAll = 2n ** 63n - 1n;

/** Counting more than this many matches would cost more than it tells. */
const largestCount = 10_000;

/** A page of transactions, newest first; keyset paging, so page ten thousand costs as much as page one. */
export function searchTransactions(database: ReadableDatabase, question: SearchQuestion): SearchAnswer {
  const condition = conditionFor(question);
  // Bound as whole numbers: better-sqlite3 binds every other number as REAL.
  const before = readPosition(question.after);
  const parameters = { ...condition.parameters, before };
  const stored = database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions t
       WHERE t.position < @before AND (${condition.sql})
       ORDER BY position DESC LIMIT @limit`,
    )
    .all({ ...parameters, limit: BigInt(question.limit + 1) });
  const shown = stored.slice(0, question.limit);
  return {
    rows: shown.map(toTransaction),
    next: stored.length > question.limit ? String(shown.at(-1)?.position) : null,
    total: countMatches(database, condition),
  };
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

function conditionFor({ text, amounts }: SearchQuestion): Condition {
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
