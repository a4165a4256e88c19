import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuFor } from '../../../../main/hosts/electron/menu.ts';
import { hostTexts } from '../../../../main/hosts/texts.ts';
import { defaultPreferences } from '../../../../main/preferences.ts';
import { openHost } from './start.ts';

const platforms = ['linux', 'win32', 'darwin'] as const;

function menuOf(platform: NodeJS.Platform, packaged: boolean, language: 'en' | 'fr' = 'en') {
  return menuFor({ platform, packaged, texts: hostTexts(language, 'en').menu, zoom: () => {}, lock: () => {} });
}

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...flatten(Array.isArray(item.submenu) ? item.submenu : [])]);
}

const rolesOf = (items: readonly MenuItemConstructorOptions[]) => flatten(items).flatMap(({ role }) => role ?? []);

describe('the menu', () => {
  for (const platform of platforms) {
    it(`has no way to reload the page or to open the developer tools in the product (${platform})`, () => {
      const forbidden = /reload|devtools/i;
      expect(rolesOf(menuOf(platform, true)).filter((role) => forbidden.test(role))).toEqual([]);
      expect(rolesOf(menuOf(platform, false)).filter((role) => forbidden.test(role))).toHaveLength(2);
      // A menu without items of its own would get Electron's, with both of them.
      expect(menuOf(platform, true).every(({ submenu }) => Array.isArray(submenu) && submenu.length > 0)).toBe(true);
    });

    it(`has what copies, pastes, quits and tells about the program (${platform})`, () => {
      const roles = rolesOf(menuOf(platform, true));
      for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'quit', 'about', 'close', 'minimize']) {
        expect(roles).toContain(role);
      }
    });

    it(`has a text of ours on each item, in both languages (${platform})`, () => {
      for (const language of ['en', 'fr'] as const) {
        const unnamed = flatten(menuOf(platform, true, language)).filter(
          ({ label, type, role }) => !label && type !== 'separator' && role !== 'appMenu',
        );
        expect(unnamed).toEqual([]);
      }
      const [english, french] = (['en', 'fr'] as const).map((language) =>
        flatten(menuOf(platform, true, language)).map(({ label }) => label),
      );
      expect(french).not.toEqual(english);
    });

    it(`gives each key to one item (${platform})`, () => {
      const keys = flatten(menuOf(platform, true)).flatMap(({ accelerator }) => accelerator ?? []);
      expect(keys).toContain('CommandOrControl+Plus');
      expect(keys).toContain('CommandOrControl+-');
      expect(keys).toContain('CommandOrControl+0');
      expect(new Set(keys).size).toBe(keys.length);
    });
  }

  it('starts with the program on macOS, and ends with help elsewhere', () => {
    expect(menuOf('darwin', true)[0]?.role).toBe('appMenu');
    expect(menuOf('darwin', true).at(-1)?.role).toBe('windowMenu');
    expect(menuOf('linux', true)[0]?.label).toBe('File');
    expect(menuOf('linux', true).at(-1)?.role).toBe('help');
  });

  it('speaks the language that the person chose, also from one moment to the next', async () => {
    const { fake, running } = await openHost({ locale: 'en-GB' }, { language: 'system' });
    expect(fake.menu.labels()).toContain('Edit');
    const preferences = { ...defaultPreferences, language: 'fr' };
    running.tell(JSON.stringify({ kind: 'preferencesChanged', preferences }));
    expect(fake.menu.labels()).toContain('Édition');
    expect(fake.menu.labels()).not.toContain('Edit');
  });

  it('speaks the system’s language when the person chose none', async () => {
    const { fake } = await openHost({ locale: 'fr-CA' }, { language: 'system' });
    expect(fake.menu.labels()).toContain('Édition');
  });
});

describe('“About”', () => {
  it('tells the version, what shows the window, and where the data live', async () => {
    const { fake, dataFolder } = await openHost();
    const [[panel]] = fake.record.of('app.setAboutPanelOptions') as [[Electron.AboutPanelOptionsOptions]];
    expect(panel.applicationName).toBe('Be2bill console');
    expect(panel.applicationVersion).toMatch(/^\d+\.\d+\.\d+/);
    expect(panel.copyright).toContain(`Node.js ${process.versions.node}`);
    expect(panel.copyright).toContain(dataFolder);
    expect(panel.copyright).toContain('MIT licence');
  });
});
