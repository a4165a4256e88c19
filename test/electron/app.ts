import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { createCancelable } from './cancelable.ts';
import type { Stage } from './stage.ts';
import { standIn } from './stand-in.ts';

type Faked = Pick<
  Electron.App,
  | 'commandLine'
  | 'enableSandbox'
  | 'exit'
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

/** What the app does with its windows. */
export interface AppWindows {
  count(): number;
  /** Asks each to close; they go later, or not at all. */
  close(): void;
  destroy(): void;
}

/** Electron's `app`: its beginning, its lock and its end, as `shell/browser/browser.cc` has them. */
export class FakeApp extends EventEmitter implements Faked {
  readonly isPackaged: boolean;
  /** How each attempt to quit ended that did not stop at a window. */
  readonly quits: ('prevented' | 'held' | 'gone')[] = [];
  /** The exit codes with which the program has gone; `quit` knows none but 0, whatever `process.exitCode` says (#1944). */
  readonly exits: number[] = [];
  windows: AppWindows = { count: () => 0, close: () => {}, destroy: () => {} };
  private readonly stage: Stage;
  private readonly readiness = Promise.withResolvers<void>();
  private quitting = false;
  private exiting = false;

  constructor(stage: Stage) {
    super();
    this.stage = stage;
    this.isPackaged = stage.surroundings.packaged;
  }

  readonly commandLine = standIn<Electron.CommandLine>({
    hasSwitch: (name) => this.stage.surroundings.switches.includes(name),
  });

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

  /** Takes `--no-sandbox` back, and as root no child lives then. */
  enableSandbox(): void {
    this.stage.needBeforeReady('app.enableSandbox');
    this.stage.record.note('app.enableSandbox');
    this.stage.childrenAbort = this.stage.surroundings.switches.includes('no-sandbox');
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error(`Path must be absolute: ${path}`);
    if (!existsSync(path)) throw new Error(`app.setPath: ${path} does not exist`);
    if (name === 'sessionData') this.stage.needBeforeReady(`app.setPath('${name}')`);
    this.stage.record.note('app.setPath', name, path);
  }

  requestSingleInstanceLock(): boolean {
    this.stage.record.note('app.requestSingleInstanceLock');
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

  /** Asks before, asks every window, and asks once more when all are gone: each may say no. */
  quit(): void {
    this.stage.record.note('app.quit');
    if (this.quitting) return;
    const event = createCancelable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) {
      this.quits.push('prevented');
      return;
    }
    this.quitting = true;
    if (this.windows.count() === 0) this.askLast();
    else this.windows.close();
  }

  /** Asks nobody. */
  exit(exitCode = 0): void {
    this.stage.record.note('app.exit', exitCode);
    this.exiting = true;
    this.windows.destroy();
    this.exits.push(exitCode);
  }

  /** A window that was not let go ends the attempt to quit. */
  closeWasPrevented(): void {
    this.quitting = false;
  }

  /** The last window is gone; without a listener Electron quits. */
  lastWindowClosed(): void {
    if (this.exiting) return;
    if (this.quitting) this.askLast();
    else if (!this.emit('window-all-closed')) this.quit();
  }

  /** Somebody starts the program again; Electron tells the one that holds the lock, and only after `ready`. */
  startAgain(): void {
    this.stage.needReady('second-instance');
    this.emit('second-instance', createCancelable({}), ['electron', '.'], '/', null);
  }

  /** The person clicks on the program in the Dock. */
  activate(): void {
    this.stage.needReady('activate');
    this.emit('activate', createCancelable({}), false);
  }

  private askLast(): void {
    const event = createCancelable({});
    this.emit('will-quit', event);
    this.quitting = !event.defaultPrevented;
    this.quits.push(event.defaultPrevented ? 'held' : 'gone');
    if (!event.defaultPrevented) this.exits.push(0);
  }
}
