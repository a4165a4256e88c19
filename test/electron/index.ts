import type { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { FakeApp } from './app.ts';
import { FakeNativeTheme } from './appearance.ts';
import { FakeDialog } from './dialog.ts';
import { FakeIpcMain } from './ipc.ts';
import { FakeMenu } from './menu.ts';
import { createNotification } from './notification.ts';
import { createSystemPreferences, FakePowerMonitor } from './presence.ts';
import type { CallRecord } from './record.ts';
import { FakeScreen } from './screen.ts';
import { FakeSession } from './session.ts';
import { FakeSignals } from './signals.ts';
import { Stage, type Surroundings } from './stage.ts';
import { standIn } from './stand-in.ts';
import { FakeBrowserWindow, type WindowWorld } from './window.ts';

/** A recording fake of the main process's `electron`, that keeps the order of calls which Electron documents. */
export interface FakeElectron {
  /** What `vi.mock('electron', …)` hands out. */
  readonly module: Partial<Record<keyof typeof Electron, unknown>>;
  readonly record: CallRecord;
  readonly app: FakeApp;
  readonly ipcMain: FakeIpcMain;
  readonly nativeTheme: FakeNativeTheme;
  readonly dialog: FakeDialog;
  readonly menu: FakeMenu;
  readonly powerMonitor: FakePowerMonitor;
  /** What the system shows beside the window; `click` is the person's. */
  readonly notices: readonly EventEmitter[];
  /** The process's signals, as a program inside Electron hears them. */
  readonly signals: FakeSignals;
  /** Runs within each load, after the page was asked for: the page may crash then; what it throws is how the load fails. */
  onLoad: WindowWorld['onLoad'];
  /** The windows that are open. */
  readonly windows: ReadonlySet<FakeBrowserWindow>;
  /** The only window; throws when there is another number of them. */
  window(): FakeBrowserWindow;
  session(partition: string): FakeSession;
}

export function createFakeElectron(surroundings: Partial<Surroundings> = {}): FakeElectron {
  const stage = new Stage(surroundings);
  const app = new FakeApp(stage);
  const ipcMain = new FakeIpcMain(stage);
  const nativeTheme = new FakeNativeTheme(stage);
  const dialog = new FakeDialog(stage);
  const menu = new FakeMenu(stage);
  const powerMonitor = new FakePowerMonitor();
  const notices: EventEmitter[] = [];
  const open = new Set<FakeBrowserWindow>();
  const sessions = new Map<string, FakeSession>();
  const sessionFor = (partition: string) => {
    const session = sessions.get(partition) ?? new FakeSession(stage, partition);
    sessions.set(partition, session);
    return session;
  };
  const each = (act: (window: FakeBrowserWindow) => void) => () => [...open].forEach(act);
  app.windows = {
    count: () => open.size,
    close: each((window) => window.close()),
    destroy: each((window) => window.destroy()),
  };

  const world: WindowWorld = { stage, app, open, sessionFor, onLoad: () => undefined };
  class BrowserWindow extends FakeBrowserWindow {
    constructor(options?: Electron.BrowserWindowConstructorOptions) {
      super(world, options);
    }
  }
  return {
    module: {
      app,
      ipcMain,
      nativeTheme,
      BrowserWindow,
      protocol: createProtocol(stage, sessionFor),
      session: createSessions(stage, sessionFor),
      Menu: menu.module,
      screen: new FakeScreen(stage),
      dialog,
      powerMonitor,
      Notification: createNotification(stage, notices),
      systemPreferences: createSystemPreferences(stage),
    },
    record: stage.record,
    app,
    ipcMain,
    nativeTheme,
    dialog,
    menu,
    powerMonitor,
    notices,
    signals: new FakeSignals(app),
    windows: open,
    window: () => {
      const [window, ...others] = open;
      if (!window || others.length > 0) throw new Error(`There are ${open.size} windows, not one.`);
      return window;
    },
    session: sessionFor,
    get onLoad() {
      return world.onLoad;
    },
    set onLoad(listener) {
      world.onLoad = listener;
    },
  };
}

/** The `protocol` of the default session; schemes are declared there for all of them. */
function createProtocol(stage: Stage, sessionFor: (partition: string) => FakeSession): Electron.Protocol {
  let declared = false;
  return standIn<Electron.Protocol>({
    registerSchemesAsPrivileged: (schemes) => {
      stage.needBeforeReady('protocol.registerSchemesAsPrivileged');
      if (declared) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
      declared = true;
      stage.record.note('protocol.registerSchemesAsPrivileged', schemes);
      for (const { scheme, privileges } of schemes) stage.schemes.set(scheme, privileges ?? {});
    },
    handle: (scheme, handler) => sessionFor('').protocol.handle(scheme, handler),
  });
}

function createSessions(
  stage: Stage,
  sessionFor: (partition: string) => FakeSession,
): Pick<typeof Electron.session, 'defaultSession' | 'fromPartition'> {
  return {
    fromPartition: (partition) => {
      stage.needReady('session.fromPartition');
      stage.record.note('session.fromPartition', partition);
      return standIn<Electron.Session>(sessionFor(partition));
    },
    get defaultSession() {
      stage.needReady('session.defaultSession');
      return standIn<Electron.Session>(sessionFor(''));
    },
  };
}
