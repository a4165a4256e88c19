import type * as Electron from 'electron';
import type { Notice } from '../../notices.ts';

/** Shows a notice of the system's own, where the system has any; a click on it brings the window forward. */
export function notifyBySystem(
  Notification: typeof Electron.Notification,
  notice: Notice,
  comeForward: () => void,
): void {
  if (!Notification.isSupported()) return;
  const shown = new Notification(notice);
  shown.on('click', comeForward);
  shown.show();
}
