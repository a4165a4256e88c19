import { LedgerProblem } from '../problem.ts';
import type { Methods, Remote } from './messages.ts';
import type { Thread } from './start.ts';

/** A thread that is started when somebody wants it, and again if it died; never once it was put away. */
export interface ThreadWhenAsked<M extends Methods> {
  /** Has it started by the time that it is asked something; where it cannot be, the first call says so. */
  wake(): void;
  ask<Value>(question: (methods: Remote<M>) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

export function startWhenAsked<M extends Methods>(start: () => Promise<Thread<M>>): ThreadWhenAsked<M> {
  let current: Promise<Thread<M>> | null = null;
  let isClosed = false;

  /** Whoever goes through a list asks for its next page behind the end as well: nobody would put away what that began. */
  const startOnce = () => {
    if (isClosed) return Promise.reject(new LedgerProblem('other', 'The ledger has been closed.'));
    current ??= watch(start());
    return current;
  };
  /** One that died while nobody asked it anything is not asked any more. */
  const watch = (starting: Promise<Thread<M>>) => {
    const forget = () => {
      if (current === starting) current = null;
    };
    starting.then(({ ended }) => ended.then(forget), forget);
    return starting;
  };

  return {
    wake: () => void startOnce().catch(() => {}),
    ask: async (question) => {
      const asked = startOnce();
      try {
        return await question((await asked).methods);
      } catch (failure) {
        if (current === asked) current = null;
        await asked.then((thread) => thread.close()).catch(() => undefined);
        throw failure;
      }
    },
    close: async () => {
      const last = current;
      isClosed = true;
      current = null;
      await last?.then((thread) => thread.close()).catch(() => undefined);
    },
  };
}
