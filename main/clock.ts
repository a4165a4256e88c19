/** The time as everything here reads it; a test hands in its own. */
export interface Clock {
  /** Milliseconds since 1970 UTC, by the wall clock. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that runs on from an instant, as fast as the machine's own. */
export function clockFrom(instant: number): Clock {
  const shift = instant - Date.now();
  return { now: () => Date.now() + shift };
}
