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
    visited += stretch;
    if (rows.length >= course.limit || end === undefined) return { rows, searchedTo: null, visited };
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
