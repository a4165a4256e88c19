import { openAction, shownId } from '../../scripts/tour/refund.ts';
import { goTo } from './account-steps.ts';
import { expect, test } from './console.ts';
import { speak } from './drawer.ts';

const ground = 'getComputedStyle(document.body).backgroundColor';

test('follows the system, and keeps what a person chose', async ({ console: { page } }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => page.evaluate(ground)).toBe('rgb(21, 23, 27)');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => page.evaluate(ground)).toBe('rgb(255, 255, 255)');
  await page.getByRole('button', { name: 'Dark appearance' }).click();
  await expect.poll(() => page.evaluate(ground)).toBe('rgb(21, 23, 27)');
  await page.reload();
  await page.getByRole('grid').waitFor();
  await expect.poll(() => page.evaluate(ground)).toBe('rgb(21, 23, 27)');
});

test('shows the environment on every place and in the drawer', async ({ console: { page } }) => {
  for (const place of ['Lookup', 'Unconfirmed', 'Activity', 'Settings']) {
    await goTo(page, place);
    await expect(page.getByRole('banner').getByText('Sandbox')).toBeVisible();
  }
  await goTo(page, 'Lookup');
  await page.getByRole('row').filter({ hasText: 'Payment' }).filter({ hasText: 'Paid' }).first().click();
  await openAction(page, 'refund').click();
  await expect(page.getByRole('dialog').getByText('Sandbox')).toBeVisible();
});

test('speaks French and back, at once', async ({ console: { page } }) => {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByText('Français').click();
  await expect(page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.getByRole('button', { name: 'Recherche', exact: true }).click();
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: /\d,\d\d\s€/ })
      .first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Réglages', exact: true }).click();
  await page.getByText('English').click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('cuts neither heading nor operation beside a panel, and keeps the views in one line, in both languages', async ({
  console: { page },
}) => {
  const isWhole = (selector: string) =>
    page.locator(selector).evaluateAll((found) => found.every((element) => element.scrollWidth <= element.clientWidth));
  for (const language of ['fr', 'en'] as const) {
    await speak(page, language);
    await page.setViewportSize({ width: 1024, height: 768 });
    const lines = page.locator('ul').filter({ has: page.getByRole('button', { name: /^(Expiring|Captures qui)/ }) });
    expect((await lines.boundingBox())?.height).toBeLessThan(40);
    expect(await lines.evaluate((list) => list.scrollWidth <= list.clientWidth)).toBe(true);
    expect(await isWhole('main h1')).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('searchbox').fill('op:refund');
    await page
      .getByRole('gridcell')
      .filter({ hasText: /^(Refund|Remboursement)$/ })
      .first()
      .click();
    await shownId(page).waitFor();
    for (const column of ['operation', 'orderId'])
      expect(await isWhole(`[role="gridcell"][data-column="${column}"]`), column).toBe(true);
    await page.getByRole('searchbox').fill('');
    await page.keyboard.press('Escape');
  }
});

test('draws compact rows when asked', async ({ console: { page } }) => {
  const height = async () => (await page.locator('[role="row"][aria-rowindex="3"]').boundingBox())?.height;
  expect(await height()).toBe(36);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByText('Compact').click();
  await goTo(page, 'Lookup');
  await expect.poll(height).toBe(28);
});

test('lists its keys', async ({ console: { page } }) => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Refund');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
