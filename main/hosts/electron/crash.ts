import type { BrowserWindow } from 'electron';

/**
 * Loads a crashed page again, a turn later: Electron itself has fallen over when asked inside the event
 * (https://github.com/electron/electron/pull/51900). A page that went as it should, with its window, stays gone.
 */
export function reviveAfterCrash(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    setImmediate(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  });
}
