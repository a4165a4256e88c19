import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App, BrowserWindow } from 'electron';

/**
 * Makes this process the only one on a data folder; false when another is. Electron's lock goes by the profile
 * folder, so each data folder gets a profile of its own.
 */
export function claimProfile(app: App, dataFolder: string): boolean {
  const folder = join(dataFolder, 'electron-profile');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  return app.requestSingleInstanceLock();
}

/** Brings the window forward for somebody who started the console a second time. */
export function showAgain(window: BrowserWindow | undefined): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
