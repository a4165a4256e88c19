import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { dialog, fillRefund } from '../../scripts/tour/refund.ts';
import { expect, test } from './console.ts';

/** What axe finds on the screen as it stands, down to the moderate. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    // Otherwise axe opens a page of its own, and the console closes every page but one.
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

for (const appearance of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen in ${appearance}`, async ({ console: { page } }) => {
    await page.emulateMedia({ colorScheme: appearance, reducedMotion: 'reduce' });
    for (const place of ['Lookup', 'To settle', 'Activity', 'Settings']) {
      await page.getByRole('button', { name: place, exact: true }).click();
      await page.waitForTimeout(200);
      expect(await violations(page), place).toEqual([]);
    }
    await page.getByRole('button', { name: 'Lookup', exact: true }).click();
    await page.getByRole('row').filter({ hasText: 'Payment' }).filter({ hasText: 'Done' }).first().click();
    await page.getByRole('button', { name: 'Refund…' }).waitFor();
    expect(await violations(page), 'panel').toEqual([]);
    await page.getByRole('button', { name: 'Refund…' }).click();
    await dialog(page).getByRole('button', { name: 'Review' }).click();
    await dialog(page).getByRole('alert').waitFor();
    await page.waitForTimeout(300);
    expect(await violations(page), 'form with errors').toEqual([]);
    await page.keyboard.press('Escape');
    await fillRefund(page, '1.00');
    await dialog(page).getByRole('button', { name: 'Refund €1.00' }).waitFor();
    expect(await violations(page), 'review').toEqual([]);
    await dialog(page).getByRole('button', { name: 'Refund €1.00' }).click();
    await dialog(page).getByRole('heading', { name: 'Done' }).waitFor();
    expect(await violations(page), 'result').toEqual([]);
  });
}

test('axe is awake: it finds a picture without a text', async ({ console: { page } }) => {
  await page.evaluate("document.body.append(document.createElement('img'))");
  expect((await violations(page)).join()).toContain('image-alt');
});
