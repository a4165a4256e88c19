import type { App } from 'electron';

/** When the console has ended, and what must not happen before. */
export interface Lifetime {
  readonly ended: Promise<void>;
  end(): void;
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
  app.on('window-all-closed', end);
  app.on('will-quit', (event) => {
    if (held) event.preventDefault();
    end();
  });
  return {
    ended,
    end,
    letGo: () => {
      held = false;
      app.quit();
    },
  };
}
