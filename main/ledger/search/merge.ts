import type { StoredTransaction } from '../queries/rows.ts';
import type { Reading, Way } from './course.ts';

/** Readings of several sources on one course as one: in its order, each row once, and nothing beyond what all searched. */
export function merge(readings: readonly Reading[], way: Way): Reading {
  const [only] = readings;
  if (only && readings.length === 1) return only;
  const isBefore = (one: number, other: number) => (way === 'older' ? one > other : one < other);
  const ends = readings.map(({ searchedTo }) => searchedTo).filter((end) => end !== null);
  const searchedTo = ends.length === 0 ? null : ends.reduce((near, end) => (isBefore(end, near) ? end : near));
  const rows = new Map<number, StoredTransaction>();
  for (const row of readings.flatMap((reading) => reading.rows)) {
    if (searchedTo === null || !isBefore(searchedTo, row.position)) rows.set(row.position, row);
  }
  const sorted = [...rows.values()].toSorted((one, other) => (isBefore(one.position, other.position) ? -1 : 1));
  return { rows: sorted, searchedTo, visited: readings.reduce((sum, { visited }) => sum + visited, 0) };
}
