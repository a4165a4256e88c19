import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../../../main/preferences.ts';
import { createFakeConsole } from '../console.ts';
import { createHost, later, openHost } from './start.ts';

/** Whether the host says that it was closed, by now. */
async function isClosed(host: { whenClosed(): Promise<void> }): Promise<boolean> {
  return Promise.race([host.whenClosed().then(() => true), later().then(() => false)]);
}

describe('the end', () => {
  it('comes when the person closes the window', async () => {
    const { fake, host } = await openHost();
    expect(await isClosed(host)).toBe(false);
    fake.window().close();
    expect(await isClosed(host)).toBe(true);
    expect(fake.app.quits).toEqual([]);
    await host.quit();
    expect(fake.app.quits).toEqual(['gone']);
  });

  it('waits, on Cmd+Q, until the console has been closed as well', async () => {
    const { fake, host } = await openHost();
    fake.app.quit();
    expect(fake.app.quits).toEqual(['held']);
    expect(await isClosed(host)).toBe(true);
    await host.quit();
    expect(fake.app.quits).toEqual(['held', 'gone']);
  });
});

describe('a window that is closed by the host', () => {
  it('is not the end, and another takes its place', async () => {
    const { fake, host, running } = await openHost();
    await host.closeWindow();
    fake.app.lastWindowClosed();
    expect(await isClosed(host)).toBe(false);
    const next = createFakeConsole();
    await host.openWindow(Promise.resolve(next), defaultPreferences);
    expect(running.asked).toEqual([]);
    fake.window().close();
    expect(await isClosed(host)).toBe(true);
  });
});

describe('a failure', () => {
  it('is shown in a box, also before ready, and counts as the window that was closed', async () => {
    for (const ready of [false, true]) {
      const { fake, host } = await createHost();
      if (ready) fake.app.becomeReady();
      expect(await isClosed(host)).toBe(false);
      await host.showFailure('The ledger cannot be opened', 'It is newer than this program.');
      expect(fake.record.of('dialog.showErrorBox')).toEqual([
        ['The ledger cannot be opened', 'It is newer than this program.'],
      ]);
      expect(await isClosed(host)).toBe(true);
      expect(fake.windows.size).toBe(0);
    }
  });

  it('with choices gives the one that was made, and the program stays for what follows', async () => {
    const { fake, host } = await createHost({ presses: ['Restore'] });
    fake.app.becomeReady();
    expect(await host.showFailure('Damaged', 'What now?', ['Restore', 'Quit'])).toBe(0);
    expect(await isClosed(host)).toBe(false);
    // Closing the box is the last choice, which changes nothing.
    expect(await host.showFailure('Damaged', 'What now?', ['Restore', 'Quit'])).toBe(1);
    expect(fake.record.of('dialog.showErrorBox')).toEqual([]);
    expect(fake.record.of('dialog.showMessageBox')[0]).toEqual([
      expect.objectContaining({ message: 'Damaged', detail: 'What now?', defaultId: 1, cancelId: 1, noLink: true }),
    ]);
  });
});
