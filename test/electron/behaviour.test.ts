import type * as Electron from 'electron';
import { describe, expect, it } from 'vitest';
import { createFakeElectron } from './index.ts';
import { createFakePreload } from './preload.ts';
import type { Surroundings } from './stage.ts';

type Api = Pick<typeof Electron, 'app' | 'BrowserWindow' | 'dialog' | 'nativeTheme' | 'screen' | 'session'>;

function open(surroundings: Partial<Surroundings> = {}) {
  const fake = createFakeElectron(surroundings);
  fake.app.becomeReady();
  const api = fake.module as unknown as Api;
  const window = new api.BrowserWindow({ show: false });
  return { fake, api, window, seen: fake.window() };
}

describe('the fake’s window', () => {
  it('throws for every use once it is gone', () => {
    const { window, seen } = open();
    const { webContents } = window;
    webContents.send('channel', 1);
    seen.close();
    expect(window.isDestroyed()).toBe(true);
    for (const use of [
      () => window.webContents,
      () => window.focus(),
      () => window.isMinimized(),
      () => window.show(),
      () => webContents.send('channel', 2),
      () => webContents.reload(),
    ]) {
      expect(use).toThrow('Object has been destroyed');
    }
    expect(seen.contents.sent).toEqual([['channel', 1]]);
    expect(() => seen.contents.frame.url).toThrow(/disposed/);
  });

  it('lets a page go anywhere until somebody says no', () => {
    const { window, seen } = open();
    expect(seen.contents.depart('will-navigate', 'https://evil.example/')).toBe(true);
    expect(seen.contents.attachWebview('https://evil.example/')).toBe(true);
    expect(seen.contents.openWindow('https://evil.example/')).toBe(true);
    window.webContents.on('will-navigate', (event) => event.preventDefault());
    window.webContents.on('will-attach-webview', (event) => event.preventDefault());
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    expect(seen.contents.depart('will-navigate', 'https://evil.example/')).toBe(false);
    expect(seen.contents.depart('will-redirect', 'https://evil.example/')).toBe(true);
    expect(seen.contents.attachWebview('https://evil.example/')).toBe(false);
    expect(seen.contents.openWindow('https://evil.example/')).toBe(false);
  });
});

describe('the fake’s place', () => {
  it('keeps the size that a window returns to, and tells of each change', () => {
    const { window, seen } = open();
    const said: string[] = [];
    for (const name of ['move', 'resize', 'maximize', 'unmaximize', 'close'] as const) {
      seen.on(name, () => said.push(name));
    }
    seen.drag({ x: 7, y: 8, width: 900, height: 650 });
    seen.dragToTop();
    expect([window.isMaximized(), window.isVisible()]).toEqual([true, false]);
    expect(window.getNormalBounds()).toEqual({ x: 7, y: 8, width: 900, height: 650 });
    seen.dragFromTop();
    window.maximize();
    expect([window.isMaximized(), window.isVisible()]).toEqual([true, true]);
    seen.close();
    expect(said).toEqual([
      'move',
      'resize',
      'resize',
      'maximize',
      'resize',
      'unmaximize',
      'resize',
      'maximize',
      'close',
    ]);
    expect(() => window.getNormalBounds()).toThrow('Object has been destroyed');
  });

  it('lets a listener keep a window that is told to close', () => {
    const { window, seen } = open();
    window.once('close', (event) => event.preventDefault());
    seen.close();
    expect(window.isDestroyed()).toBe(false);
    seen.close();
    expect(window.isDestroyed()).toBe(true);
  });

  it('is on a display, the primary one being known by its id', () => {
    const [one, other] = [
      { x: 0, y: 0, width: 1000, height: 700 },
      { x: 1000, y: 0, width: 800, height: 600 },
    ];
    const { api } = open({ workAreas: [one, other] });
    expect(api.screen.getPrimaryDisplay().workArea).toBe(one);
    expect(api.screen.getAllDisplays().map(({ workArea }) => workArea)).toEqual([other, one]);
  });
});

describe('the fake’s theme', () => {
  it('is the system’s until the program names one, and tells of each change', () => {
    const { fake, api } = open({ systemIsDark: true });
    let told = 0;
    api.nativeTheme.on('updated', () => {
      told += 1;
    });
    expect(api.nativeTheme.shouldUseDarkColors).toBe(true);
    api.nativeTheme.themeSource = 'light';
    expect(api.nativeTheme.shouldUseDarkColors).toBe(false);
    api.nativeTheme.themeSource = 'system';
    fake.nativeTheme.changeSystem(false);
    expect([api.nativeTheme.shouldUseDarkColors, told]).toEqual([false, 3]);
  });
});

