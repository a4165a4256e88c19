import type { ReadableDatabase } from '../database/open.ts';

/** When the newest finished import was recorded, in milliseconds UTC; null before the first. */
export function findLastImport(database: ReadableDatabase): number | null {
  const newest = database
    .prepare<[], number>('SELECT recorded_at FROM imports ORDER BY sequence DESC LIMIT 1')
    .pluck()
    .get();
  return newest ?? null;
}
