const minute = 60_000;
const hour = 60 * minute;

/** When tries follow the first one, in milliseconds after it: 1, 5, 15, 60 minutes, then hourly for 24 hours (I58). */
const later: readonly number[] = [
  minute,
  5 * minute,
  15 * minute,
  ...Array.from({ length: 24 }, (_, index) => (index + 1) * hour),
];

/**
 * When the next try is due, in epoch milliseconds, after so many tries of which the first was at `startedAt`; undefined
 * when the gateway gives up.
 */
export function nextTry(startedAt: number, tries: number): number | undefined {
  const wait = later[tries - 1];
  return wait === undefined ? undefined : startedAt + wait;
}
