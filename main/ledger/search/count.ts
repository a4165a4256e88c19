import type { ReadableDatabase } from '../database/open.ts';
import type { Counted, Counting, Reading, Source } from './course.ts';

const asUsual: Counting = { few: 500, most: 10_000 };

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

/** How many rows the sources have together. Exact for a few; of many, and where sources overlap, about so many. */
export function countTogether(database: ReadableDatabase, asked: readonly Asking[], counting = asUsual): Total {
  const counts = asked.map(({ source, page }) => source.count(database, counting, page));
  const few = counts.flatMap((counted) => (counted.kind === 'few' ? [counted.positions] : []));
  const sum = counts.reduce((total, counted) => total + rowsOf(counted), 0);
  if (few.length === counts.length && sum <= counting.few) return { rows: new Set(few.flat()).size, exact: true };
  const [only] = counts;
  const isExact = counts.length === 1 && only?.kind === 'many' && only.by === 'rows' && sum <= counting.most;
  // What counts further knew the number without counting.
  const isBounded = counts.every((counted) => rowsOf(counted) <= counting.most + 1);
  // Of an index that was counted up to the most, a part can be less than the page shows.
  const rows = Math.max(countFound(asked), isBounded ? Math.min(sum, counting.most) : sum);
  return { rows, exact: isExact };
}

function countFound(asked: readonly Asking[]): number {
  return new Set(asked.flatMap(({ page }) => page.rows.map(({ position }) => position))).size;
}

function rowsOf(counted: Counted): number {
  return counted.kind === 'few' ? counted.positions.length : counted.rows;
}
