import { describeProblem, LedgerProblem } from '../problem.ts';
import type { Methods, Remote } from './messages.ts';
import type { Thread } from './start.ts';

/** A thread that is started again when it dies. */
export interface KeptThread<M extends Methods> {
  /** Calls that are under way when it dies reject with the reason; later ones wait for the new thread. */
  readonly methods: Remote<M>;
  close(): Promise<void>;
}

export interface KeepOptions<M extends Methods> {
  readonly start: () => Promise<Thread<M>>;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Hears of each death before the thread is started again. */
  readonly onDied?: (problem: LedgerProblem) => void;
  /** Hears why it is not started again any more: every call is refused with that from now on. */
  readonly onLost: (problem: LedgerProblem) => void;
}

/**
 * A thread that dies so often in a row, each time less than so many milliseconds after it was there, would die for ever: something
 * is wrong that no start mends. How long a start takes does not count, as that says only how busy the machine is.
 */
export const deathsToGiveUp = 3;
const shortLife = 30_000;

/** Starts it for the first time. Rejects with a {@link LedgerProblem} when its file cannot be opened. */
export async function keepThread<M extends Methods>(options: KeepOptions<M>): Promise<KeptThread<M>> {
  const { start, now, onDied = () => {}, onLost } = options;
  let deaths = 0;
  let startedAt = now();
  let closed = false;
  let current: Promise<Thread<M>> = Promise.resolve(watch(await start()));

  function watch(thread: Thread<M>): Thread<M> {
    startedAt = now();
    void thread.ended.then((problem) => problem && !closed && replace(problem));
    return thread;
  }
  function replace(problem: LedgerProblem): void {
    onDied(problem);
    deaths = Math.abs(now() - startedAt) < shortLife ? deaths + 1 : 1;
    current = deaths < deathsToGiveUp ? start().then(watch) : Promise.reject(problem);
    current.catch((failure) => onLost(failure instanceof LedgerProblem ? failure : describeProblem(failure, '')));
  }

  return {
    methods: new Proxy({} as Remote<M>, {
      get: (_, name) =>
        typeof name === 'string' && name !== 'then'
          ? async (...parameters: Parameters<M[string]>) =>
              ((await current).methods[name] as Remote<M>[string])(...parameters)
          : undefined,
    }),
    close: async () => {
      closed = true;
      await current.then(
        (thread) => thread.close(),
        () => undefined,
      );
    },
  };
}
