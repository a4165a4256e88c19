import type { App } from 'electron';

/** When the console has ended, and what must not happen before. */
export interface Lifetime {
  readonly ended: Promise<void>;
  end(): void;
  /** Lets the last window go without that being the end, until there is another. */
  replace(close: () => void): void;
  /** There is a window again: its end is the end. */
  replaced(): void;
  /** Lets the program go; until then even Cmd+Q only ends the console. */
  letGo(): void;
}

/**
 * Follows the app from its first window to its last. Cmd+Q never says `window-all-closed`, and the program would be
 * gone while an operation is under way: it is held until the console has been closed.
 */
export function watchLifetime(app: App): Lifetime {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let held = true;
  let replacing = false;
  app.on('window-all-closed', () => {
    if (!replacing) end();
  });
  app.on('will-quit', (event) => {
    if (held) event.preventDefault();
    end();
  });
  return {
    ended,
    end,
    replace: (close) => {
      replacing = true;
      close();
    },
    replaced: () => {
      replacing = false;
    },
    letGo: () => {
      held = false;
      app.quit();
    },
  };
}
