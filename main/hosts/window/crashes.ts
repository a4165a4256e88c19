/**
 * A page that falls over so often in a row, each time before it was there or less than so many milliseconds after it, will fall over
 * again. How long a browser takes to start does not count, as that says only how busy the machine is.
 */
const limit = { crashes: 3, shortLife: 30_000 } as const;

/** The lives of one window's page, each of which ends with a crash. */
export interface PageLives {
  /** At each message of the page: the first of a life says that it is there. */
  isThere(): void;
  /** At each crash: true at the one that makes another try pointless. */
  hasCrashed(): boolean;
}

/** `now` is in milliseconds and never runs backwards, so that a clock that is set does not lengthen a life. */
export function countLives(now: () => number = () => performance.now()): PageLives {
  let crashes = 0;
  let thereSince: number | undefined;
  return {
    isThere: () => {
      thereSince ??= now();
    },
    hasCrashed: () => {
      const hasLived = thereSince !== undefined && now() - thereSince >= limit.shortLife;
      thereSince = undefined;
      crashes = hasLived ? 1 : crashes + 1;
      return crashes >= limit.crashes;
    },
  };
}
