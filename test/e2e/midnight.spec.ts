import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';

test.skip(({ host }) => host === 'electron', 'what crosses between window and main is not seen inside Electron');

const day = 86_400_000;

/** The window's clock goes on by a day, as over a night in which nobody closed it. */
async function sleepForADay(page: Page): Promise<void> {
  await page.evaluate((milliseconds) => {
    const { now } = Date;
    Date.now = () => now.call(Date) + milliseconds;
  }, day);
}

for (const { text, anew } of [
  { text: 'date:today', anew: true },
  { text: 'status:toCapture', anew: true },
  { text: 'gmail', anew: false },
]) {
  test(`a list of ${text} that is open over midnight is ${anew ? 'asked for' : 'not asked for'} anew`, async ({
    console: { page, messages },
  }) => {
    const asked = () =>
      messages.filter(({ to, text: message }) => to === 'main' && message.includes(`"text":"${text}"`)).length;
    await page.getByRole('searchbox').fill(text);
    await page.getByRole('heading', { level: 1, name: `Results for “${text}”` }).waitFor();
    await expect(page.locator('section[aria-label="Lookup"]')).toHaveAttribute('aria-busy', 'false');
    // Its sum comes a moment behind its rows.
    await page.waitForTimeout(1_000);
    const before = asked();
    await sleepForADay(page);
    if (anew) await expect.poll(asked).toBeGreaterThan(before);
    else {
      await page.waitForTimeout(5_000);
      expect(asked()).toBe(before);
    }
  });
}
