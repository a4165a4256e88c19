import type { BrowserWindow, NativeTheme } from 'electron';
import { groundOf } from '../window/ground.ts';

/** The window's own colour in the theme that Electron has been told, or the system's. */
export function currentGround(nativeTheme: NativeTheme): string {
  return groundOf(nativeTheme.shouldUseDarkColors);
}

/**
 * Repaints the ground under the page whenever the theme changes, by the person or by the system. A window that is
 * made larger shows that ground before the page has painted.
 */
export function keepGround(nativeTheme: NativeTheme, window: BrowserWindow): void {
  const paint = () => window.setBackgroundColor(currentGround(nativeTheme));
  nativeTheme.on('updated', paint);
  window.once('closed', () => nativeTheme.off('updated', paint));
}
