import { describe, expect, it } from 'vitest';
import { foreignAddresses, ownAddresses } from './addresses.ts';
import { openHost } from './start.ts';

describe('the window stays on its own page', () => {
  for (const departure of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
    it(`${departure}: its own addresses pass`, async () => {
      const { contents } = (await openHost()).fake.window();
      for (const url of ownAddresses) expect(contents.depart(departure, url), url).toBe(true);
    });

    it(`${departure}: all others are refused`, async () => {
      const { contents } = (await openHost()).fake.window();
      for (const url of foreignAddresses) expect(contents.depart(departure, url), url).toBe(false);
    });
  }

  it('opens no second window, not even on its own page', async () => {
    const { fake } = await openHost();
    for (const url of [...ownAddresses, ...foreignAddresses]) {
      expect(fake.window().contents.openWindow(url), url).toBe(false);
    }
    expect(fake.windows.size).toBe(1);
  });

  it('attaches no webview', async () => {
    const { contents } = (await openHost()).fake.window();
    for (const url of [...ownAddresses, ...foreignAddresses]) expect(contents.attachWebview(url), url).toBe(false);
  });

  it('is held before its page is loaded', async () => {
    const { names } = (await openHost()).fake.record;
    expect(names.indexOf('webContents.setWindowOpenHandler')).toBeGreaterThan(-1);
    expect(names.indexOf('webContents.setWindowOpenHandler')).toBeLessThan(names.indexOf('window.loadURL'));
  });
});
