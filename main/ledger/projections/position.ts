import type { WritableDatabase } from '../database/open.ts';

/** Transactions of one second are told apart by this many row ids: over a million. */
const perSecond = 2 ** 20;

/**
 * The row id of a transaction: its second, then the order of arrival within it. It follows business time, so
 * "newest first" walks the table instead of sorting it, and stays exact in a double until the year 2242.
 */
export function nextPosition(database: WritableDatabase, happenedAt: number): number {
  const first = Math.floor(happenedAt / 1000) * perSecond;
  const last = database
    .prepare<[number, number], number | null>(
      'SELECT max(position) FROM transactions WHERE position >= ? AND position < ?',
    )
    .pluck()
    .get(first, first + perSecond);
  return last === null || last === undefined ? first : last + 1;
}
