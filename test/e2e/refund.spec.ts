import type { Page } from '@playwright/test';
import {
  closeDrawer,
  confirmRefund,
  dialog,
  fillRefund,
  findByOrder,
  openAction,
  panel,
  showClosed,
  shownId,
} from '../../scripts/tour/refund.ts';
import { expect, type OpenConsole, test } from './console.ts';
import { chooseByArrows } from './drawer.ts';

/** A newest "Paid" payment in euros that nothing has happened to, found through the window alone. */
async function openUntouchedPayment(page: Page): Promise<{ order: string; id: string }> {
  const rows = page
    .getByRole('row')
    .filter({ hasText: 'Payment' })
    .filter({ hasText: 'Paid' })
    .filter({ hasText: '€' });
  for (let index = 0; ; index += 1) {
    const row = rows.nth(index);
    await row.click();
    const id = await shownId(page).innerText();
    const refunded = panel(page).locator('dl > div', { hasText: 'Refunded' }).locator('dd');
    if ((await refunded.innerText()) === '€0.00') {
      const order = await panel(page).locator('dl > div', { hasText: 'Order' }).locator('dd').innerText();
      return { order, id };
    }
  }
}

const left = (page: Page) => panel(page).getByText('left to refund').locator('..');

/** How many refunds of this order the gateway executed; Electron keeps its gateway to itself. */
function countRefunds({ sandbox }: OpenConsole, order: string): number | undefined {
  return sandbox?.rows().filter((row) => row.operation === 'refund' && row.orderId === order).length;
}

test('a refund in full: done, in the list, in the log, nothing left', async ({ console }) => {
  const { page } = console;
  const { order } = await openUntouchedPayment(page);
  await fillRefund(page, undefined);
  const result = await confirmRefund(page);
  expect(result).toMatchObject({ status: 'Done', execcode: '0000' });
  expect(result.transactionId).toMatch(/^A\d+$/);
  await closeDrawer(page);
  await expect(panel(page)).toContainText('refunded in full');
  await showClosed(page);
  await expect(panel(page).getByRole('button', { name: 'Refund…' })).toHaveAttribute('aria-disabled', 'true');
  await expect(panel(page)).toContainText('Everything has been refunded.');
  await findByOrder(page, order);
  await expect(page.getByRole('row').filter({ hasText: result.transactionId ?? '' })).toContainText('Refund');
  await page.getByRole('button', { name: 'Activity' }).click();
  const logged = page.getByRole('row').filter({ hasText: result.transactionId ?? '' });
  await expect(logged).toContainText('0000');
  if (console.sandbox) expect(countRefunds(console, order)).toBe(1);
});

test('a refund in part, typed with a decimal comma, leaves the rest', async ({ console: { page } }) => {
  await openUntouchedPayment(page);
  const before = Number((await left(page).innerText()).replace(/[^\d.]/g, ''));
  await fillRefund(page, '1,25');
  await expect(dialog(page).getByRole('heading', { name: /^Refund €1\.25 on order/ })).toBeVisible();
  await expect(dialog(page)).toContainText('one euro and twenty-five cents');
  expect(await confirmRefund(page)).toMatchObject({ status: 'Done', execcode: '0000' });
  await closeDrawer(page);
  await expect(left(page)).toContainText(`€${(before - 1.25).toFixed(2)}`);
});

test('more than is left is refused by the form, at the field and in the summary', async ({ console: { page } }) => {
  await openUntouchedPayment(page);
  await fillRefund(page, '999999');
  const summary = dialog(page).getByRole('alert');
  await expect(summary).toBeFocused();
  await summary.getByRole('button', { name: /No more than .* is left/ }).click();
  await expect(dialog(page).getByLabel('Amount', { exact: true })).toBeFocused();
  await expect(dialog(page).getByLabel('Amount', { exact: true })).toHaveAttribute('aria-invalid', 'true');
});

test('an amount that can be read in two ways is asked about', async ({ console: { page } }) => {
  await openUntouchedPayment(page);
  await fillRefund(page, '6.950');
  await expect(dialog(page).getByText('Choose which amount you mean.').first()).toBeVisible();
  await dialog(page).getByRole('button', { name: '€6.95', exact: true }).click();
  await expect(dialog(page).getByLabel('Amount', { exact: true })).toHaveValue('6.95');
  await expect(dialog(page)).toContainText('six euros and ninety-five cents');
});

