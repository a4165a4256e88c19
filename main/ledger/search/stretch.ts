import type { TimeSpan } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type Counted, type Counting, estimate, placesOf, type Reading, timeOf } from './course.ts';
import { findTimeSpan } from './span.ts';

/** So many rows of a source, and the milliseconds of the list that they take up. */
export interface Stretch {
  readonly rows: number;
  readonly time: number;
}

/** What a page found, and over which time. */
export function stretchOf({ rows }: Reading): Stretch | undefined {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return undefined;
  return { rows: rows.length, time: Math.abs(timeOf(first.position) - timeOf(last.position)) };
}

/** As many in every stretch of time as in this one. */
export function estimateByTime(database: ReadableDatabase, { rows, time }: Stretch, counting: Counting): number {
  const span = findSpanWithin(database, counting);
  return !span || time <= 0 ? rows : Math.ceil((rows * (span.newest - span.oldest)) / time);
}

/**
 * Of many rows about as many hold what is sought as of those that the page looked at. Where there are more than were counted,
 * the time that it takes up may tell of more.
 */
export function estimatePart(
  database: ReadableDatabase,
  all: Extract<Counted, { readonly kind: 'many' }>,
  counting: Counting,
  page: Reading,
): Counted {
  const rows = estimate(all.rows, page.rows.length, page.visited);
  const stretch = all.by === 'rows' && all.rows > counting.most ? stretchOf(page) : undefined;
  const further = stretch ? Math.max(rows, estimateByTime(database, stretch, counting)) : rows;
  return { kind: 'many', rows: Math.min(counting.most + 1, further), by: 'estimate' };
}

/** When the oldest and the newest row happened of those that are counted; null where the list ends before. */
export function findSpanWithin(database: ReadableDatabase, counting: Counting): TimeSpan | null {
  const span = findTimeSpan(database);
  if (!span) return null;
  const { first, behind } = placesOf(counting);
  const oldest = Math.max(span.oldest, timeOf(Number(first)));
  const newest = Math.min(span.newest, timeOf(Number(behind)));
  return oldest <= newest ? { oldest, newest } : null;
}
