import { describe, expect, it } from 'vitest';
import { isDark, windowOptions } from '../../../../main/hosts/electron/window.ts';
import { later, openHost } from './start.ts';

describe('the window’s colour before its page is there', () => {
  const cases = [
    { theme: 'light', systemIsDark: true, dark: false },
    { theme: 'dark', systemIsDark: false, dark: true },
    { theme: 'system', systemIsDark: true, dark: true },
    { theme: 'system', systemIsDark: false, dark: false },
  ] as const;
  for (const { theme, systemIsDark, dark } of cases) {
    it(`is ${dark ? 'dark' : 'light'} with the theme ${theme} on a ${systemIsDark ? 'dark' : 'light'} system`, async () => {
      expect(isDark(theme, systemIsDark)).toBe(dark);
      const { fake } = await openHost({ systemIsDark }, { theme });
      expect(fake.window().options.backgroundColor).toBe(dark ? '#16181d' : '#ffffff');
      expect(fake.nativeTheme.shouldUseDarkColors).toBe(dark);
    });
  }

  it('is opaque, or Windows would show what is behind', () => {
    for (const dark of [true, false]) {
      expect(windowOptions('/p', true, dark).backgroundColor).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it('asks Electron for the theme before the window is made, so that no frame is painted in the other', async () => {
    const { fake } = await openHost({}, { theme: 'dark' });
    expect(fake.record.of('nativeTheme.themeSource')).toEqual([['dark']]);
    const { names } = fake.record;
    expect(names.indexOf('nativeTheme.themeSource')).toBeLessThan(names.indexOf('new BrowserWindow'));
  });
});

describe('the white flash', () => {
  it('cannot be: the window is shown once it is painted, not when it is made', async () => {
    const { fake } = await openHost();
    expect(fake.window().isVisible()).toBe(false);
    await later();
    expect(fake.window().isVisible()).toBe(true);
    expect(fake.record.names.indexOf('window.loadURL')).toBeLessThan(fake.record.names.indexOf('window.show'));
  });

  it('is not shown a second time by a page that was loaded again', async () => {
    const { fake } = await openHost();
    await later();
    fake.window().emit('ready-to-show');
    expect(fake.record.of('window.show')).toHaveLength(1);
  });
});
