import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Surroundings } from '../../../electron/stage.ts';
import { fakeTheConsole, noPlaces } from './boot.ts';
import { createHost, later } from './start.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.doUnmock('../../../../main/console.ts');
});

/** The console in the Electron host, run as `main/index.ts` runs it, up to what Electron does by itself. */
async function boot({ failing = false, ...surroundings }: Partial<Surroundings> & { readonly failing?: boolean } = {}) {
  const started = await createHost(surroundings);
  const told = fakeTheConsole(failing);
  const { runConsole } = await import('../../../../main/run.ts');
  const run = runConsole(started.host, { dataFolder: started.dataFolder, wantedHost: undefined }, noPlaces);
  return { ...started, ...told, run };
}

describe('the beginning', () => {
  it('calls Electron in the order that it documents', async () => {
    const { fake, run, host } = await boot();
    await later();
    fake.app.becomeReady();
    await vi.waitFor(() => expect(fake.record.names).toContain('window.show'));
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
    await vi.waitFor(() => expect(output()).toBe('be2bill-console: the window is open\n'));
    expect(fake.record.names).toContain('window.loadURL');
    fake.window().close();
    await run;
  });

  it('knows the system’s locale, which Electron does not before ready', async () => {
    const { fake, run, about } = await boot({ locale: 'fr-FR' });
    await later();
    fake.app.becomeReady();
    await vi.waitFor(() => expect(fake.windows.size).toBe(1));
    expect(about).toEqual([expect.objectContaining({ systemLocale: 'fr-FR' })]);
    fake.window().close();
    await run;
  });

  it('hands over to the instance that is there, and opens nothing', async () => {
    const { fake, run, output, about } = await boot({ lockIsFree: false });
    await run;
    expect(output()).toContain('open already');
    expect([fake.windows.size, about.length, fake.app.quits]).toEqual([0, 0, ['gone']]);
  });
});

describe('the end', () => {
  for (const [name, close] of [
    ['the window is closed', (boot: Awaited<ReturnType<typeof start>>) => boot.fake.window().close()],
    ['the program is told to quit', (boot: Awaited<ReturnType<typeof start>>) => boot.fake.app.quit()],
  ] as const) {
    it(`closes the console before the program goes, when ${name}`, async () => {
      const started = await start();
      expect(started.running.closed).toBe(false);
      close(started);
      expect(started.fake.app.quits).not.toContain('gone');
      await started.run;
      expect(started.running.closed).toBe(true);
      expect(started.fake.app.quits.at(-1)).toBe('gone');
    });
  }

  it('comes by itself when the ledger could not be opened, with the reason in a box', async () => {
    const { fake, run, output } = await boot({ failing: true });
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
    expect([fake.windows.size, output(), fake.app.quits]).toEqual([0, '', ['gone']]);
  });
});

async function start() {
  const started = await boot();
  await later();
  started.fake.app.becomeReady();
  await vi.waitFor(() => expect(started.output()).not.toBe(''));
  return started;
}
