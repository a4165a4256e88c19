import { describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../../../main/hosts/chromium/launch.ts';
import { defaultPreferences } from '../../../../main/preferences.ts';
import { makeFolder, tinyPage } from '../page-folder.ts';
import { installed, openReal } from './real.ts';

const groundOf = 'getComputedStyle(document.documentElement).backgroundColor';
const colors = { light: 'rgb(255, 255, 255)', dark: 'rgb(21, 23, 27)' } as const;

/** The tiny page without a line of script or a style sheet: what is painted before ours are there. */
const bare = { 'index.html': (tinyPage['index.html'] ?? '').replace(/<script.*<\/script>/g, '') };

describe.skipIf(!installed)('the first frame in a real Chromium', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`is ${theme} by the person’s choice, whatever the system is, in the page and in the one before it`, async () => {
      const window = await openReal({ preferences: { theme }, files: bare });
      for (const colorScheme of ['light', 'dark'] as const) {
        await window.page.emulateMedia({ colorScheme });
        expect(await window.page.evaluate(groundOf), colorScheme).toBe(colors[theme]);
      }
    });

    it(`is ${theme} when the system is and the person chose to follow it`, async () => {
      const window = await openReal({ preferences: { theme: 'system' }, files: bare });
      await window.page.emulateMedia({ colorScheme: theme });
      expect(await window.page.evaluate(groundOf)).toBe(colors[theme]);
    });

    it(`is ${theme} on the page that the browser starts with`, async () => {
      const context = await launchBrowser({
        browser: installed ?? '',
        profileFolder: makeFolder(),
        downloadFolder: makeFolder(),
        headless: true,
        bounds: undefined,
        theme,
      });
      onTestFinished(() => context.close());
      const [page] = context.pages();
      expect(page?.url()).toMatch(/^data:/);
      expect(await page?.evaluate(groundOf)).toBe(colors[theme]);
    });
  }

  it('changes with the person’s choice, without a restart', async () => {
    const window = await openReal({ preferences: { theme: 'light' }, files: bare });
    const preferences = { ...defaultPreferences, theme: 'dark' };
    window.running.tell(JSON.stringify({ kind: 'preferencesChanged', preferences }));
    await window.page.reload();
    expect(await window.page.evaluate(groundOf)).toBe(colors.dark);
  });
});

describe.skipIf(!installed)('the host', () => {
  it('says the version of its browser and of what main runs on, once the window is there', async () => {
    const window = await openReal();
    expect(window.host.about.host.version).toMatch(/^Chromium \d+\.\d+\.\d+\.\d+ · Node\.js \d+\.\d+\.\d+$/);
  });
});
