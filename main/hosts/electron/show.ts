import type { BrowserWindow } from 'electron';

/** How long a loaded page may take to its first picture, in milliseconds, until the window is shown without. */
const moment = 500;

/** A window that is shown once. */
export interface Showing {
  /** Resolves when it is shown, or gone. */
  readonly done: Promise<void>;
  /** Shows it now, if it is not yet. */
  show(): void;
}

/**
 * Shows a window when it can be without a flash, or else a moment after its page was loaded. A hidden window is not
 * painted everywhere, and then never says that it is ready (https://github.com/electron/electron/issues/48859); nor does
 * one say everywhere that it was shown.
 */
export function showOnce(window: BrowserWindow, maximized: boolean): Showing {
  const { promise: done, resolve } = Promise.withResolvers<void>();
  let shown = false;
  const show = () => {
    if (shown || window.isDestroyed()) return;
    shown = true;
    if (maximized) window.maximize();
    window.show();
    resolve();
  };
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', () => setTimeout(show, moment));
  window.once('closed', resolve);
  return { done, show };
}
