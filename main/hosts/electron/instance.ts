import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App, BrowserWindow } from 'electron';

/**
 * Gives this data folder a profile of its own, and tells another process on it to come forward: the system lets a window
 * do so only for Electron's own lock. Who has the folder is not decided here, because Electron is not the only host.
 */
export function claimProfile(app: App, dataFolder: string): void {
  const folder = join(dataFolder, 'electron-profile');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.requestSingleInstanceLock();
}

/** Brings the window forward for somebody who started the console a second time; a hidden one takes no focus. */
export function showAgain(window: BrowserWindow | undefined): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
