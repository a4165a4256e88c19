import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { createCancelable } from './cancelable.ts';
import type { Stage } from './stage.ts';

type Faked = Pick<
  Electron.App,
  | 'enableSandbox'
  | 'getLocale'
  | 'getSystemLocale'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'setPath'
  | 'whenReady'
>;

/** Electron's `app`: its beginning, its lock and its end. */
export class FakeApp extends EventEmitter implements Faked {
  readonly isPackaged: boolean;
  /** How each attempt to quit ended. */
  readonly quits: ('held' | 'gone')[] = [];
  closeAllWindows: () => void = () => {};
  private readonly stage: Stage;
  private readonly readiness = Promise.withResolvers<void>();
  private lockAsked = false;

  constructor(stage: Stage) {
    super();
    this.stage = stage;
    this.isPackaged = stage.surroundings.packaged;
  }

  /** What Electron does once the entry module has run to its end. */
  becomeReady(): void {
    this.stage.ready = true;
    this.stage.record.note('(ready)');
    this.emit('ready');
    this.readiness.resolve();
  }

  isReady(): boolean {
    return this.stage.ready;
  }

  whenReady(): Promise<void> {
    this.stage.record.note('app.whenReady');
    return this.readiness.promise;
  }

  enableSandbox(): void {
    this.stage.needBeforeReady('app.enableSandbox');
    this.stage.record.note('app.enableSandbox');
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`app.setPath: ${path} does not exist`);
    if (name === 'sessionData' || name === 'userData') this.stage.needBeforeReady(`app.setPath('${name}')`);
    if (name === 'userData' && this.lockAsked)
      throw new Error('The lock goes by userData and has been asked for already');
    this.stage.record.note('app.setPath', name, path);
  }

  requestSingleInstanceLock(): boolean {
    this.stage.record.note('app.requestSingleInstanceLock');
    this.lockAsked = true;
    return this.stage.surroundings.lockIsFree;
  }

  getLocale(): string {
    this.stage.needReady('app.getLocale');
    return this.stage.surroundings.locale;
  }

  getSystemLocale(): string {
    this.stage.needReady('app.getSystemLocale');
    return this.stage.surroundings.locale;
  }

  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    this.stage.record.note('app.setAboutPanelOptions', options);
  }

  /** Closes all windows without saying `window-all-closed`; a listener of `will-quit` may hold the program. */
  quit(): void {
    this.stage.record.note('app.quit');
    this.emit('before-quit', createCancelable({}));
    this.closeAllWindows();
    const event = createCancelable({});
    this.emit('will-quit', event);
    this.quits.push(event.defaultPrevented ? 'held' : 'gone');
  }

  /** Somebody starts the program again; Electron tells the one that holds the lock, and only after `ready`. */
  startAgain(): void {
    this.stage.needReady('second-instance');
    this.emit('second-instance', createCancelable({}), ['electron', '.'], '/', null);
  }

  /** The last window went by itself; without a listener Electron quits. */
  lastWindowClosed(): void {
    if (!this.emit('window-all-closed')) this.quit();
  }
}
