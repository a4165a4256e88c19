import type { BrowserContext, Frame, Page } from 'playwright-core';
import { askChannel, lentSend } from '../../../contract/index.ts';
import type { Receive } from '../../../main/channels/receive.ts';
import { type BindingSource, exposeConsole } from '../../../main/hosts/chromium/bridge.ts';
import { answerWindow } from '../../../main/hosts/electron/channel.ts';
import { createFakeElectron } from '../../electron/index.ts';
import type { FakeBrowserWindow } from '../../electron/window.ts';

/** The window's own page, or one that may not ask. */
export type Who = 'the window' | 'a stranger';

/** A host's way from page to console, without its window: what a page sends, and what it gets back. */
export interface Way {
  readonly host: 'Electron' | 'Chromium';
  ask(message: unknown, who?: Who): Promise<string>;
}

export async function openWays(receive: Receive): Promise<readonly Way[]> {
  return [openElectronWay(receive), await openChromiumWay(receive)];
}

/** The handler that the Electron host registers, asked as `ipcRenderer.invoke` asks it. */
function openElectronWay(receive: Receive): Way {
  const fake = createFakeElectron();
  fake.app.becomeReady();
  const { BrowserWindow } = fake.module as { BrowserWindow: new () => FakeBrowserWindow };
  const [window, other] = [new BrowserWindow(), new BrowserWindow()];
  for (const { contents } of [window, other]) contents.frame.moveTo('app://console/');
  answerWindow(fake.ipcMain as unknown as Electron.IpcMain, () => window as unknown as Electron.BrowserWindow, receive);
  return {
    host: 'Electron',
    ask: async (message, who = 'the window') => {
      const { contents: sender } = who === 'the window' ? window : other;
      return (await fake.ipcMain.invoke(askChannel, { sender, frame: sender.frame }, message)) as string;
    },
  };
}

type Binding = (source: BindingSource, message: unknown) => Promise<string>;

/** The binding that the Chromium host lends, called as Playwright calls it. */
async function openChromiumWay(receive: Receive): Promise<Way> {
  const origin = 'https://be2bill-console.invalid';
  const bindings = new Map<string, Binding>();
  const context = {
    exposeBinding: async (name: string, binding: Binding) => void bindings.set(name, binding),
  } as unknown as BrowserContext;
  const window = fakePage(`${origin}/`);
  await exposeConsole(context, () => window.page, origin, receive);
  return {
    host: 'Chromium',
    ask: async (message, who = 'the window') => {
      const source = who === 'the window' ? window : fakePage(`${origin}/`);
      const binding = bindings.get(lentSend);
      if (!binding || bindings.size !== 1) throw new Error(`There are ${bindings.size} bindings.`);
      return binding(source, message);
    },
  };
}

/** A page on an address, as a binding sees who calls it. */
export function fakePage(url: string): BindingSource {
  const frame = { url: () => url } as Frame;
  const page = { mainFrame: () => frame } as Page;
  return { page, frame };
}
