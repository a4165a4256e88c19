import { createCancelable } from './cancelable.ts';
import type { FakeWebContents } from './contents.ts';
import type { FakeFrame } from './frames.ts';
import type { Stage } from './stage.ts';
import { standIn } from './stand-in.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];

/** Who asks: a page, by one of its frames or by one that has gone. */
export interface Asker {
  readonly sender: FakeWebContents;
  readonly frame: FakeFrame | null;
}

/** `ipcMain`, and the page's end of it. */
export class FakeIpcMain implements Pick<Electron.IpcMain, 'handle'> {
  private readonly handlers = new Map<string, Handler>();
  private readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  handle(channel: string, listener: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.stage.record.note('ipcMain.handle', channel);
    this.handlers.set(channel, listener);
  }

  /** Asks as a page would. What a handler throws reaches the page as Electron passes it on: with its message. */
  async invoke(channel: string, { sender, frame }: Asker, ...args: readonly unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    // The frame object of the main frame is one and the same each time.
    const senderFrame = frame === sender.frame ? sender.mainFrame : frame && standIn<Electron.WebFrameMain>(frame);
    const fields = {
      sender: standIn<Electron.WebContents>(sender),
      senderFrame,
      type: 'frame',
      processId: 1,
      frameId: 1,
    };
    try {
      return await handler(createCancelable(fields) as Electron.IpcMainInvokeEvent, ...args);
    } catch (failure) {
      throw new Error(`Error invoking remote method '${channel}': ${failure}`);
    }
  }
}
