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
  /** Runs within each load, after the page was asked for: the page may crash then, or the load fail with what is thrown. */
  onLoad: (window: FakeBrowserWindow) => 'crash' | undefined;
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
  focused = false;
  private closing = false;
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
    this.contents.loadAgain = () => void this.load().catch(() => undefined);
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
    // A page whose window goes meanwhile was not loaded: its frame cannot even be asked where it is.
    if (this.destroyed) throw new Error(`ERR_FAILED (-2) loading '${url}'`);
    this.contents.frame.moveTo(url);
    await this.load();
  }

  /** The page from its first byte to its first picture, at the first load and at each later one. */
  private async load(): Promise<void> {
    const { stage, onLoad } = this.world;
    const result = stage.childrenAbort ? 'crash' : onLoad(this);
    if (result === 'crash') {
      const reason = stage.childrenAbort ? 'launch-failed' : 'crashed';
      if (stage.surroundings.crashIsTold === 'before') this.contents.crash(reason);
      else setImmediate(() => this.contents.crash(reason));
    }
    if (result === 'crash' || this.destroyed) throw new Error('ERR_FAILED (-2) loading');
    this.contents.emit('did-finish-load');
    setImmediate(() => !this.destroyed && stage.surroundings.paints && this.emit('ready-to-show'));
  }

  /** The desktop takes the window out of sight. */
  hide(): void {
    this.visible = false;
    this.focused = false;
  }

  show(): void {
    this.needLife();
    this.world.stage.record.note('window.show');
    this.visible = true;
    this.focused = true;
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

  /** A hidden window takes no notice. */
  focus(): void {
    this.needLife();
    this.world.stage.record.note('window.focus');
    if (this.visible) this.focused = true;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** As when the person closes it, or the program quits: a listener of `close` may keep it; else it goes a turn later. */
  close(): void {
    if (this.destroyed || this.closing) return;
    const event = createCancelable({});
    this.emit('close', event);
    if (event.defaultPrevented) {
      this.world.app.closeWasPrevented();
    } else {
      this.closing = true;
      setImmediate(() => this.destroy());
    }
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.contents.destroy();
    this.world.open.delete(this);
    this.emit('closed');
    if (this.world.open.size === 0) this.world.app.lastWindowClosed();
  }

  /** Windows asks whether the session may end, and then ends it; true when it was allowed to. Nothing of `app` is told. */
  endSession(reason: Electron.WindowSessionEndEvent['reasons'][number] = 'logoff'): boolean {
    const asked = createCancelable({ reasons: [reason] });
    this.emit('query-session-end', asked);
    if (asked.defaultPrevented) return false;
    this.emit('session-end', createCancelable({ reasons: [reason] }));
    return true;
  }

  private needLife(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }
}
