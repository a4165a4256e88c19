import type { ReadableDatabase } from '../database/open.ts';
import type { Reading, Source } from './course.ts';

/** Counting more than this many would cost more than it tells. */
const largestCount = 10_000;

/** So few rows are counted one by one, each once. */
const fewRows = 500;

/** A source, and what it gave to a page. */
export interface Asking {
  readonly source: Source;
  readonly page: Reading;
}

/** How many rows match; where it is not exact, about so many. */
export interface Total {
  readonly rows: number;
  readonly exact: boolean;
}

/** How many rows match; where it is not exact, about so many. */
export interface Total {
  readonly rows: number;
  readonly exact: boolean;
}

/** How many rows the sources have together. Exact for a few; of many, and where sources overlap, about so many. */
export function countTogether(database: ReadableDatabase, asked: readonly Asking[]): Total {
  const counts = asked.map(({ source, page }) => source.count(database, largestCount + 1, page));
  const sum = counts.reduce((total, { rows }) => total + rows, 0);
  if (sum <= fewRows && counts.every(({ by }) => by !== 'estimate')) {
    return { rows: new Set(asked.flatMap(({ source }) => source.list(database))).size, exact: true };
  }
  const [only] = counts;
  const isExact = counts.length === 1 && only?.by === 'rows' && sum <= largestCount;
  // What counts further knew the number without counting.
  const isBounded = counts.every(({ rows }) => rows <= largestCount + 1);
  return { rows: isBounded ? Math.min(sum, largestCount) : sum, exact: isExact };
}
