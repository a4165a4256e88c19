import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Bridge } from '../../contract/index.ts';

/** In which sizes and languages a screen is taken; both themes always. */
export interface Sight {
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  readonly languages: readonly ('en' | 'fr')[];
}

/** The sizes at which a desk mostly stands. */
export const usualSizes = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
] as const;

/** How long a screen may take to come about, in milliseconds: a machine that is busy elsewhere is given its time. */
export const patience = 180_000;

/** Takes a screen as it stands, in every size, theme and language; it speaks English again afterwards. */
export async function photograph(page: Page, folder: string, name: string, { sizes, languages }: Sight): Promise<void> {
  for (const language of languages) {
    if (languages.length > 1) await speak(page, language);
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(350);
        const file = [name, size.width, colorScheme, ...(language === 'en' ? [] : [language])].join('-');
        await page.screenshot({ path: join(folder, `${file}.png`) });
      }
    }
  }
  if (languages.length > 1) await speak(page, 'en');
}

/** Switches the window to a language, as Settings does; what is open stays open. */
async function speak(page: Page, language: 'en' | 'fr'): Promise<void> {
  await page.evaluate(
    (language) => (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole.preferences.change({ language }),
    language,
  );
  await page.locator(`html[lang="${language}"]`).waitFor();
}
