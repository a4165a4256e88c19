import type { ReadableDatabase } from '../database/open.ts';
import type { Bounds, Course, Source } from './course.ts';

const placesOfSecond = 2n ** 20n;

/** The place of a moment among positions: a row's is its second, then a number made of its key. */
export function positionAt(time: number): bigint {
  return BigInt(Math.ceil(time / 1000)) * placesOfSecond;
}

/** Keeps a source within bounds, whatever lies beyond. */
export function keepWithin(source: Source, bounds: Bounds): Source {
  return {
    read: (database, course) => {
      const kept = narrow(course, bounds);
      return kept === null ? { rows: [], searchedTo: null, visited: 0 } : source.read(database, kept);
    },
    count: (database, counting, page) => {
      const counted = source.count(database, { ...counting, within: bounds }, page);
      if (counted.kind === 'few') return counted;
      return { ...counted, rows: Math.min(counted.rows, countWithin(database, bounds, counting.most)) };
    },
  };
}

/** Null where nothing of the course lies within. */
function narrow(course: Course, { from, until }: Bounds): Course | null {
  const [first, last] = [from, until - 1n];
  const isOlder = course.way === 'older';
  const begin = isOlder ? smaller(course.from, until) : larger(course.from, first - 1n);
  const end = isOlder ? larger(course.end, first) : smaller(course.end, last);
  return (isOlder ? begin > end : begin < end) ? { ...course, from: begin, end } : null;
}

/** How many rows lie within; of more than the most one more. */
function countWithin(database: ReadableDatabase, { from, until }: Bounds, most: number): number {
  const rows = database
    .prepare<object, number>(
      `SELECT count(*) FROM
         (SELECT 1 FROM transactions t WHERE t.position >= @first AND t.position < @behind LIMIT @limit)`,
    )
    .pluck()
    .get({ first: from, behind: until, limit: BigInt(most) + 1n });
  return rows ?? 0;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function larger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
