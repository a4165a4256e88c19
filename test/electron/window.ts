import { EventEmitter } from 'node:events';
import type { FakeApp } from './app.ts';
import { createCancelable } from './cancelable.ts';
import { FakeWebContents } from './contents.ts';
import type { FakeSession } from './session.ts';
import type { Stage } from './stage.ts';
import { standIn } from './stand-in.ts';

type Faked = Pick<
  Electron.BrowserWindow,
  | 'close'
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'setBackgroundColor'
  | 'show'
  | 'webContents'
>;

/** What a window needs of the rest of the fake. */
export interface WindowWorld {
  readonly stage: Stage;
  readonly app: FakeApp;
  readonly open: Set<FakeBrowserWindow>;
  sessionFor(partition: string): FakeSession;
  /** Runs within each load, after the page was asked for. */
  onLoad: (window: FakeBrowserWindow) => void;
}

/** A window; every use of one that is gone throws, as Electron's own does. */
export class FakeBrowserWindow extends EventEmitter implements Faked {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly contents: FakeWebContents;
  readonly session: FakeSession;
  /** What the page was answered at the last load. */
  page: Response | undefined;
  minimized = false;
  fullScreen = false;
  private maximized = false;
  private bounds: Electron.Rectangle;
  private visible: boolean;
  private destroyed = false;
  private readonly world: WindowWorld;

  constructor(world: WindowWorld, options: Electron.BrowserWindowConstructorOptions = {}) {
    world.stage.needReady('new BrowserWindow');
    super();
    this.world = world;
    this.options = options;
    this.visible = options.show !== false;
    const { x = 0, y = 0, width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
    this.bounds = { x, y, width: Math.max(width, minWidth), height: Math.max(height, minHeight) };
    this.contents = new FakeWebContents(world.stage);
    this.session = world.sessionFor(options.webPreferences?.partition ?? '');
    world.open.add(this);
    world.stage.record.note('new BrowserWindow', options);
  }

  get webContents(): Electron.WebContents {
    this.needLife();
    return standIn<Electron.WebContents>(this.contents);
  }

  async loadURL(url: string): Promise<void> {
    this.needLife();
    this.world.stage.record.note('window.loadURL', url);
    const scheme = new URL(url).protocol.slice(0, -1);
    if (!/^https?$/.test(scheme) && !this.session.isServed(scheme)) {
      throw new Error(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${url}'`);
    }
    this.page = await this.session.request(url);
    if (!this.page) throw new Error(`ERR_BLOCKED_BY_CLIENT (-20) loading '${url}'`);
    this.contents.frame.moveTo(url);
    this.world.onLoad(this);
    setImmediate(() => !this.destroyed && this.emit('ready-to-show'));
  }

  show(): void {
    this.needLife();
    this.world.stage.record.note('window.show');
    this.visible = true;
  }

  /** Shows a hidden window as well, as Electron's own does. */
  maximize(): void {
    this.needLife();
    this.world.stage.record.note('window.maximize');
    this.visible = true;
    this.dragToTop();
  }

  isMaximized(): boolean {
    this.needLife();
    return this.maximized;
  }

  isFullScreen(): boolean {
    this.needLife();
    return this.fullScreen;
  }

  /** Of the window as it is when it is not maximised. */
  getNormalBounds(): Electron.Rectangle {
    this.needLife();
    return { ...this.bounds };
  }

  setBackgroundColor(color: string): void {
    this.needLife();
    this.world.stage.record.note('window.setBackgroundColor', color);
  }

  /** The person moves the window or pulls at its corner. */
  drag(bounds: Partial<Electron.Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    if ('x' in bounds || 'y' in bounds) this.emit('move');
    if ('width' in bounds || 'height' in bounds) this.emit('resize');
  }

  /** The person maximises the window; Electron tells of its new size before it tells why. */
  dragToTop(): void {
    this.maximized = true;
    this.emit('resize');
    this.emit('maximize');
  }

  dragFromTop(): void {
    this.maximized = false;
    this.emit('resize');
    this.emit('unmaximize');
  }

  isVisible(): boolean {
    this.needLife();
    return this.visible;
  }

  isMinimized(): boolean {
    this.needLife();
    return this.minimized;
  }

  restore(): void {
    this.needLife();
    this.world.stage.record.note('window.restore');
    this.minimized = false;
  }

  focus(): void {
    this.needLife();
    this.world.stage.record.note('window.focus');
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** As when the person closes it. */
  close(): void {
    this.closeQuietly();
    if (this.world.open.size === 0) this.world.app.lastWindowClosed();
  }

  /** As when the program quits: a listener of `close` hears it while the window is still there. */
  closeQuietly(): void {
    if (this.destroyed) return;
    const event = createCancelable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.contents.destroy();
    this.world.open.delete(this);
    this.emit('closed');
  }

  private needLife(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }
}
