import { onTestFinished, vi } from 'vitest';
import type { Host } from '../../../../main/hosts/host.ts';
import { defaultPreferences } from '../../../../main/preferences.ts';
import { createFakeElectron, type FakeElectron } from '../../../electron/index.ts';
import type { Surroundings } from '../../../electron/stage.ts';
import { createFakeConsole, type FakeConsole } from '../console.ts';
import { makeFolder, tinyPage, writeFiles } from '../page-folder.ts';

export interface StartedHost {
  readonly fake: FakeElectron;
  readonly host: Host;
  readonly dataFolder: string;
}

/** The Electron host over a fake Electron of its own, just created: Electron is not ready yet. */
export async function createHost(surroundings: Partial<Surroundings> = {}): Promise<StartedHost> {
  const fake = createFakeElectron(surroundings);
  vi.resetModules();
  vi.doMock('electron', () => fake.module);
  const { createElectronHost } = await import('../../../../main/hosts/electron.ts');
  const dataFolder = makeFolder();
  const pageFolder = writeFiles(makeFolder(), tinyPage);
  const host = createElectronHost({ dataFolder, pageFolder, preloadFolder: '/preload' });
  // The folder has one owner, and goes with the test.
  onTestFinished(() => host.quit());
  return { fake, dataFolder, host };
}

export interface OpenHost extends StartedHost {
  readonly running: FakeConsole;
}

/** The same with its window open. */
export async function openHost(
  surroundings: Partial<Surroundings> = {},
  preferences: Partial<typeof defaultPreferences> = {},
): Promise<OpenHost> {
  return openWindowOf(await createHost(surroundings), preferences);
}

/** Opens the window of a host that was created before. */
export async function openWindowOf(
  started: StartedHost,
  preferences: Partial<typeof defaultPreferences> = {},
): Promise<OpenHost> {
  await started.host.becomeOnlyInstance();
  started.fake.app.becomeReady();
  await started.host.becomeReady();
  const running = createFakeConsole();
  await started.host.openWindow(Promise.resolve(running), { ...defaultPreferences, ...preferences });
  return { ...started, running };
}

/** Whether the host says that it was closed, by now. */
export async function isClosed({ whenClosed }: Pick<Host, 'whenClosed'>): Promise<boolean> {
  return Promise.race([whenClosed().then(() => true), later().then(() => false)]);
}

/** The turn after the next, when what Electron does later has been done. */
export async function later(): Promise<void> {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}
