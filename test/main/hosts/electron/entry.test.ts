import { join, relative, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeElectron } from '../../../electron/index.ts';
import type { Surroundings } from '../../../electron/stage.ts';
import { patient } from '../../../patient.ts';
import { makeFolder } from '../page-folder.ts';
import { fakeTheConsole } from './boot.ts';
import { later } from './start.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.doUnmock('../../../../main/console.ts');
});

/** The process as Electron makes it: `defaultApp` for a program that runs out of its folder, and nothing taken out of `argv`. */
function becomeElectron(argv: readonly string[]): void {
  const own: Readonly<Record<string | symbol, unknown>> = {
    versions: { ...process.versions, electron: '45.4.1' },
    argv: ['/electron', ...argv],
    defaultApp: true,
  };
  const get = (target: NodeJS.Process, name: string | symbol) =>
    Object.hasOwn(own, name) ? own[name] : Reflect.get(target, name, target);
  vi.stubGlobal('process', new Proxy(process, { get }));
}

/** Loads the program's entry module; Electron waits for that before it becomes ready. */
async function loadEntry(
  surroundings: Partial<Surroundings> = {},
  argv: readonly string[] = ['/console', '--data', makeFolder(), '--no-sandbox'],
) {
  const fake = createFakeElectron(surroundings);
  vi.resetModules();
  vi.doMock('electron', () => fake.module);
  const told = fakeTheConsole();
  becomeElectron(argv);
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
    await vi.waitFor(() => expect(output()).toContain('be2bill-console: the window is open\n'), patient);
    fake.window().close();
    await vi.waitFor(() => expect(fake.app.exits).toEqual([0]), patient);
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
    await vi.waitFor(() => expect(fake.windows.size).toBe(1), patient);
    fake.window().close();
    await vi.waitFor(() => expect(fake.app.exits).toEqual([0]), patient);
  });

  it('shows what broke while the window was opened, says before that a person is asked, and goes with 1', async () => {
    const { fake, running, output } = await loadEntry();
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    vi.spyOn(running, 'listen').mockImplementation(() => {
      throw new Error('it broke');
    });
    let saidWhileBlocked = '';
    fake.dialog.whileBlocked = () => {
      saidWhileBlocked = output();
    };
    fake.app.becomeReady();
    await vi.waitFor(() => expect(fake.app.exits).toEqual([1]), patient);
    expect(fake.record.of('dialog.showErrorBox')).toEqual([['The console cannot start', 'it broke']]);
    expect(saidWhileBlocked).toContain('be2bill-console: waiting for a person\n');
  });

  it('takes its own words wherever they stand, and leaves Chromium’s and the debugger’s alone', async () => {
    const folder = makeFolder();
    const switches = ['--ozone-platform=x11', '--disable-gpu'];
    const { fake, output } = await loadEntry({ switches: ['no-sandbox'] }, [
      ...['--inspect=0', '--remote-debugging-port=0', '--no-sandbox', '/console', ...switches],
      ...['--data', folder, '-psn_0_1234'],
    ]);
    fake.app.becomeReady();
    await vi.waitFor(() => expect(output()).toContain('the window is open'), patient);
    expect(fake.record.of('app.setPath')).toEqual([['userData', join(folder, 'electron-profile')]]);
    fake.window().close();
    await vi.waitFor(() => expect(fake.app.exits).toEqual([0]), patient);
  });

  it('takes a data folder that is named from where it was started', async () => {
    const folder = relative(process.cwd(), makeFolder());
    const { fake, output } = await loadEntry({}, ['/console', '--data', folder]);
    fake.app.becomeReady();
    await vi.waitFor(() => expect(output()).toContain('the window is open'), patient);
    expect(fake.record.of('app.setPath')).toEqual([['userData', resolve(folder, 'electron-profile')]]);
    fake.window().close();
    await vi.waitFor(() => expect(fake.app.exits).toEqual([0]), patient);
  });

  it.each([
    [['--host', 'firefox'], '--host takes electron or chromium, not firefox.'],
    [['--data'], '--data needs the name of a folder.'],
    [['--dat=/tmp'], 'Did you mean --data instead of --dat?'],
  ])('goes with 2 when it does not understand %j, and says why', async (words, why) => {
    const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const { fake, outcome } = await loadEntry({}, ['/console', ...words]);
    expect([outcome, fake.app.exits]).toEqual(['ran to its end', [2]]);
    expect(said.mock.calls.join('')).toContain(why);
    expect(fake.record.of('dialog.showErrorBox')).toEqual([['The console cannot start', expect.stringContaining(why)]]);
  });
});
