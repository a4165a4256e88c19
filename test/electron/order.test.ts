import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { describe, expect, it } from 'vitest';
import { createFakeElectron, type FakeElectron } from './index.ts';
import { standIn } from './stand-in.ts';

/** The fake's module under Electron's own types, as code under test sees it. */
type Api = Pick<typeof Electron, 'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'protocol' | 'session'>;
const apiOf = (fake: FakeElectron) => fake.module as unknown as Api;

const scheme = { scheme: 'app', privileges: { standard: true } };

/** A fake before `ready`, and one after it with the scheme declared. */
function unready() {
  const fake = createFakeElectron();
  return { fake, api: apiOf(fake) };
}
function started() {
  const { fake, api } = unready();
  api.protocol.registerSchemesAsPrivileged([scheme]);
  fake.app.becomeReady();
  return { fake, api };
}

describe('the fake takes before ready only', () => {
  const rules: Record<string, (api: Api) => unknown> = {
    'app.enableSandbox': (api) => api.app.enableSandbox(),
    'protocol.registerSchemesAsPrivileged': (api) => api.protocol.registerSchemesAsPrivileged([scheme]),
    'the session’s folder': (api) => api.app.setPath('sessionData', tmpdir()),
  };
  for (const [name, call] of Object.entries(rules)) {
    it(name, () => {
      const { fake, api } = unready();
      expect(() => call(api)).not.toThrow();
      const late = createFakeElectron();
      late.app.becomeReady();
      expect(() => call(apiOf(late))).toThrow(/can only be called before app is ready/);
      expect(fake.record.calls).toHaveLength(1);
      expect(late.record.names).toEqual(['(ready)']);
    });
  }

  it('schemes once, not twice', () => {
    const { api } = unready();
    api.protocol.registerSchemesAsPrivileged([scheme]);
    expect(() => api.protocol.registerSchemesAsPrivileged([scheme])).toThrow(/only once/);
  });
});

describe('the fake takes after ready only', () => {
  const rules: Record<string, (api: Api) => unknown> = {
    'new BrowserWindow': (api) => new api.BrowserWindow(),
    'session.fromPartition': (api) => api.session.fromPartition('x'),
    'session.defaultSession': (api) => api.session.defaultSession,
    'Menu.buildFromTemplate': (api) => api.Menu.buildFromTemplate([]),
    'Menu.setApplicationMenu': (api) => api.Menu.setApplicationMenu(null),
    'protocol.handle': (api) => api.protocol.handle('app', () => new Response()),
    'app.getLocale': (api) => api.app.getLocale(),
    'app.getSystemLocale': (api) => api.app.getSystemLocale(),
  };
  for (const [name, call] of Object.entries(rules)) {
    it(name, () => {
      const early = unready();
      early.api.protocol.registerSchemesAsPrivileged([scheme]);
      expect(() => call(early.api)).toThrow(`${name} must be called after the ready event is emitted`);
      expect(() => call(started().api)).not.toThrow();
    });
  }

  it('a second instance, which Electron tells of after ready', () => {
    expect(() => unready().fake.app.startAgain()).toThrow(/after the ready event/);
    expect(() => started().fake.app.startAgain()).not.toThrow();
  });
});

describe('the fake takes at any time', () => {
  it('a profile folder that exists, by its whole path', () => {
    for (const { api } of [unready(), started()]) {
      expect(() => api.app.setPath('userData', join(tmpdir(), 'no such folder at all'))).toThrow(/does not exist/);
      expect(() => api.app.setPath('userData', 'test')).toThrow(/Path must be absolute/);
      api.app.requestSingleInstanceLock();
      expect(() => api.app.setPath('userData', tmpdir())).not.toThrow();
    }
  });

  it('an error box, listeners, a handler for questions and the lock', () => {
    for (const { fake, api } of [unready(), started()]) {
      api.dialog.showErrorBox('title', 'text');
      api.ipcMain.handle('ask', () => 'answer');
      api.app.on('window-all-closed', () => {});
      expect(api.app.requestSingleInstanceLock()).toBe(true);
      expect(fake.record.of('dialog.showErrorBox')).toEqual([['title', 'text']]);
    }
  });
});

describe('the fake knows schemes and channels', () => {
  it('serves a declared scheme, once', () => {
    const { api } = started();
    const session = api.session.fromPartition('x');
    session.protocol.handle('app', () => new Response());
    expect(() => session.protocol.handle('app', () => new Response())).toThrow(/Failed to register protocol/);
    expect(() => session.protocol.handle('other', () => new Response())).toThrow(/never registered/);
  });

  it('loads a scheme that the window’s own session serves, and no other', async () => {
    const { fake, api } = started();
    api.session.fromPartition('x').protocol.handle('app', () => new Response('page'));
    await expect(new api.BrowserWindow().loadURL('app://console/')).rejects.toThrow(/ERR_UNKNOWN_URL_SCHEME/);
    for (const window of fake.windows) window.destroy();
    await new api.BrowserWindow({ webPreferences: { partition: 'x' } }).loadURL('app://console/');
    expect(await fake.window().page?.text()).toBe('page');
  });

  it('refuses a second handler for a channel, and a question without one', async () => {
    const { fake, api } = started();
    api.ipcMain.handle('ask', async (_event, question) => `${question}!`);
    expect(() => api.ipcMain.handle('ask', () => 'other')).toThrow(/second handler/);
    new api.BrowserWindow();
    const { contents } = fake.window();
    const asker = { sender: contents, frame: contents.frame };
    expect(await fake.ipcMain.invoke('ask', asker, 'hello')).toBe('hello!');
    await expect(fake.ipcMain.invoke('other', asker)).rejects.toThrow(/No handler/);
  });

  it('passes the text of what a handler throws on to the page, as Electron does', async () => {
    const { fake, api } = started();
    api.ipcMain.handle('ask', () => {
      throw new Error('inner matters');
    });
    new api.BrowserWindow();
    const { contents } = fake.window();
    const question = fake.ipcMain.invoke('ask', { sender: contents, frame: contents.frame });
    await expect(question).rejects.toThrow(/Error invoking remote method 'ask': Error: inner matters/);
  });
});

it('takes no member with another signature than Electron’s', () => {
  standIn<Electron.Dialog>({ showErrorBox: (_title: string, _content: string) => {} });
  // @ts-expect-error A number is no title.
  standIn<Electron.Dialog>({ showErrorBox: (_title: number) => {} });
  // @ts-expect-error There is no such member.
  standIn<Electron.Dialog>({ showErrorBocks: () => {} });
});