test('refused by the gateway when a colleague was faster, with the code explained', async ({ console, host }) => {
  test.skip(host === 'electron', 'the gateway inside Electron is out of a colleague’s reach');
  const { page, colleague } = console;
  const { order, id } = await openUntouchedPayment(page);
  await fillRefund(page, undefined);
  await dialog(page)
    .getByRole('button', { name: /^Refund .*\d/ })
    .waitFor();
  await colleague({ identifier: 'DEMOSHOP', operation: 'refund', transactionId: id, amount: 100 });
  expect(await confirmRefund(page)).toMatchObject({ execcode: '2008', transactionId: null });
  await expect(dialog(page).getByRole('heading', { level: 2, name: /Refused/ })).toBeVisible();
  await expect(dialog(page)).toContainText(/colleague/);
  await closeDrawer(page);
  await expect(panel(page).getByText('2008')).toBeVisible();
  // That one is the colleague's.
  expect(countRefunds(console, order)).toBe(1);
});

test('by keyboard alone: search, open, refund, and Enter in a field moves no money', async ({ console }) => {
  const { page } = console;
  const { order } = await openUntouchedPayment(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type(order);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `Results for “${order}”` }).waitFor();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row').filter({ hasText: order }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await panel(page).getByText(order).waitFor();
  await page.keyboard.press('r');
  await expect(dialog(page).getByLabel(/^All that is left/)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1.10');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('alert')).toContainText('Choose a reason.');
  if (console.sandbox) expect(countRefunds(console, order)).toBe(0);
  await chooseByArrows(page);
  await dialog(page).getByRole('button', { name: 'Review' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('button', { name: 'Go back' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByRole('button', { name: 'Refund €1.10' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: 'Done' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(panel(page)).toBeVisible();
  if (console.sandbox) expect(countRefunds(console, order)).toBe(1);
});

test('two clicks at once send one refund', async ({ console }) => {
  const { page } = console;
  const { order } = await openUntouchedPayment(page);
  await fillRefund(page, '1.00');
  await dialog(page).getByRole('button', { name: 'Refund €1.00' }).dblclick();
  await dialog(page).getByRole('heading', { name: 'Done' }).waitFor();
  if (console.sandbox) expect(countRefunds(console, order)).toBe(1);
});

test('what was typed survives Escape', async ({ console: { page } }) => {
  await openUntouchedPayment(page);
  await fillRefund(page, '3.21');
  await dialog(page).getByRole('button', { name: 'Go back' }).click();
  await closeDrawer(page);
  await openAction(page, 'refund').click();
  await expect(dialog(page).getByLabel('Amount', { exact: true })).toHaveValue('3.21');
  await expect(dialog(page).getByRole('combobox', { name: 'Reason' })).toHaveValue('Goods returned');
});

test('the request is shown exactly, without a signature', async ({ console: { page } }) => {
  const { id } = await openUntouchedPayment(page);
  await fillRefund(page, '2.00');
  await dialog(page).getByRole('button', { name: 'The request as it will leave' }).click();
  const table = dialog(page).getByRole('table');
  await expect(table.getByRole('row', { name: /^TRANSACTIONID/ })).toContainText(id);
  await expect(table.getByRole('row', { name: /^AMOUNT/ })).toContainText('200');
  await expect(table.getByRole('row', { name: /^HASH/ })).toContainText('computed when sent');
  await expect(dialog(page)).not.toContainText(/[0-9a-f]{64}/);
});

test('the yen has no cents and the dinar has a thousand fils', async ({ console: { page } }) => {
  for (const [currency, amount, words] of [
    ['JP¥', '1,000', 'one thousand Japanese yen'],
    ['KWD', '1.234', 'one Kuwaiti dinar and two hundred and thirty-four fils'],
  ] as const) {
    const row = page
      .getByRole('row')
      .filter({ hasText: 'Payment' })
      .filter({ hasText: 'Paid' })
      .filter({ hasText: currency });
    await row.first().click();
    await fillRefund(page, amount);
    await expect(dialog(page)).toContainText(words);
    expect(await confirmRefund(page)).toMatchObject({ execcode: '0000' });
    await closeDrawer(page);
  }
});
