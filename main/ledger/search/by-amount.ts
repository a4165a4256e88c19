import type { AmountRange } from '../../ports/criterion.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { runWithin } from './asking.ts';
import { countRows, countVerified, isCounted, sourceByIndex } from './by-index.ts';
import { sourceByChecks } from './by-walk.ts';
import { both, type Check, checkAll } from './check.ts';
import {
  boundsOf,
  type Counted,
  type Counting,
  type Course,
  estimate,
  limitsOf,
  placesOf,
  type Reading,
  type Source,
  ways,
} from './course.ts';
import { hasDigits } from './digits.ts';
import { verifyPositions } from './verify-positions.ts';

/** So many rows are gathered and sorted in a few milliseconds; of more, a walk of the list meets a page's as soon. */
const mostGathered = 20_000;

/** Of so many rows the currency is looked up one by one, in a millisecond or two; of more, those of a page stand for all. */
const mostLookedAt = 2_000;

interface Driven {
  /** About how many rows are looked at. */
  readonly rows: number;
  sources(also: Check): Source[];
}

/**
 * Rows of any of some amounts. The index gives them by minor units, and the currency is verified. Ranges of many rows are walked
 * together: a walk for rows of a currency that has none would hold back what the others find.
 */
export function amountsDriven(
  database: ReadableDatabase,
  amounts: readonly AmountRange[],
  gathered: number = mostGathered,
): Driven {
  const counted = amounts.map((range) => ({ range, rows: countInRange(database, range, gathered) }));
  const isWalked = ({ range, rows }: (typeof counted)[number]) => range.from < range.to && rows > gathered;
  const walked = counted.filter(isWalked).map(({ range }) => range);
  const indexed = counted.filter((one) => !isWalked(one)).map(({ range }) => range);
  return {
    rows: counted.reduce((sum, { rows }) => sum + rows, 0),
    sources: (also) => [
      ...indexed.map((range) => (range.from === range.to ? sourceByAmount(range, also) : sourceByRange(range, also))),
      ...(walked.length === 0 ? [] : [sourceByChecks(both(checkAmounts(walked), also))]),
    ],
  };
}

function checkAmounts(ranges: readonly AmountRange[]): Check {
  return checkAll([{ negated: false, anyOf: ranges.map((range) => ({ kind: 'amount', ...range })) }], 'own');
}

/** Rows of one amount. */
function sourceByAmount(range: AmountRange, also: Check): Source {
  const condition = 't.amount_minor = @sought';
  const sought = BigInt(range.from);
  const { read } = sourceByIndex(condition, sought, both(checkAmounts([range]), also));
  return { read, count: countsOf(condition, { sought }, range, also) };
}

/** Rows whose amount lies between two. */
function sourceByRange(range: AmountRange, also: Check): Source {
  const ends = { least: BigInt(range.from), most: BigInt(range.to) };
  return {
    read: (database, course) => gather(database, ends, course, both(checkAmounts([range]), also)),
    count: countsOf('t.amount_minor BETWEEN @least AND @most', ends, range, also),
  };
}

/** By the amount alone some thousands are counted; of more, and where more is verified, a page stands for all. */
function countsOf(
  condition: string,
  parameters: Readonly<Record<string, bigint>>,
  range: AmountRange,
  also: Check,
): Source['count'] {
  const own = checkAmounts([range]);
  return (database, counting, page) => {
    if (also.sql !== '') return countVerified(database, condition, parameters, both(own, also), counting, page);
    const all = countRows(database, condition, parameters, counting);
    if (all.kind === 'few') return { kind: 'few', positions: verifyPositions(database, all.positions, own) };
    return all.rows <= Math.min(mostLookedAt, counting.most)
      ? countOfDigits(database, condition, parameters, range.digits, counting)
      : { kind: 'many', rows: estimate(all.rows, page.rows.length, page.visited), by: 'estimate' };
  };
}

function countOfDigits(
  database: ReadableDatabase,
  condition: string,
  parameters: Readonly<Record<string, bigint>>,
  digits: number,
  counting: Counting,
): Counted {
  const rows = database
    .prepare<object, number>(
      `SELECT count(*) FROM
         (SELECT t.currency FROM transactions t WHERE ${condition} AND ${isCounted(condition)} LIMIT @limit) found
       WHERE ${hasDigits('found.currency', digits)}`,
    )
    .pluck()
    .get({ ...parameters, ...limitsOf(counting), ...placesOf(counting) });
  return { kind: 'many', rows: rows ?? 0, by: 'rows' };
}

/** How many rows have an amount between two, of whatever currency; one more than the most where there are more. */
function countInRange(database: ReadableDatabase, { from, to }: AmountRange, most: number): number {
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
function gather(database: ReadableDatabase, ends: Ends, course: Course, check: Check): Reading {
  const { beyond, upTo, order } = ways[course.way];
  const bounds = `amount_minor BETWEEN @least AND @most AND position ${beyond} @from AND position ${upTo} @end`;
  return runWithin(database, mostGathered, () =>
    database
      .prepare<object, StoredTransaction>(
        `SELECT ${transactionColumns} FROM
           (SELECT position FROM transactions INDEXED BY transactions_by_amount
            WHERE ${bounds} ORDER BY position ${order} LIMIT -1) f
         CROSS JOIN transactions t ON t.position = f.position
         WHERE still_asked(f.position) AND ${check.sql} LIMIT @limit`,
      )
      .iterate({ ...ends, ...check.parameters, ...boundsOf(course) }),
  );
}
