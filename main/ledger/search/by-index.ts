import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { boundsOf, type Counted, type Counting, limitsOf, type Source, ways } from './course.ts';

type Sought = string | bigint;

/** Rows with one value in an index, which holds them in the order of their positions. */
export function sourceByIndex(condition: string, sought: Sought): Source {
  return {
    read: (database, course) => {
      const { beyond, order } = ways[course.way];
      const rows = database
        .prepare<object, StoredTransaction>(
          `SELECT ${transactionColumns} FROM transactions t
           WHERE ${condition} AND t.position ${beyond} @from ORDER BY t.position ${order} LIMIT @limit`,
        )
        .all({ sought, ...boundsOf(course) });
      return { rows, searchedTo: null, visited: rows.length };
    },
    count: (database, counting) => countRows(database, condition, { sought }, counting),
  };
}

/** How many rows a condition lets through that an index answers. */
export function countRows(
  database: ReadableDatabase,
  condition: string,
  parameters: Readonly<Record<string, Sought>>,
  counting: Counting,
): Counted {
  const positions = database
    .prepare<object, number>(`SELECT t.position FROM transactions t WHERE ${condition} LIMIT @beyondFew`)
    .pluck()
    .all({ ...parameters, ...limitsOf(counting) });
  if (positions.length <= counting.few) return { kind: 'few', positions };
  const rows = database
    .prepare<object, number>(`SELECT count(*) FROM (SELECT 1 FROM transactions t WHERE ${condition} LIMIT @limit)`)
    .pluck()
    .get({ ...parameters, ...limitsOf(counting) });
  return { kind: 'many', rows: rows ?? 0, by: 'rows' };
}

/** Rows of one amount in minor units, of whatever currency. */
export function sourceByAmount(minor: number): Source {
  return sourceByIndex('t.amount_minor = @sought', BigInt(minor));
}

/**
 * What a single word names exactly: a transaction, an order, or the last four digits of a card. Ids are given in capitals and
 * typed as it comes.
 */
export function sourcesByName(database: ReadableDatabase, word: string): Source[] {
  if (!/^[\x21-\x7e]{3,}$/.test(word)) return [];
  const spellings = [...new Set([word, word.toUpperCase()])];
  const names = spellings.flatMap((spelling) => [
    { condition: 't.transaction_id = @sought', sought: spelling },
    { condition: 't.order_id = @sought', sought: spelling },
  ]);
  const lastFour = { condition: "substr(t.card, -4) = @sought AND t.card <> ''", sought: word };
  return [...names, ...(/^[0-9]{4}$/.test(word) ? [lastFour] : [])]
    .filter(({ condition, sought }) => isThere(database, condition, sought))
    .map(({ condition, sought }) => sourceByIndex(condition, sought));
}

/** Most words name nothing: asking that is a fraction of reading and counting what is not there. */
function isThere(database: ReadableDatabase, condition: string, sought: Sought): boolean {
  const found = database
    .prepare<object, number>(`SELECT EXISTS (SELECT 1 FROM transactions t WHERE ${condition})`)
    .pluck()
    .get({ sought });
  return found === 1;
}
