import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { askChannel, handChannel, tellChannel } from '../../../contract/index.ts';
import type { Receive } from '../../channels/receive.ts';
import { untrustedSender } from '../../channels/untrusted-sender.ts';
import { isOwnUrl } from '../window/origin.ts';
import { electronOrigin } from './scheme.ts';

/** The main frame of the one window, on the exact origin. A frame that has gone (null, or disposed of) is nobody. */
export function isTrusted(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: BrowserWindow | undefined,
): boolean {
  const frame = event.senderFrame;
  return (
    window !== undefined &&
    !window.isDestroyed() &&
    frame !== null &&
    !frame.isDestroyed() &&
    event.sender.id === window.webContents.id &&
    frame === window.webContents.mainFrame &&
    isOwnUrl(frame.url, electronOrigin)
  );
}

/** One string in, one string out, and nothing for strangers. */
export function answerWindow(ipcMain: IpcMain, window: () => BrowserWindow | undefined, receive: Receive): void {
  ipcMain.handle(askChannel, async (event, message: unknown) =>
    isTrusted(event, window()) && typeof message === 'string' ? receive(message) : untrustedSender,
  );
}

/** Takes a file's path from the preload, which has it of the file itself; the page never learns it. */
export function takeFiles(
  ipcMain: IpcMain,
  window: () => BrowserWindow | undefined,
  offerFile: (path: string) => string,
): void {
  ipcMain.handle(handChannel, async (event, path: unknown) =>
    isTrusted(event, window()) && typeof path === 'string' && path !== '' ? offerFile(path) : '',
  );
}

/** Tells the window an event, if there is one. */
export function tellWindow(window: BrowserWindow | undefined, message: string): void {
  if (window && !window.isDestroyed()) window.webContents.send(tellChannel, message);
}
