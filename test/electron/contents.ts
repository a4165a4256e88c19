import { EventEmitter } from 'node:events';
import { createCancelable } from './cancelable.ts';
import { FakeFrame } from './frames.ts';
import type { Stage } from './stage.ts';
import { standIn } from './stand-in.ts';

type Faked = Pick<
  Electron.WebContents,
  | 'id'
  | 'isDestroyed'
  | 'mainFrame'
  | 'reload'
  | 'send'
  | 'setWebRTCIPHandlingPolicy'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
>;

/** The ways in which a page may try to leave, each with an event of its own. */
export type Departure = 'will-navigate' | 'will-redirect' | 'will-frame-navigate';

let lastId = 0;

/** A window's page as the main process sees it. */
export class FakeWebContents extends EventEmitter implements Faked {
  readonly id = ++lastId;
  readonly frame = new FakeFrame('');
  readonly mainFrame = standIn<Electron.WebFrameMain>(this.frame);
  readonly sent: (readonly unknown[])[] = [];
  reloads = 0;
  /** What a reload does besides being counted; the window says it. */
  loadAgain: () => void = () => {};
  private destroyed = false;
  private openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
  private readonly stage: Stage;

  constructor(stage: Stage) {
    super();
    this.stage = stage;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  destroy(): void {
    this.destroyed = true;
    this.frame.dispose();
    this.emit('destroyed');
  }

  send(channel: string, ...args: unknown[]): void {
    this.needLife();
    this.sent.push([channel, ...args]);
  }

  reload(): void {
    this.needLife();
    this.reloads += 1;
    this.stage.record.note('webContents.reload');
    this.loadAgain();
  }

  setZoomFactor(factor: number): void {
    this.needLife();
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.stage.record.note('webContents.setZoomFactor', factor);
  }

  /** The person turns the wheel with Ctrl held; Electron itself does nothing about it. */
  turnWheel(direction: 'in' | 'out'): void {
    this.emit('zoom-changed', createCancelable({}), direction);
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.needLife();
    this.openHandler = handler;
    this.stage.record.note('webContents.setWindowOpenHandler');
  }

  setWebRTCIPHandlingPolicy(policy: Parameters<Electron.WebContents['setWebRTCIPHandlingPolicy']>[0]): void {
    this.needLife();
    this.stage.record.note('webContents.setWebRTCIPHandlingPolicy', policy);
  }

  /** True when the page may go there; without a listener it may go anywhere. */
  depart(departure: Departure, url: string): boolean {
    const event = createCancelable({ url, isMainFrame: departure !== 'will-frame-navigate', isSameDocument: false });
    this.emit(departure, event, url);
    return !event.defaultPrevented;
  }

  /** True when the page may attach a webview. */
  attachWebview(src: string): boolean {
    const event = createCancelable({});
    this.emit('will-attach-webview', event, {}, { src });
    return !event.defaultPrevented;
  }

  /** True when `window.open` gives a window; Electron gives one unless it is told otherwise. */
  openWindow(url: string): boolean {
    return this.openHandler?.(standIn<Electron.HandlerDetails>({ url })).action !== 'deny';
  }

  crash(reason: Electron.RenderProcessGoneDetails['reason'] = 'crashed'): void {
    this.emit('render-process-gone', createCancelable({}), { reason, exitCode: 5 });
  }

  private needLife(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }
}
