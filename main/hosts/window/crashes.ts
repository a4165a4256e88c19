/** A page that falls over this often within the time, in milliseconds, will fall over again. */
const limit = { crashes: 3, within: 60_000 } as const;

/**
 * Counts the crashes of one window: true at the one that makes another try pointless. `now` is in milliseconds and
 * never runs backwards, so that a clock that is set does not hide a crash.
 */
export function countCrashes(now: () => number = () => performance.now()): () => boolean {
  let recent: readonly number[] = [];
  return () => {
    const time = now();
    recent = [...recent.filter((crash) => time - crash < limit.within), time];
    return recent.length >= limit.crashes;
  };
}
