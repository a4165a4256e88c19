import type { Page } from '@playwright/test';
import { type Found, findOpen, rail } from '../../scripts/tour/operate.ts';
import { closeDrawer, dialog, openAction, panel, shownId } from '../../scripts/tour/refund.ts';
import { expect, test } from './console.ts';

test.skip(({ host }) => host === 'electron', 'nobody stands between the window and main inside Electron');

const heading = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: `Results for “${text}”` });
const row = (page: Page, text: string) => page.locator('[role="row"][aria-selected]').filter({ hasText: text });
const shown = (page: Page, { transactionId }: Found) => shownId(page).filter({ hasText: transactionId });

/** Two payments of different orders that can be refunded. */
async function findTwo(page: Page): Promise<readonly [Found, Found]> {
  const found = await findOpen(page, 'refund', 'DEMOSHOP', 6);
  const second = found.find(({ orderId }) => orderId !== found[0]?.orderId);
  if (!found[0] || !second) throw new Error('Two payments are needed.');
  return [found[0], second];
}

/** Puts a text in the place of what stands in the box, in one go. */
async function paste(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

test('keys 0 to 40 milliseconds apart act on what was sought last, each time', async ({ console: { page } }) => {
  test.slow();
  const two = await findTwo(page);
  for (const [turn, gap] of [0, 1, 5, 10, 16, 25, 40].entries()) {
    const sought = two[turn % 2] ?? two[0];
    await paste(page, sought.transactionId);
    for (const key of ['ArrowDown', 'Enter', 'r']) {
      await page.waitForTimeout(gap);
      await page.keyboard.press(key);
    }
    await expect(dialog(page), `${gap} ms apart`).toContainText(sought.orderId);
    await expect(shown(page, sought)).toBeAttached();
    await expect(page.locator('h1').filter({ hasText: sought.transactionId })).toBeAttached();
    await closeDrawer(page);
  }
});

test('a click on a row of an older question opens nothing, nor does one that begins there and ends after the answer', async ({
  console: { page, hold },
}) => {
  const [first, second] = await findTwo(page);
  await paste(page, first.transactionId);
  await heading(page, first.transactionId).waitFor();
  const place = await row(page, first.transactionId).first().boundingBox();
  if (!place) throw new Error('The row is not drawn.');
  const release = hold?.('transactions.search');
  await paste(page, second.transactionId);
  await expect(page.locator('section[aria-label="Lookup"]')).toHaveAttribute('aria-busy', 'true');
  await page.mouse.click(place.x + 40, place.y + place.height / 2);
  await page.mouse.dblclick(place.x + 90, place.y + place.height / 2);
  await page.mouse.down();
  release?.();
  await heading(page, second.transactionId).waitFor();
  await page.mouse.up();
  await page.keyboard.press('r');
  await expect(row(page, second.transactionId).first()).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
  await expect(dialog(page)).toHaveCount(0);
});

test('a key that waits for a transaction to be read is forgotten when something else is sought meanwhile', async ({
  console: { page, hold },
}) => {
  const [first, second] = await findTwo(page);
  const release = hold?.('transactions.show');
  await paste(page, first.transactionId);
  await row(page, first.transactionId).first().click();
  await shown(page, first).waitFor();
  await page.keyboard.press('r');
  await paste(page, second.transactionId);
  await heading(page, second.transactionId).waitFor();
  release?.();
  await expect(panel(page)).toHaveCount(0);
  await row(page, second.transactionId).first().click();
  await openAction(page, 'refund').waitFor();
  await expect(shown(page, second)).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
});

test('a key of a place of the rail stays its own while an answer is awaited', async ({ console: { page, hold } }) => {
  const release = hold?.('transactions.search');
  await paste(page, 'W-1');
  await rail(page).getByRole('button', { name: 'Settings' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  release?.();
});
