/** So many wrong PINs, and it is waited before the next one is looked at. */
export const mostTries = 10;

/** How long, in milliseconds. */
export const waitAfterTries = 30 * 60_000;

/** Where in time something was, by clocks of which the first can be set by whoever sits there. */
export interface Moment {
  /** Milliseconds since 1970 UTC. */
  readonly wall: number;
  /** Milliseconds since the computer was started. */
  readonly uptime: number;
  /** Which start of the computer that was. */
  readonly boot: string;
}

/** Wrong PINs in a row, and since when it is waited; null while PINs are looked at. */
export interface Tries {
  readonly wrong: number;
  readonly waitingSince: Moment | null;
}

export const noTries: Tries = { wrong: 0, waitingSince: null };

/** Milliseconds that still have to be waited. Within one start of the computer no clock that is set counts. */
export function remainingWait({ waitingSince: since }: Tries, now: Moment): number {
  if (since === null) return 0;
  const served = since.boot === now.boot ? now.uptime - since.uptime : now.wall - since.wall;
  // Less than nothing was served where the clock was set back: it is waited from the beginning.
  return Math.max(0, waitAfterTries - Math.max(0, served));
}

/**
 * The same tries, told from this start of the computer on: what was served before it stays served, and a clock that is set
 * from here on changes nothing any more.
 */
export function carryOver(tries: Tries, now: Moment): Tries {
  if (tries.waitingSince === null || tries.waitingSince.boot === now.boot) return tries;
  const served = waitAfterTries - remainingWait(tries, now);
  return { ...tries, waitingSince: { wall: now.wall - served, uptime: now.uptime - served, boot: now.boot } };
}

/** One try more, which is counted before it is looked at: whoever ends the program in between has used it up. */
export function countTry(tries: Tries, now: Moment): Tries {
  const before = tries.waitingSince === null ? tries.wrong : 0;
  const wrong = before + 1;
  return { wrong, waitingSince: wrong >= mostTries ? now : null };
}

export function triesLeft({ wrong, waitingSince }: Tries): number {
  return waitingSince === null ? mostTries - wrong : mostTries;
}
