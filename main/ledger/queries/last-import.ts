import type { ReadableDatabase } from '../database/open.ts';

/** Of each desk the one that its log tells last, whatever its clock said of an earlier one. */
const newestOfEach = `
  SELECT max(i.recorded_at) FROM (SELECT desk_id, max(sequence) AS sequence FROM imports GROUP BY desk_id) newest
  JOIN imports i USING (desk_id, sequence)
`;

/** When the newest finished import was recorded, in milliseconds UTC; null before the first. */
export function findLastImport(database: ReadableDatabase): number | null {
  const newest = database.prepare<[], number | null>(newestOfEach).pluck().get();
  return newest ?? null;
}
