import type { BrowserWindow } from 'electron';
import type { WindowMemory } from '../window/memory.ts';
import { nextZoom, type ZoomChange } from '../window/zoom.ts';

export type Zoom = (change: ZoomChange) => void;

/** Zooms the page a step and remembers it. */
export function createZoom(window: () => BrowserWindow | undefined, memory: WindowMemory): Zoom {
  return (change) => {
    const open = window();
    if (!open || open.isDestroyed()) return;
    const zoom = nextZoom(memory.read().zoom, change);
    open.webContents.setZoomFactor(zoom);
    memory.keep({ zoom });
  };
}

/** Ctrl with the mouse wheel comes as an event that Electron leaves to us. */
export function zoomByWheel(window: BrowserWindow, zoom: Zoom): void {
  window.webContents.on('zoom-changed', (_event, direction) => zoom(direction));
}
