import { isDeskId } from '../../ports/desk-id.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { type Effort, runWithin } from './asking.ts';
import { sourceByOperation } from './by-operation.ts';
import { type Check, noCheck } from './check.ts';
import {
  boundsOf,
  type Counted,
  type Counting,
  limitsOf,
  placesOf,
  type Reading,
  type Source,
  ways,
} from './course.ts';
import { estimatePart } from './stretch.ts';
import { verifyPositions } from './verify-positions.ts';

type Sought = string | bigint;

/** Rows with one value in an index, which holds them in the order of their positions. */
export function sourceByIndex(condition: string, sought: Sought, also: Check): Source {
  if (also.sql !== '') return sourceVerified(condition, sought, also);
  return {
    read: (database, course) => {
      const { beyond, upTo, order } = ways[course.way];
      const rows = database
        .prepare<object, StoredTransaction>(
          `SELECT ${transactionColumns} FROM transactions t
           WHERE ${condition} AND t.position ${beyond} @from AND t.position ${upTo} @end
           ORDER BY t.position ${order} LIMIT @limit`,
        )
        .all({ sought, ...boundsOf(course) });
      return { rows, searchedTo: null, visited: rows.length };
    },
    count: (database, counting) => countRows(database, condition, { sought }, counting),
  };
}

const byOrder = 't.order_id = @sought';
const everyRow: Effort = Number.MAX_SAFE_INTEGER;

/** What the index gives is looked at row by row, as far as the effort reaches. */
function sourceVerified(condition: string, sought: Sought, also: Check): Source {
  const parameters = { sought, ...also.parameters };
  // The rows of an order stand by account in its index: how far they were looked at says nothing, and they are few.
  const isUnsorted = condition === byOrder;
  return {
    read: (database, course) => {
      const { beyond, upTo, order } = ways[course.way];
      return runWithin(database, isUnsorted ? everyRow : course.effort, () =>
        database
          .prepare<object, StoredTransaction>(
            `SELECT ${transactionColumns} FROM transactions t
             WHERE ${condition} AND t.position ${beyond} @from AND t.position ${upTo} @end
               AND still_asked(t.position) AND ${also.sql}
             ORDER BY t.position ${order} LIMIT @limit`,
          )
          .iterate({ ...parameters, ...boundsOf(course) }),
      );
    },
    count: (database, counting, page) => countVerified(database, condition, parameters, also, counting, page),
  };
}

/** Few rows of an index are looked at one by one; of many the page stands for all. */
export function countVerified(
  database: ReadableDatabase,
  condition: string,
  parameters: Readonly<Record<string, Sought>>,
  also: Check,
  counting: Counting,
  page: Reading,
): Counted {
  const all = countRows(database, condition, parameters, counting);
  if (all.kind === 'many') return estimatePart(database, all, counting, page);
  return { kind: 'few', positions: verifyPositions(database, all.positions, also) };
}

/**
 * Whether a row lies where rows are counted. Behind one value an index holds its rows by their places; behind a range it does
 * not, and the sign keeps SQLite from walking the places instead.
 */
export function isCounted(condition: string): string {
  const place = condition.includes(' BETWEEN ') ? '+t.position' : 't.position';
  return `${place} >= @first AND ${place} < @behind`;
}

/** How many rows a condition lets through that an index answers. */
export function countRows(
  database: ReadableDatabase,
  condition: string,
  parameters: Readonly<Record<string, Sought>>,
  counting: Counting,
): Counted {
  const among = `FROM transactions t WHERE ${condition} AND ${isCounted(condition)}`;
  const named = { ...parameters, ...limitsOf(counting), ...placesOf(counting) };
  const positions = database.prepare<object, number>(`SELECT t.position ${among} LIMIT @beyondFew`).pluck().all(named);
  if (positions.length <= counting.few) return { kind: 'few', positions };
  const rows = database
    .prepare<object, number>(`SELECT count(*) FROM (SELECT 1 ${among} LIMIT @limit)`)
    .pluck()
    .get(named);
  return { kind: 'many', rows: rows ?? 0, by: 'rows' };
}

/** Whether a text can be an end of a card: its last four digits, or its first six. */
function isPartOfCard(text: string): boolean {
  return /^([0-9]{4}|[0-9]{6})$/.test(text);
}

/** Four digits are the end of a card, six its beginning. */
function byCard(digits: string): string {
  return `${digits.length === 4 ? 'substr(t.card, -4)' : 'substr(t.card, 1, 6)'} = @sought AND t.card <> ''`;
}

/** Rows of a card by its last four or first six digits. */
export function sourceByCard(digits: string, also: Check = noCheck): Source {
  return sourceByIndex(byCard(digits), digits, also);
}

/** Whether a word can name something: ids and orders are made of plain characters. */
export function isName(word: string): boolean {
  return /^[\x21-\x7e]{3,}$/.test(word);
}

/**
 * What a single word names exactly: a transaction, an order, an operation of this desk, or the last four or first six digits
 * of a card. Ids are given in capitals and typed as it comes.
 */
export function sourcesByName(database: ReadableDatabase, word: string, also: Check = noCheck): Source[] {
  if (isDeskId(word)) return [sourceByOperation(word.toLowerCase(), also)];
  const spellings = [...new Set([word, word.toUpperCase()])];
  const names = spellings.flatMap((spelling) => [
    { condition: 't.transaction_id = @sought', sought: spelling },
    { condition: byOrder, sought: spelling },
  ]);
  return [...names, ...(isPartOfCard(word) ? [{ condition: byCard(word), sought: word }] : [])]
    .filter(({ condition, sought }) => isThere(database, condition, sought))
    .map(({ condition, sought }) => sourceByIndex(condition, sought, also));
}

/** Most words name nothing: asking that is a fraction of reading and counting what is not there. */
function isThere(database: ReadableDatabase, condition: string, sought: Sought): boolean {
  const found = database
    .prepare<object, number>(`SELECT EXISTS (SELECT 1 FROM transactions t WHERE ${condition})`)
    .pluck()
    .get({ sought });
  return found === 1;
}
