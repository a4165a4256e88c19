const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** After an outcome became unknown: soon, then each hour of the first day, then once a day. Minutes are not worth more than that. */
const soon = [1, 5, 15, 60].map((minutes) => minutes * minute);

/**
 * When the gateway is to be asked about a case: the first moment of its timetable after the last look. It depends on
 * nothing but these two instants, so that it goes on across restarts; a moment that has passed means now. Instants that are
 * still to come were written by a clock that has been set back since: a case must not wait until then. Milliseconds UTC.
 */
export function nextLookAt(unknownSince: number, lastLookAt: number | null, now: number): number {
  if (lastLookAt !== null && lastLookAt > now) return now;
  if (unknownSince > now) return lastLookAt === null ? now : lastLookAt + hour;
  const elapsed = lastLookAt === null ? 0 : lastLookAt - unknownSince;
  const offset =
    soon.find((moment) => moment > elapsed) ??
    (elapsed < day ? nextMultiple(elapsed, hour) : nextMultiple(elapsed, day));
  return unknownSince + offset;
}

function nextMultiple(elapsed: number, step: number): number {
  return (Math.floor(elapsed / step) + 1) * step;
}
