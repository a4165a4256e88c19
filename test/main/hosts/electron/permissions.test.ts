import { describe, expect, it } from 'vitest';
import { createFakeElectron } from '../../../electron/index.ts';
import type { Permission } from '../../../electron/session.ts';
import { openHost } from './start.ts';

const permissions: readonly Permission[] = [
  ...([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'clipboard-read',
    'usb',
    'hid',
    'serial',
  ] as const),
  ...(['display-capture', 'openExternal', 'fileSystem', 'idle-detection', 'pointerLock', 'fullscreen'] as const),
  ...(['window-management', 'storage-access', 'speaker-selection', 'unknown'] as const),
];

describe('a page’s permissions', () => {
  it('are all refused when it asks', async () => {
    const session = (await openHost()).fake.session('be2bill-console');
    for (const permission of permissions) expect(await session.askPermission(permission), permission).toBe(false);
  });

  it('are all refused when Chromium checks', async () => {
    const session = (await openHost()).fake.session('be2bill-console');
    for (const permission of permissions) expect(session.checkPermission(permission), permission).toBe(false);
  });

  it('give no device', async () => {
    const session = (await openHost()).fake.session('be2bill-console');
    for (const device of ['hid', 'serial', 'usb'] as const) expect(session.askDevice(device)).toBe(false);
  });

  it('let no file be downloaded', async () => {
    expect((await openHost()).fake.session('be2bill-console').download()).toBe(false);
  });

  it('would all be given by an Electron that was told nothing', async () => {
    const session = createFakeElectron().session('be2bill-console');
    expect([
      await session.askPermission('media'),
      session.checkPermission('media'),
      session.askDevice('usb'),
      session.download(),
    ]).toEqual([true, true, true, true]);
  });

  it('are refused before the window is made', async () => {
    const { names } = (await openHost()).fake.record;
    for (const kind of ['Request', 'Check']) {
      const at = names.indexOf(`session.setPermission${kind}Handler`);
      expect(at).toBeGreaterThan(-1);
      expect(at).toBeLessThan(names.indexOf('new BrowserWindow'));
    }
  });
});
