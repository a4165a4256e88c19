import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../../../main/preferences.ts';
import { createFakeConsole } from '../console.ts';
import { createHost, isClosed, later, openHost } from './start.ts';

describe('the end', () => {
  it('comes when the person closes the window', async () => {
    const { fake, host } = await openHost();
    expect(await isClosed(host)).toBe(false);
    fake.window().close();
    expect(await isClosed(host)).toBe(true);
    expect([fake.app.quits, fake.app.exits]).toEqual([[], []]);
    await host.quit();
    expect(fake.app.exits).toEqual([0]);
  });

  it('waits, on Cmd+Q, until the console has been closed as well', async () => {
    const { fake, host } = await openHost();
    fake.app.quit();
    await later();
    expect(fake.app.quits).toEqual(['held']);
    expect(await isClosed(host)).toBe(true);
    fake.app.quit();
    expect([fake.app.quits, fake.app.exits]).toEqual([['held', 'held'], []]);
    await host.quit();
    expect(fake.app.exits).toEqual([0]);
  });

  it('is told with its exit code, which quitting would forget', async () => {
    const { fake, host } = await openHost();
    process.exitCode = 1;
    await host.quit(1);
    process.exitCode = 0;
    expect(fake.app.exits).toEqual([1]);
  });

  it('comes when it is told to end, with the window’s place written down', async () => {
    const { fake, host, dataFolder } = await openHost();
    fake.window().drag({ x: 21, y: 43 });
    await host.end();
    expect([await isClosed(host), fake.windows.size, fake.app.exits]).toEqual([true, 0, []]);
    expect(readFileSync(join(dataFolder, 'window.json'), 'utf8')).toContain('43');
  });

  it('takes a box away that the person was asked in, as if they had closed it', async () => {
    const { fake, host } = await createHost();
    fake.app.becomeReady();
    const made = host.showFailure('Damaged', 'What now?', ['Restore', 'Quit']);
    expect(fake.dialog.openBoxes).toBe(1);
    await host.end();
    expect([await made, fake.dialog.openBoxes]).toEqual([1, 0]);
    expect(await host.showFailure('Damaged', 'What now?', ['Restore', 'Quit'])).toBeUndefined();
    expect(fake.record.of('dialog.showMessageBox')).toHaveLength(1);
  });

  it('opens no window any more when it came before there was one', async () => {
    const { fake, host } = await createHost();
    fake.app.becomeReady();
    await host.end();
    await host.openWindow(Promise.resolve(createFakeConsole()), defaultPreferences);
    expect([fake.windows.size, await isClosed(host)]).toEqual([0, true]);
  });
});

describe('the end of a Windows session', () => {
  it('is held while a request is under way, with the window there, and the console ends behind it', async () => {
    const { fake, host, running } = await openHost();
    running.sending = true;
    expect(fake.window().endSession()).toBe(false);
    // Without a window Windows would not let the program finish.
    expect([await isClosed(host), fake.windows.size]).toEqual([true, 1]);
    await host.quit();
    expect([fake.windows.size, fake.app.exits]).toEqual([0, [0]]);
  });

  it('is held by nothing else, and ends the console with the window’s place written down', async () => {
    const { fake, host, dataFolder } = await openHost();
    fake.window().drag({ x: 21, y: 43 });
    expect(fake.window().endSession()).toBe(true);
    expect(await isClosed(host)).toBe(true);
    expect(readFileSync(join(dataFolder, 'window.json'), 'utf8')).toContain('43');
  });
});

describe('a window that is closed by the host', () => {
  it('is not the end, and another takes its place', async () => {
    const { fake, host, running } = await openHost();
    await host.closeWindow();
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
    const closed = host.showFailure('Damaged', 'What now?', ['Restore', 'Quit']);
    fake.dialog.dismiss();
    expect(await closed).toBe(1);
    expect(fake.record.of('dialog.showErrorBox')).toEqual([]);
    expect(fake.record.of('dialog.showMessageBox')[0]).toEqual([
      expect.objectContaining({ message: 'Damaged', detail: 'What now?', defaultId: 1, cancelId: 1, noLink: true }),
    ]);
  });
});
