import type { AmountRange } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { countRows } from './by-index.ts';
import { boundsOf, type Course, type Reading, type Source, ways } from './course.ts';
import { walk } from './walk.ts';

/** So many rows are gathered and sorted in a few milliseconds; of more, a walk of the list meets a page's as soon. */
const mostGathered = 20_000;

/** The sign keeps the index of amounts away from the walk. */
const isWithin = '+t.amount_minor BETWEEN @least AND @most';

/** Rows whose amount lies between two in minor units, both included, of whatever currency; walked where they are many. */
export function sourceByRange(range: AmountRange, gathered: number = mostGathered): Source {
  const ends = { least: BigInt(range.from), most: BigInt(range.to) };
  const isMany = (database: ReadableDatabase) =>
    database
      .prepare<object, number>(
        `SELECT count(*) FROM
           (SELECT 1 FROM transactions t WHERE t.amount_minor BETWEEN @least AND @most LIMIT @limit)`,
      )
      .pluck()
      .get({ ...ends, limit: BigInt(gathered) + 1n }) ===
    gathered + 1;
  return {
    read: (database, course) =>
      isMany(database) ? walk(database, course, isWithin, { ...ends }) : gather(database, ends, course),
    count: (database, counting) =>
      countRows(database, 't.amount_minor BETWEEN @least AND @most', { ...ends }, counting),
  };
}

interface Ends {
  readonly least: bigint;
  readonly most: bigint;
}

/** Few rows: the index gives them by amount, and the page's are sorted out of them. */
function gather(database: ReadableDatabase, ends: Ends, course: Course): Reading {
  const { beyond, order } = ways[course.way];
  const rows = database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM
         (SELECT position FROM transactions INDEXED BY transactions_by_amount
          WHERE amount_minor BETWEEN @least AND @most AND position ${beyond} @from
          ORDER BY position ${order} LIMIT @limit) f
       CROSS JOIN transactions t ON t.position = f.position`,
    )
    .all({ ...ends, ...boundsOf(course) });
  return { rows, searchedTo: null, visited: rows.length };
}
