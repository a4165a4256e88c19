import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { assertAsked } from './asking.ts';
import type { Check, Parameters } from './check.ts';
import { type Course, type Reading, ways } from './course.ts';

/** Walking past a row costs a fraction of looking it up from an index. */
const rowsPerEffort = 8;
/** Where matches are dense, a short stretch is enough; a long one is as long as its rows stay in the cache. */
const stretches = { first: 500, growth: 4, longest: 8_000 } as const;

/**
 * Walks the list, stretch by stretch, as far as the effort reaches, and gives the rows that a condition lets through. Throws
 * {@link Superseded} between two stretches.
 */
export function walk(database: ReadableDatabase, course: Course, check: Check): Reading {
  const reach = course.effort * (check.dear ? 1 : rowsPerEffort);
  const rows: StoredTransaction[] = [];
  let { from } = course;
  let visited = 0;
  for (let size: number = stretches.first; ; size = Math.min(size * stretches.growth, stretches.longest)) {
    assertAsked(database);
    const stretch = Math.min(size, reach - visited);
    const end = findEnd(database, { ...course, from }, stretch);
    const bounds = { ...check.parameters, from, end: end ?? course.end, limit: BigInt(course.limit - rows.length) };
    rows.push(...readStretch(database, course, check.sql, bounds));
    const last = rows.length >= course.limit ? rows.at(-1) : undefined;
    if (last || end === undefined) {
      const walked = countWalked(database, { ...course, from, end: last ? BigInt(last.position) : course.end });
      return { rows, searchedTo: null, visited: visited + walked };
    }
    visited += stretch;
    if (visited >= reach) return { rows, searchedTo: Number(end), visited };
    from = end;
  }
}

/** The position of the last row of a stretch; undefined where the list ends before. */
function findEnd(database: ReadableDatabase, { way, from, end: last }: Course, stretch: number): bigint | undefined {
  const { beyond, upTo, order } = ways[way];
  const end = database
    .prepare<object, number>(
      `SELECT position FROM transactions WHERE position ${beyond} @from AND position ${upTo} @last
       ORDER BY position ${order} LIMIT 1 OFFSET @passed`,
    )
    .pluck()
    .get({ from, last, passed: BigInt(stretch - 1) });
  return end === undefined ? undefined : BigInt(end);
}

/**
 * How many rows a stretch that was left in its middle, or at the end of the list, was walked for: the page stands for all by that
 * number, and by the whole stretch a page of 100 rows would stand for a fifth of them.
 */
function countWalked(database: ReadableDatabase, { way, from, end }: Course): number {
  const { beyond, upTo } = ways[way];
  const rows = database
    .prepare<object, number>(
      `SELECT count(*) FROM transactions WHERE position ${beyond} @from AND position ${upTo} @end`,
    )
    .pluck()
    .get({ from, end });
  return rows ?? 0;
}

function readStretch(
  database: ReadableDatabase,
  { way }: Course,
  condition: string,
  parameters: Parameters,
): StoredTransaction[] {
  const { beyond, upTo, order } = ways[way];
  return database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions t
       WHERE t.position ${beyond} @from AND t.position ${upTo} @end AND ${condition}
       ORDER BY t.position ${order} LIMIT @limit`,
    )
    .all(parameters);
}
