import type { TimeSpan } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';

/** When the oldest and the newest row of the list happened. */
export function findTimeSpan(database: ReadableDatabase): TimeSpan | null {
  const at = (order: 'ASC' | 'DESC') =>
    database
      .prepare<[], number>(`SELECT happened_at FROM transactions ORDER BY position ${order} LIMIT 1`)
      .pluck()
      .get();
  const [oldest, newest] = [at('ASC'), at('DESC')];
  return oldest === undefined || newest === undefined ? null : { oldest, newest };
}
