import type { BrowserWindow } from 'electron';

export interface SessionEnd {
  /** Whether a request is under way whose answer must be heard. */
  readonly isSending: () => boolean;
  readonly end: () => void;
  /** Writes down at once what the window remembers. */
  readonly flush: () => void;
}

/**
 * Ends the console with the Windows session, of which `app` is told nothing. While a request is under way the session is
 * held, and the console ends behind its window: Windows goes on once the program has gone, but ends one that holds it
 * without a window. Otherwise nothing may be waited for: the process is gone soon after this returns.
 */
export function endWithSession(window: BrowserWindow, { isSending, end, flush }: SessionEnd): void {
  window.on('query-session-end', (event) => {
    if (!isSending()) return;
    event.preventDefault();
    end();
  });
  window.on('session-end', () => {
    flush();
    end();
  });
}
