import type { LedgerViews, Opened } from './open-threads.ts';
import { delegate, type Preparation, type Preparing } from './prepare.ts';
import { LedgerProblem } from './problem.ts';

/** An open ledger that can be made anew while it is open. */
export interface Reopening {
  readonly views: LedgerViews;
  readonly writing: Opened['writing'];
  preparation(): Preparation | null;
  /**
   * Opens it afresh, which makes it anew where it is stale; resolves once it can be written again. Rejects where that failed, or as
   * soon as it is stopped: nobody waits for a ledger that is being closed.
   */
  prepareAgain(): Promise<void>;
  /** It is about to be closed: nothing is made anew any more, which the next start does. */
  stop(): void;
  close(): Promise<void>;
}

export interface ReopeningPorts {
  readonly open: () => Promise<Preparing>;
  readonly onProgress: () => void;
  /** Told why it could not be opened again: it is closed, and answers nothing any more. */
  readonly onLost: (failure: unknown) => void;
}

/** Nothing but a withdrawal makes an open ledger stale. */
const justBegun: Preparation = { because: 'withdrawal', done: 0, total: 0, left: null, failed: false };

/** Whoever asks between the closing and the opening waits; what the writer was asked before is done by then. */
export function keepReopening(first: Preparing, { open, onProgress, onLost }: ReopeningPorts): Reopening {
  let current = Promise.resolve(first);
  let settled: Preparing | undefined = first;
  let isStopped = false;
  const stopped = Promise.withResolvers<never>();
  stopped.promise.catch(() => undefined);

  const reopen = async () => {
    const before = await current;
    settled = undefined;
    if (isStopped) return;
    current = before.close().then(open);
    try {
      settled = await current;
    } catch (failure) {
      onLost(failure);
      throw failure;
    }
    if (isStopped) settled.stop();
    onProgress();
    await settled.whenPrepared;
  };
  const stop = () => {
    isStopped = true;
    settled?.stop();
    stopped.reject(new LedgerProblem('beingPrepared', 'The ledger is closed before it is made anew.'));
  };

  return {
    views: delegate<LedgerViews>(async () => (await current).views),
    writing: delegate<Opened['writing']>(async () => (await current).writing),
    preparation: () => (settled ? settled.preparation() : justBegun),
    prepareAgain: () => Promise.race([stopped.promise, reopen()]),
    stop,
    close: async () => {
      stop();
      // One that could not be opened again has nothing open.
      await (await current.catch(() => undefined))?.close();
    },
  };
}
