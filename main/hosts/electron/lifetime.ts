import type { App } from 'electron';

/** When the console has ended, and what must not happen before. */
export interface Lifetime {
  readonly ended: Promise<void>;
  /** Aborted when the console has ended: nothing is to be opened, or asked, any more. */
  readonly over: AbortSignal;
  end(): void;
  /** Lets the last window go without that being the end, until there is another. */
  replace(close: () => void): void;
  /** There is a window again: its end is the end. */
  replaced(): void;
  /** Lets the program go with an exit code; until then even Cmd+Q only ends the console. */
  letGo(exitCode: number): void;
}

/**
 * Follows the app from its first window to its last. Cmd+Q never says `window-all-closed`, and the program would be
 * gone while an operation is under way: it is held until the console has been closed. It then goes by `exit`, because
 * `quit` knows no exit code (https://github.com/electron/electron/issues/1944) and is held.
 */
export function watchLifetime(app: App): Lifetime {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const over = new AbortController();
  let replacing = false;
  const end = () => {
    over.abort();
    resolve();
  };
  app.on('window-all-closed', () => {
    if (!replacing) end();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    end();
  });
  return {
    ended,
    over: over.signal,
    end,
    replace: (close) => {
      replacing = true;
      close();
    },
    replaced: () => {
      replacing = false;
    },
    letGo: (exitCode) => app.exit(exitCode),
  };
}