describe('the fake’s boxes', () => {
  it('stay open until somebody presses their button', async () => {
    const { fake, api, window } = open();
    let answer: Electron.MessageBoxReturnValue | undefined;
    void api.dialog.showMessageBox(window, { message: 'Hello' }).then((given) => {
      answer = given;
    });
    await new Promise(setImmediate);
    expect(answer).toBeUndefined();
    fake.dialog.press();
    await new Promise(setImmediate);
    expect(answer?.response).toBe(0);
  });
});

describe('the fake’s session', () => {
  it('allows everything that nobody answers for, as Electron does', async () => {
    const { fake, api } = open();
    const session = api.session.defaultSession;
    const seen = fake.session('');
    const ask = async () => [
      await seen.askPermission('geolocation'),
      seen.checkPermission('geolocation'),
      seen.askDevice('usb'),
      seen.download(),
      (await seen.request('https://evil.example/')) !== undefined,
    ];
    expect(await ask()).toEqual([true, true, true, true, true]);
    session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
    session.setPermissionCheckHandler(() => false);
    session.setDevicePermissionHandler(() => false);
    session.on('will-download', (event) => event.preventDefault());
    session.webRequest.onBeforeRequest((_details, decide) => decide({ cancel: true }));
    expect(await ask()).toEqual([false, false, false, false, false]);
  });
});

describe('the fake’s end', () => {
  it('says window-all-closed when the person closes the last window, and quits if nobody listens', () => {
    const alone = open();
    alone.seen.close();
    expect(alone.fake.app.quits).toEqual(['gone']);
    const heard = open();
    let said = 0;
    heard.api.app.on('window-all-closed', () => {
      said += 1;
    });
    heard.seen.close();
    expect([said, heard.fake.app.quits]).toEqual([1, []]);
  });

  it('says only will-quit when the program is told to quit, and takes no for an answer', () => {
    const { fake, api } = open();
    const said: string[] = [];
    api.app.on('window-all-closed', () => said.push('window-all-closed'));
    api.app.once('will-quit', (event) => event.preventDefault());
    fake.app.quit();
    expect([fake.windows.size, said, fake.app.quits]).toEqual([0, [], ['held']]);
    fake.app.quit();
    expect(fake.app.quits).toEqual(['held', 'gone']);
  });

  it('never fulfils whenReady before ready', async () => {
    const fake = createFakeElectron();
    let ready = false;
    void fake.app.whenReady().then(() => {
      ready = true;
    });
    await new Promise(setImmediate);
    expect(ready).toBe(false);
    fake.app.becomeReady();
    await new Promise(setImmediate);
    expect(ready).toBe(true);
  });
});

describe('the fake’s bridge', () => {
  type Bridge = { readonly contextBridge: Electron.ContextBridge; readonly ipcRenderer: Electron.IpcRenderer };

  it('copies data, calls functions across, and lends a name once', async () => {
    const { module, page } = createFakePreload();
    const { contextBridge } = module as unknown as Bridge;
    contextBridge.exposeInMainWorld('api', { version: 1, deep: { double: async (n: number) => n * 2 } });
    const api = page['api'] as { version: number; deep: { double(n: number): Promise<number> } };
    expect([api.version, await api.deep.double(21), Object.isFrozen(api.deep)]).toEqual([1, 42, true]);
    expect(() => contextBridge.exposeInMainWorld('api', {})).toThrow(/existing property/);
  });

  it('refuses what would hand ipcRenderer or an event to the page', () => {
    const { module, page, tell } = createFakePreload();
    const { contextBridge, ipcRenderer } = module as unknown as Bridge;
    contextBridge.exposeInMainWorld('api', {
      leak: () => ipcRenderer,
      listen: (listener: (...args: unknown[]) => void) => void ipcRenderer.on('channel', listener),
    });
    const api = page['api'] as { leak(): unknown; listen(listener: () => void): void };
    expect(() => api.leak()).toThrow(/could not be cloned/);
    api.listen(() => {});
    expect(() => tell('channel', 'text')).toThrow(/could not be cloned: FakeRendererEvent/);
    expect(() => contextBridge.exposeInMainWorld('whole', ipcRenderer)).toThrow(/could not be cloned/);
  });
});
