import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserWindow, Dialog } from 'electron';
import type { HostTexts } from '../texts.ts';
import { countLives } from '../window/crashes.ts';

/** What became of a page so far. */
export interface Revival {
  /**
   * Whether it has crashed at all; a load that it broke off is then no failure of its own. Resolves after a moment,
   * because the load may fail before the crash is told of (https://github.com/electron/electron/pull/53924).
   */
  happened(): Promise<boolean>;
}

/** How much later than a load's failure its page's crash may be told of, in milliseconds. */
const moment = 1_000;

/**
 * Loads a crashed page again, a turn later: Electron itself has fallen over when asked inside the event
 * (https://github.com/electron/electron/pull/51900). A page that went as it should, with its window, stays gone; one
 * that crashes time and again is given up.
 */
export function reviveAfterCrash(window: BrowserWindow, giveUp: () => void, lives = countLives()): Revival {
  const { promise: crashed, resolve } = Promise.withResolvers<true>();
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    resolve(true);
    const hopeless = lives.hasCrashed();
    setImmediate(() => {
      if (window.isDestroyed()) return;
      if (hopeless) giveUp();
      else window.webContents.reload();
    });
  });
  return { happened: () => Promise.race([crashed, pause(moment, false)]) };
}

/** Says on the window that its page was given up; resolves when the person has read it, or closed the window. */
export async function tellOfCrashes(dialog: Dialog, window: BrowserWindow, texts: HostTexts['crashed']): Promise<void> {
  const { title: message, text: detail, close } = texts;
  await dialog.showMessageBox(window, { type: 'error', message, detail, buttons: [close] }).catch(() => undefined);
}
