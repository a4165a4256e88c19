import type * as Electron from 'electron';
import { createFakeElectron } from './index.ts';
import type { Surroundings } from './stage.ts';

/** The fake's module under Electron's own types, as far as its own tests use it. */
export type Api = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'dialog' | 'nativeTheme' | 'powerMonitor' | 'screen' | 'session' | 'systemPreferences'
>;

/** A fake that is ready, with a hidden window. */
export function open(surroundings: Partial<Surroundings> = {}) {
  const fake = createFakeElectron(surroundings);
  fake.app.becomeReady();
  const api = fake.module as unknown as Api;
  const window = new api.BrowserWindow({ show: false });
  return { fake, api, window, seen: fake.window() };
}

/** The turn after the next, when what Electron does later has been done. */
export async function later(): Promise<void> {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}
