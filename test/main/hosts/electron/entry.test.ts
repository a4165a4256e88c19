import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeElectron } from '../../../electron/index.ts';
import type { Surroundings } from '../../../electron/stage.ts';
import { makeFolder } from '../page-folder.ts';
import { fakeTheConsole } from './boot.ts';
import { later } from './start.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.doUnmock('../../../../main/console.ts');
});

/** The process as Electron makes it: `defaultApp` for a program that runs out of its folder. */
function becomeElectron(words: readonly string[]): void {
  const own: Readonly<Record<string | symbol, unknown>> = {
    versions: { ...process.versions, electron: '45.4.1' },
    argv: ['/electron', '/console', ...words],
    defaultApp: true,
  };
  const get = (target: NodeJS.Process, name: string | symbol) =>
    Object.hasOwn(own, name) ? own[name] : Reflect.get(target, name, target);
  vi.stubGlobal('process', new Proxy(process, { get }));
}

/** Loads the program's entry module; Electron waits for that before it becomes ready. */
async function loadEntry(surroundings: Partial<Surroundings> = {}) {
  const fake = createFakeElectron(surroundings);
  vi.resetModules();
  vi.doMock('electron', () => fake.module);
  const told = fakeTheConsole();
  becomeElectron(['--data', makeFolder(), '--no-sandbox']);
  const loaded = import('../../../../main/index.ts');
  const outcome = await Promise.race([
    loaded.then(() => 'ran to its end' as const),
    new Promise<'waits'>((resolve) => setTimeout(resolve, 5_000, 'waits')),
  ]);
  return { fake, outcome, ...told };
}

describe('the entry module', () => {
  it('runs to its end before Electron is ready, or Electron would never become that', async () => {
    const { fake, outcome, output } = await loadEntry();
    expect(outcome).toBe('ran to its end');
    await later();
    expect([fake.windows.size, output()]).toEqual([0, '']);
    fake.app.becomeReady();
    await vi.waitFor(() => expect(output()).toBe('be2bill-console: the window is open\n'));
    fake.window().close();
    await vi.waitFor(() => expect(fake.app.quits).toEqual(['gone']));
  });

  it('has by then done everything that Electron takes before ready only', async () => {
    const { fake } = await loadEntry();
    expect(fake.record.names.slice(0, 4)).toEqual([
      'protocol.registerSchemesAsPrivileged',
      'app.enableSandbox',
      'app.setPath',
      'app.requestSingleInstanceLock',
    ]);
    fake.app.becomeReady();
    await vi.waitFor(() => expect(fake.windows.size).toBe(1));
    fake.window().close();
    await vi.waitFor(() => expect(fake.app.quits).toEqual(['gone']));
  });

  it('shows what broke while the window was opened, and goes', async () => {
    const { fake, running } = await loadEntry();
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    vi.spyOn(running, 'listen').mockImplementation(() => {
      throw new Error('it broke');
    });
    fake.app.becomeReady();
    await vi.waitFor(() => expect(fake.app.quits).toEqual(['gone']));
    expect(fake.record.of('dialog.showErrorBox')).toEqual([['The console cannot start', 'it broke']]);
    process.exitCode = 0;
  });
});
