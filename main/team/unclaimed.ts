import type { TeamReader } from './reader.ts';

export interface UnclaimedPorts {
  readonly reader: Pick<TeamReader, 'countUnclaimed'>;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/** How many rows moved money without a claim, as far as this desk has asked. */
export interface UnclaimedCount {
  /** Something was told or taken in: it may be another number from here on. */
  note(): void;
  /** Asks the engine where that is due; else it is the number of before. */
  read(): Promise<number>;
}

/** Asked anew all the same, in milliseconds: a colleague's word may change it without a row of theirs. */
const longestRest = 60_000;
/** After each count so many times what it took. */
const restPerCount = 20;

/**
 * The engine goes through every row that moved money since the team stands. Of years of them that takes a while, so it is asked
 * behind news alone, and for a twentieth of the time at most.
 */
export function keepUnclaimedCount({ reader, now }: UnclaimedPorts): UnclaimedCount {
  let hasNews = true;
  let last: { readonly count: number; readonly endedAt: number; readonly took: number } | undefined;
  const isDue = (): boolean => {
    if (!last) return true;
    const rested = now() - last.endedAt;
    // A clock that was put back says nothing.
    if (rested < 0 || rested >= longestRest) return true;
    return hasNews && rested >= restPerCount * last.took;
  };
  return {
    note: () => {
      hasNews = true;
    },
    read: async () => {
      if (last && !isDue()) return last.count;
      const began = now();
      hasNews = false;
      try {
        const count = await reader.countUnclaimed();
        last = { count, endedAt: now(), took: Math.max(0, now() - began) };
        return count;
      } catch (failure) {
        hasNews = true;
        throw failure;
      }
    },
  };
}
