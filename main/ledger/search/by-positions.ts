import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { runWithin } from './asking.ts';
import type { Check } from './check.ts';
import { type Course, estimate, type Source } from './course.ts';
import { verifyPositions } from './verify-positions.ts';

/** So many are looked up by one statement: a page needs few of them, and all are told to SQLite as text. */
const slice = 500;

/** Rows that are known by their positions, in any order and each once; `check` verifies them. */
export function sourceByPositions(list: (database: ReadableDatabase) => readonly number[], check: Check): Source {
  return {
    read: (database, course) => {
      const positions = along(course, list(database));
      return runWithin(database, course.effort, () => readInSlices(database, positions, course.limit, check));
    },
    count: (database, { few, within }, { rows, visited }) => {
      const all = list(database);
      const positions = within ? between(all, within.from, within.until - 1n) : all;
      // Of more the page tells how many hold what is sought.
      if (positions.length > few) {
        return { kind: 'many', rows: estimate(positions.length, rows.length, visited), by: 'estimate' };
      }
      return { kind: 'few', positions: verifyPositions(database, positions, check) };
    },
  };
}

function along({ way, from, end }: Course, positions: readonly number[]): number[] {
  const [least, most] = way === 'older' ? [end, from - 1n] : [from + 1n, end];
  return between(positions, least, most).toSorted((one, other) => (way === 'older' ? other - one : one - other));
}

function between(positions: readonly number[], least: bigint, most: bigint): number[] {
  return positions.filter((position) => least <= BigInt(position) && BigInt(position) <= most);
}

function* readInSlices(
  database: ReadableDatabase,
  positions: readonly number[],
  limit: number,
  { sql, parameters }: Check,
): Iterable<StoredTransaction> {
  const statement = database.prepare<object, StoredTransaction>(
    `SELECT ${transactionColumns} FROM json_each(@positions) f CROSS JOIN transactions t ON t.position = f.value
     WHERE still_asked(t.position) AND ${sql} LIMIT @limit`,
  );
  let left = limit;
  for (let at = 0; at < positions.length && left > 0; at += slice) {
    const part = JSON.stringify(positions.slice(at, at + slice));
    for (const row of statement.iterate({ ...parameters, positions: part, limit: BigInt(left) })) {
      yield row;
      left -= 1;
    }
  }
}
