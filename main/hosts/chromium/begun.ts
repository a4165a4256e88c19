import type { BrowserContext } from 'playwright-core';

/** A browser that was started before it was known what it is to show. */
export interface BegunBrowser {
  /**
   * The browser, for whoever shows something in it from now on; or what became of its window meanwhile, and then it is gone.
   * Rejects when it could not be started.
   */
  take(): Promise<BrowserContext | 'closed' | 'crashed'>;
  /** Ends it, and resolves when it is gone. */
  putAway(): Promise<void>;
}

/** Starts a browser; `start` is called at once. */
export function beginBrowser(start: () => Promise<BrowserContext>): BegunBrowser {
  let became = 'open' as 'open' | 'closed' | 'crashed';
  const note = (what: 'closed' | 'crashed') => () => {
    if (became === 'open') became = what;
  };
  const starting = start().then((context) => {
    context.once('close', note('closed'));
    // Chromium lives on without a window on macOS, and without a screen everywhere.
    for (const page of context.pages()) page.once('close', note('closed')).once('crash', note('crashed'));
    return context;
  });
  // Whoever takes it hears of a failure.
  starting.catch(() => {});
  const end = (context: BrowserContext) => context.close().catch(() => {});
  return {
    take: async () => {
      const context = await starting;
      if (became === 'open') return context;
      await end(context);
      return became;
    },
    putAway: () => starting.then(end, () => {}),
  };
}
