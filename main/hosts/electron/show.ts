import type { BrowserWindow } from 'electron';

/** How long a loaded page may take to its first picture, in milliseconds, until the window is shown without. */
const moment = 500;

/**
 * Shows a window once: when it can be without a flash, or else a moment after its page was loaded. A hidden window is not
 * painted everywhere, and then never says that it is ready (https://github.com/electron/electron/issues/48859). Resolves
 * when it is shown, by whom ever, or gone.
 */
export function showOnce(window: BrowserWindow, maximized: boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let shown = false;
  const show = () => {
    if (shown || window.isDestroyed()) return;
    shown = true;
    if (maximized) window.maximize();
    window.show();
  };
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', () => setTimeout(show, moment));
  window.once('show', () => {
    shown = true;
    resolve();
  });
  window.once('closed', resolve);
  return promise;
}
