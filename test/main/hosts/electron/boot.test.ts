import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { claimInstance } from '../../../../main/hosts/window/instance.ts';
import type { Surroundings } from '../../../electron/stage.ts';
import { patient } from '../../../patient.ts';
import { fakeTheConsole, noPlaces } from './boot.ts';
import { createHost, later, type StartedHost } from './start.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.doUnmock('../../../../main/console.ts');
});

/** The console in the Electron host, run as `main/index.ts` runs it, up to what Electron does by itself. */
async function boot({ failing = false, ...surroundings }: Partial<Surroundings> & { readonly failing?: boolean } = {}) {
  return bootIn(await createHost(surroundings), failing);
}

async function bootIn(started: StartedHost, failing = false) {
  const told = fakeTheConsole(failing);
  const { runConsole } = await import('../../../../main/run.ts');
  const options = { dataFolder: started.dataFolder };
  const run = runConsole(started.host, options, noPlaces, started.fake.signals);
  return { ...started, ...told, run };
}

describe('the beginning', () => {
  it('calls Electron in the order that it documents', async () => {
    const { fake, run, host } = await boot();
    await later();
    fake.app.becomeReady();
    await vi.waitFor(() => expect(fake.record.names).toContain('window.show'), patient);
    expect(fake.record.names).toEqual([
      'protocol.registerSchemesAsPrivileged',
      'app.enableSandbox',
      'app.setPath',
      'app.requestSingleInstanceLock',
      'app.whenReady',
      '(ready)',
      'nativeTheme.themeSource',
      'Menu.buildFromTemplate',
      'Menu.setApplicationMenu',
      'app.setAboutPanelOptions',
      'session.fromPartition',
      'protocol.handle',
      'webRequest.onBeforeRequest',
      'session.setProxy',
      'session.setPermissionRequestHandler',
      'session.setPermissionCheckHandler',
      'session.setDevicePermissionHandler',
      'ipcMain.handle',
      'ipcMain.handle',
      'new BrowserWindow',
      'webContents.setWindowOpenHandler',
      'webContents.setWebRTCIPHandlingPolicy',
      'window.loadURL',
      'window.show',
    ]);
    fake.window().close();
    await run;
    expect(host.about.host.kind).toBe('electron');
  });

  it('says that the window is open, once it is', async () => {
    const { fake, run, output } = await boot();
    await later();
    expect(output()).toBe('');
    fake.app.becomeReady();
    await vi.waitFor(() => expect(output()).toContain('be2bill-console: the window is open\n'), patient);
    expect(fake.record.names).toContain('window.loadURL');
    fake.window().close();
    await run;
  });

  it('knows the system’s locale, which Electron does not before ready', async () => {
    const { fake, run, about } = await boot({ locale: 'fr-FR' });
    await later();
    fake.app.becomeReady();
    await vi.waitFor(() => expect(fake.windows.size).toBe(1), patient);
    expect(about).toEqual([expect.objectContaining({ systemLocale: 'fr-FR' })]);
    fake.window().close();
    await run;
  });

  it('hands over to the instance that is there, says so in a line of its own, and opens nothing', async () => {
    const started = await createHost({ lockIsFree: false });
    const first = await claimInstance(started.dataFolder);
    onTestFinished(() => first?.release());
    const { fake, run, output, about } = await bootIn(started);
    await run;
    expect(output()).toBe('be2bill-console: open already, and its window was asked to come forward\n');
    expect([fake.windows.size, about.length, fake.app.exits]).toEqual([0, 0, [0]]);
  });

  it('waits for one that is just closing instead, and then opens', async () => {
    const started = await createHost({ lockIsFree: false });
    const first = await claimInstance(started.dataFolder);
    first?.onAnother(() => false);
    const { fake, run, output } = await bootIn(started);
    fake.app.becomeReady();
    await vi.waitFor(() => expect(output()).toBe('be2bill-console: waiting for one that is just closing\n'), patient);
    first?.release();
    await vi.waitFor(() => expect(output()).toContain('the window is open'), patient);
    fake.window().close();
    await run;
  });
});

describe('the end', () => {
  for (const [name, close] of [
    ['the window is closed', ({ fake }: Started) => fake.window().close()],
    ['the program is told to quit', ({ fake }: Started) => fake.app.quit()],
    ['the process is told to end', ({ fake }: Started) => fake.signals.send('SIGTERM')],
    [
      'Ctrl+C comes, twice',
      ({ fake }: Started) => {
        for (const _ of [1, 2]) fake.signals.send('SIGINT');
      },
    ],
    ['its terminal goes', ({ fake }: Started) => fake.signals.send('SIGHUP')],
    ['the Windows session ends', ({ fake }: Started) => void fake.window().endSession()],
  ] as const) {
    it(`closes the console before the program goes, when ${name}`, async () => {
      const started = await start();
      expect(started.running.closed).toBe(false);
      close(started);
      expect(started.fake.app.exits).toEqual([]);
      await started.run;
      expect(started.running.closed).toBe(true);
      expect([started.fake.app.exits, started.fake.windows.size]).toEqual([[0], 0]);
    });
  }

  it('waits for what is under way, whatever else comes meanwhile, and another console waits for it', async () => {
    const { fake, run, running, dataFolder } = await start();
    const answered = running.holdClosing();
    fake.window().close();
    await later();
    fake.app.quit();
    for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) fake.signals.send(name);
    const waits = Promise.withResolvers<void>();
    const next = claimInstance(dataFolder, waits.resolve);
    await waits.promise;
    expect([running.closed, fake.app.exits]).toEqual([false, []]);
    answered();
    await run;
    expect([running.closed, fake.app.exits]).toEqual([true, [0]]);
    (await next)?.release();
  });

  it('comes by itself when the ledger could not be opened and the person has read why', async () => {
    const { fake, run, output } = await boot({ failing: true, presses: ['Quit'] });
    await later();
    fake.app.becomeReady();
    await run;
    expect(fake.record.of('dialog.showMessageBox')).toEqual([
      [
        expect.objectContaining({
          message: 'The ledger is from a newer program',
          detail: expect.stringContaining('Details: It is newer than this program.'),
          buttons: ['Open the folder', 'Quit'],
          cancelId: 1,
        }),
      ],
    ]);
    expect([fake.windows.size, fake.app.exits]).toEqual([0, [0]]);
    expect(output()).toBe('be2bill-console: opening the ledger\nbe2bill-console: waiting for a person\n');
  });

  it('waits for a person who reads for as long as they like, but not when the process is told to end', async () => {
    const { fake, run, output } = await boot({ failing: true });
    await later();
    fake.app.becomeReady();
    await vi.waitFor(() => expect(output()).toContain('be2bill-console: waiting for a person\n'), patient);
    await later();
    expect([fake.dialog.openBoxes, fake.app.exits]).toEqual([1, []]);
    fake.signals.send('SIGTERM');
    await run;
    expect([fake.dialog.openBoxes, fake.app.exits]).toEqual([0, [0]]);
  });
});

type Started = Awaited<ReturnType<typeof start>>;

async function start() {
  const started = await boot();
  await later();
  started.fake.app.becomeReady();
  await vi.waitFor(() => expect(started.output()).toContain('the window is open'), patient);
  return started;
}
