import type { BrowserWindow, Screen } from 'electron';
import { windowSize } from '../host.ts';
import type { WindowMemory, WindowState } from '../window/memory.ts';
import { fitToScreens, type Rectangle, type Screens } from '../window/place.ts';

/** Where the window opens: as it was left, on the screens that there are now. */
export function choosePlace(screen: Screen, state: WindowState): Rectangle {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const screens: Screens = [primary.workArea, ...others.map(({ workArea }) => workArea)];
  return fitToScreens(state.bounds, screens, windowSize);
}

/** Remembers where the window is each time that it has been moved, and for the last time when it closes. */
export function keepPlace(window: BrowserWindow, memory: WindowMemory): void {
  const note = () => {
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    // Of the window as it would be if it were not maximised: that is what it returns to.
    const { x, y, width, height } = window.getNormalBounds();
    memory.keep({ bounds: { x, y, width, height }, maximized: window.isMaximized() });
  };
  window.on('resize', note);
  window.on('move', note);
  window.on('maximize', note);
  window.on('unmaximize', note);
  window.on('close', () => {
    note();
    memory.flush();
  });
}
