import type { LedgerViews, Opened } from './open-threads.ts';
import { delegate, type Preparation, type Preparing } from './prepare.ts';

/** An open ledger that can be made anew while it is open. */
export interface Reopening {
  readonly views: LedgerViews;
  readonly writing: Opened['writing'];
  preparation(): Preparation | null;
  /** Opens it afresh, which makes it anew where it is stale; resolves once it can be written again. */
  prepareAgain(): Promise<void>;
  close(): Promise<void>;
}

/** Nothing but a withdrawal makes an open ledger stale. */
const justBegun: Preparation = { because: 'withdrawal', done: 0, total: 0, left: null, failed: false };

/** Whoever asks between the closing and the opening waits; what the writer was asked before is done by then. */
export function keepReopening(first: Preparing, open: () => Promise<Preparing>, onProgress: () => void): Reopening {
  let current = Promise.resolve(first);
  let settled: Preparing | undefined = first;
  return {
    views: delegate<LedgerViews>(async () => (await current).views),
    writing: delegate<Opened['writing']>(async () => (await current).writing),
    preparation: () => (settled ? settled.preparation() : justBegun),
    prepareAgain: async () => {
      const before = await current;
      settled = undefined;
      current = before.close().then(open);
      settled = await current;
      onProgress();
      await settled.whenPrepared;
    },
    // One that could not be opened again has nothing open.
    close: async () => (await current.catch(() => undefined))?.close(),
  };
}
