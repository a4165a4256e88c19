/**
 * How much a round goes through: the log alone, which rows of a colleague ask for again and again, or whatever else the engine
 * knows of as well.
 */
export type Extent = 'log' | 'whole';

/** In milliseconds. */
export interface ExchangePace {
  /** Between two rounds where nothing wakes the loop. */
  readonly poll: number;
  /** After the first round that failed; twice as long after each further one, up to `slowest`. */
  readonly afterFailure: number;
  readonly slowest: number;
}

export const usualPace: ExchangePace = { poll: 2_000, afterFailure: 1_000, slowest: 30_000 };

/** Calls back once after so many milliseconds, unless the returned function was called before. */
export type Wait = (milliseconds: number, work: () => void) => () => void;

export const waitForReal: Wait = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds).unref();
  return () => clearTimeout(timer);
};

export interface ExchangePorts {
  /** Tells and asks once; resolves with whether the engine took part. It does not reject. */
  readonly round: (extent: Extent) => Promise<boolean>;
  readonly pace: ExchangePace;
  readonly wait: Wait;
}

/** Goes on telling and asking: at each wake, at a poll, and ever more seldom while nobody answers. */
export interface Exchange {
  /** Soon, unless the last round failed: then at its time. */
  wake(extent: Extent): void;
  /** At once; resolves when a whole round that began after this call is over. */
  now(): Promise<void>;
  /** Resolves when the round that is under way is over. */
  stop(): Promise<void>;
}

export function startExchange({ round, pace, wait }: ExchangePorts): Exchange {
  let working: Promise<void> | undefined;
  /** What was asked for while a round was under way. */
  let asked: Extent | undefined;
  let isStopped = false;
  let failures = 0;
  let cancel = () => {};

  const work = async (first: Extent) => {
    for (let extent: Extent | undefined = first; extent !== undefined; ) {
      asked = undefined;
      failures = (await round(extent)) ? 0 : failures + 1;
      extent = isStopped || failures > 0 ? undefined : asked;
    }
  };
  const schedule = () => {
    if (isStopped) return;
    const pause =
      failures === 0 ? pace.poll : Math.min(pace.slowest, pace.afterFailure * 2 ** Math.min(failures - 1, 16));
    cancel = wait(pause, () => begin('whole'));
  };
  const begin = (extent: Extent) => {
    if (isStopped || working) return;
    cancel();
    working = work(extent).finally(() => {
      working = undefined;
      schedule();
    });
  };
  const ask = (extent: Extent) => {
    if (working) asked = asked === 'whole' ? asked : extent;
    else begin(extent);
  };
  const now = async (): Promise<void> => {
    // What is under way may have passed already what this one is asked for.
    await working;
    ask('whole');
    await working;
  };
  begin('whole');
  return {
    wake: (extent) => {
      if (working || failures === 0) ask(extent);
    },
    now,
    stop: async () => {
      isStopped = true;
      cancel();
      await working;
    },
  };
}
