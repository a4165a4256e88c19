import type { AmountRange } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { runWithin } from './asking.ts';
import { countRows, countVerified } from './by-index.ts';
import { type Check, noCheck } from './check.ts';
import { boundsOf, type Course, type Reading, type Source, ways } from './course.ts';
import { walk } from './walk.ts';

/** So many rows are gathered and sorted in a few milliseconds; of more, a walk of the list meets a page's as soon. */
const mostGathered = 20_000;

/** The sign keeps the index of amounts away from the walk. */
const isWithin = '+t.amount_minor BETWEEN @least AND @most';

/** Rows whose amount lies between two in minor units, both included, of whatever currency; walked where they are many. */
export function sourceByRange(range: AmountRange, gathered: number = mostGathered, also: Check = noCheck): Source {
  const ends = { least: BigInt(range.from), most: BigInt(range.to) };
  const check = {
    sql: [isWithin, also.sql].filter(Boolean).join(' AND '),
    parameters: { ...ends, ...also.parameters },
    dear: also.dear,
  };
  const condition = 't.amount_minor BETWEEN @least AND @most';
  return {
    read: (database, course) =>
      countInRange(database, range, gathered) > gathered
        ? walk(database, course, check)
        : gather(database, ends, course, also),
    count: (database, counting, page) =>
      also.sql === ''
        ? countRows(database, condition, { ...ends }, counting)
        : countVerified(database, condition, { ...ends }, also, counting, page),
  };
}

/** How many rows have an amount between two; one more than the most where there are more. */
export function countInRange(
  database: ReadableDatabase,
  { from, to }: AmountRange,
  most: number = mostGathered,
): number {
  const rows = database
    .prepare<object, number>(
      `SELECT count(*) FROM
         (SELECT 1 FROM transactions t WHERE t.amount_minor BETWEEN @least AND @most LIMIT @limit)`,
    )
    .pluck()
    .get({ least: BigInt(from), most: BigInt(to), limit: BigInt(most) + 1n });
  return rows ?? 0;
}

interface Ends {
  readonly least: bigint;
  readonly most: bigint;
}

/**
 * Few rows: the index gives them by amount, and the page's are sorted out of them. SQLite leaves out the order of a subquery that
 * has no limit of its own and is joined (https://sqlite.org/optoverview.html, "Subquery Flattening"); -1 is none.
 */
function gather(database: ReadableDatabase, ends: Ends, course: Course, also: Check): Reading {
  const { beyond, upTo, order } = ways[course.way];
  const bounds = `amount_minor BETWEEN @least AND @most AND position ${beyond} @from AND position ${upTo} @end`;
  if (also.sql !== '') {
    return runWithin(database, mostGathered, () =>
      database
        .prepare<object, StoredTransaction>(
          `SELECT ${transactionColumns} FROM
             (SELECT position FROM transactions INDEXED BY transactions_by_amount
              WHERE ${bounds} ORDER BY position ${order} LIMIT -1) f
           CROSS JOIN transactions t ON t.position = f.position
           WHERE still_asked(f.position) AND ${also.sql} LIMIT @limit`,
        )
        .iterate({ ...ends, ...also.parameters, ...boundsOf(course) }),
    );
  }
  const rows = database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM
         (SELECT position FROM transactions INDEXED BY transactions_by_amount
          WHERE ${bounds} ORDER BY position ${order} LIMIT @limit) f
       CROSS JOIN transactions t ON t.position = f.position`,
    )
    .all({ ...ends, ...boundsOf(course) });
  return { rows, searchedTo: null, visited: rows.length };
}
