import type { WebContents } from 'electron';
import { isOwnUrl } from '../window/origin.ts';
import { electronOrigin } from './scheme.ts';

/** Keeps the window on its own page: no navigation, redirect, frame, new window or webview leads anywhere else. */
export function denyNavigation(contents: WebContents): void {
  const stayHome = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isOwnUrl(event.url, electronOrigin)) event.preventDefault();
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
