import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../../../main/preferences.ts';
import { later, openHost } from './start.ts';

const change = (theme: 'system' | 'light' | 'dark') =>
  JSON.stringify({
    kind: 'preferencesChanged',
    preferences: { ...defaultPreferences, theme },
  });

const ground = { light: '#ffffff', dark: '#15171b' } as const;

describe('the window’s colour before its page is there', () => {
  const cases = [
    { theme: 'light', systemIsDark: true, shown: 'light' },
    { theme: 'dark', systemIsDark: false, shown: 'dark' },
    { theme: 'system', systemIsDark: true, shown: 'dark' },
    { theme: 'system', systemIsDark: false, shown: 'light' },
  ] as const;
  for (const { theme, systemIsDark, shown } of cases) {
    it(`is ${shown} with the theme ${theme} on a ${systemIsDark ? 'dark' : 'light'} system`, async () => {
      const { fake } = await openHost({ systemIsDark }, { theme });
      expect(fake.window().options.backgroundColor).toBe(ground[shown]);
      expect(fake.nativeTheme.shouldUseDarkColors).toBe(shown === 'dark');
      const page = await fake.window().page?.text();
      expect(page).toContain(
        `<meta name="color-scheme" content="${{ light: 'light', dark: 'dark', system: 'light dark' }[theme]}" />`,
      );
    });
  }

  it('is known before the window is made, so that no frame is painted in the other', async () => {
    const { fake } = await openHost({}, { theme: 'dark' });
    expect(fake.record.of('nativeTheme.themeSource')).toEqual([['dark']]);
    const { names } = fake.record;
    expect(names.indexOf('nativeTheme.themeSource')).toBeLessThan(names.indexOf('new BrowserWindow'));
  });
});

describe('the window’s colour later on', () => {
  it('is the one that the person chooses, and the page is served in it from then on', async () => {
    const { fake, running } = await openHost({}, { theme: 'light' });
    running.tell(change('dark'));
    expect(fake.nativeTheme.themeSource).toBe('dark');
    expect(fake.record.of('window.setBackgroundColor').at(-1)).toEqual([ground.dark]);
    await fake.window().loadURL('app://console/');
    expect(await fake.window().page?.text()).toContain('<meta name="color-scheme" content="dark" />');
  });

  it('goes with the system when the person chose that, and only then', async () => {
    const { fake, running } = await openHost({ systemIsDark: false }, { theme: 'system' });
    fake.nativeTheme.changeSystem(true);
    expect(fake.record.of('window.setBackgroundColor').at(-1)).toEqual([ground.dark]);
    running.tell(change('light'));
    fake.nativeTheme.changeSystem(false);
    fake.nativeTheme.changeSystem(true);
    expect(fake.record.of('window.setBackgroundColor').at(-1)).toEqual([ground.light]);
  });

  it('is nobody’s once the window is gone', async () => {
    const { fake, running } = await openHost();
    fake.window().close();
    await later();
    fake.nativeTheme.changeSystem(true);
    running.tell(change('dark'));
    expect(fake.record.of('window.setBackgroundColor')).toEqual([]);
  });
});

describe('the white flash', () => {
  it('cannot be: the window is shown once it is painted, not when it is made', async () => {
    const { fake } = await openHost();
    expect(fake.window().options.show).toBe(false);
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
