import { businessDay } from '../clock.ts';

/** How long after the confirmation a request may still begin, in milliseconds. */
export const freshFor = 60_000;

/**
 * Whether a confirmation is too old to act on: a laptop that sleeps between the click and the sending must not
 * send yesterday's operation when it wakes. The business day is the account's own.
 */
export function isStale(confirmedAt: number, now: number, zone: string): boolean {
  const elapsed = now - confirmedAt;
  return elapsed < 0 || elapsed > freshFor || businessDay(confirmedAt, zone) !== businessDay(now, zone);
}
