import type * as Electron from 'electron';
import { describe, expect, it } from 'vitest';
import { createFakeElectron } from './index.ts';
import { type Api, later, open } from './open.ts';
import { createFakePreload } from './preload.ts';

describe('the fake’s window', () => {
  it('throws for every use once it is gone', () => {
    const { window, seen } = open();
    const { webContents } = window;
    webContents.send('channel', 1);
    seen.destroy();
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
    seen.destroy();
    expect(said).toEqual(['move', 'resize', 'resize', 'maximize', 'resize', 'unmaximize', 'resize', 'maximize']);
    expect(() => window.getNormalBounds()).toThrow('Object has been destroyed');
  });

  it('lets a listener keep a window that is told to close, and lets it go only later', async () => {
    const { window, seen } = open();
    window.once('close', (event) => event.preventDefault());
    seen.close();
    await later();
    expect(window.isDestroyed()).toBe(false);
    seen.close();
    expect(window.isDestroyed()).toBe(false);
    await later();
    expect(window.isDestroyed()).toBe(true);
  });

  it('tells a hidden window to show itself, and not by focus', () => {
    const { window, seen } = open();
    window.focus();
    expect([seen.focused, window.isVisible()]).toEqual([false, false]);
    window.show();
    expect([seen.focused, window.isVisible()]).toEqual([true, true]);
  });

  it('may never be ready to show itself', async () => {
    for (const paints of [true, false]) {
      const { window } = open({ paints });
      let ready = false;
      window.once('ready-to-show', () => {
        ready = true;
      });
      await window.loadURL('https://be2bill.invalid/');
      await later();
      expect(ready).toBe(paints);
    }
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
  it('stand alone for as long as the person likes, too, or until the program takes them away', async () => {
    const { fake, api } = open();
    const away = new AbortController();
    const { signal } = away;
    const answers = [
      api.dialog.showMessageBox({ message: 'Hello', buttons: ['Yes', 'No'] }),
      api.dialog.showMessageBox({ message: 'Hello', cancelId: 7, signal }),
    ];
    await later();
    expect(fake.dialog.openBoxes).toBe(2);
    away.abort();
    expect(fake.dialog.openBoxes).toBe(1);
    fake.dialog.press('No');
    expect((await Promise.all(answers)).map(({ response }) => response)).toEqual([1, 7]);
  });

  it('block everything when they only say what went wrong', () => {
    const { fake, api } = open();
    let blocked = 0;
    fake.dialog.whileBlocked = () => {
      blocked += 1;
    };
    api.dialog.showErrorBox('title', 'text');
    expect(blocked).toBe(1);
  });

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

describe('the fake’s proxies', () => {
  it('may fail, or never answer', async () => {
    const failing = open({ proxySettings: 'fail' }).api.session.defaultSession;
    await expect(failing.resolveProxy('https://be2bill.invalid/')).rejects.toThrow();
    await expect(failing.setProxy({ mode: 'direct' })).rejects.toThrow();
    const hanging = open({ proxySettings: 'hang' }).api.session.defaultSession;
    const answers = [hanging.resolveProxy('https://be2bill.invalid/'), hanging.setProxy({ mode: 'direct' })];
    expect(await Promise.race([...answers, later().then(() => 'nothing yet')])).toBe('nothing yet');
  });
});

describe('the fake’s crashes', () => {
  for (const crashIsTold of ['before', 'after'] as const) {
    it(`are told ${crashIsTold} the load is broken off`, async () => {
      const { fake, window } = open({ crashIsTold });
      const said: string[] = [];
      fake.onLoad = () => 'crash';
      window.webContents.on('render-process-gone', () => said.push('gone'));
      await window.loadURL('https://be2bill.invalid/').catch(() => said.push('broken off'));
      await later();
      expect(said).toEqual(crashIsTold === 'before' ? ['gone', 'broken off'] : ['broken off', 'gone']);
    });
  }

  it('come at once where children may not be sandboxed and are', async () => {
    const fake = createFakeElectron({ switches: ['no-sandbox'] });
    const api = fake.module as unknown as Api;
    api.app.enableSandbox();
    fake.app.becomeReady();
    await expect(new api.BrowserWindow().loadURL('https://be2bill.invalid/')).rejects.toThrow('ERR_FAILED');
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
