import type { CDPSession, Page } from '@playwright/test';
import { writeNotification } from '../../scripts/tour/notification.ts';
import { findOneOpen, openTransaction } from '../../scripts/tour/operate.ts';
import { dialog, fillRefund, openAction, panel } from '../../scripts/tour/refund.ts';
import { goTo } from './account-steps.ts';
import { expect, test } from './console.ts';

test.skip(({ host }) => host === 'electron', 'keys are composed by way of the Chromium host');

/** A character on its way, as a Japanese or Chinese input method has it. */
async function compose(page: Page, text: string): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  return session;
}

test('keys that compose a character are not ours: neither the box, nor the drawer, nor its form hears them', async ({
  console: { page },
}) => {
  const box = page.getByRole('searchbox');
  await box.focus();
  const composing = await compose(page, 'にほ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(box).toHaveValue('にほ');
  await expect(box).toBeFocused();
  await composing.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
  await box.blur();

  await openTransaction(page, await findOneOpen(page, 'refund'));
  await openAction(page, 'refund').click();
  await dialog(page).getByRole('textbox', { name: 'Note' }).focus();
  await compose(page, 'こづつみ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('textbox', { name: 'Note' })).toBeFocused();
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
});

test('the keys of a transaction go by their letter with Caps Lock, and by their place in another script', async ({
  console: { page },
}) => {
  await openTransaction(page, await findOneOpen(page, 'refund'));
  await openAction(page, 'refund').waitFor();
  await page.keyboard.press('R');
  await expect(dialog(page).getByLabel(/^All that is left/)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  const session = await page.context().newCDPSession(page);
  const press = { key: 'к', code: 'KeyR', windowsVirtualKeyCode: 82 };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: 'к', ...press });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press });
  await expect(dialog(page).getByLabel(/^All that is left/)).toBeFocused();
});

test('signs that nobody sees are shown in what others wrote, turn nothing, and are copied as they are', async ({
  console,
}) => {
  const { page } = console;
  const orderId = 'W-\u202e287401\u200b';
  const transactionId = 'A99000077';
  await goTo(page, 'Inbox');
  const told = { OPERATIONTYPE: 'payment', TRANSACTIONID: transactionId, ORDERID: orderId, AMOUNT: '4200' };
  await page.getByLabel('Notifications', { exact: true }).fill(writeNotification(console.sandbox, told));
  await page.getByRole('button', { name: 'Check and record' }).click();
  const named = 'W-U+202E\u202e287401U+200B\u200b';
  await expect(page.getByRole('region', { name: 'Result' })).toContainText(named);
  await expect(page.getByRole('region', { name: /^Kept/ }).getByRole('cell', { name: /^W-/ })).toContainText(named);

  await openTransaction(page, { transactionId });
  const cell = page.getByRole('row').filter({ hasText: transactionId }).locator('[data-column="orderId"] bdi').first();
  await expect(cell).toHaveCSS('unicode-bidi', 'isolate');
  await expect(cell).toContainText('U+202E');
  await expect(panel(page).locator('dd > bdi').filter({ hasText: 'U+202E' })).toContainText('U+200B');
  const marked = await cell.evaluate((element) => {
    const selection = getSelection();
    selection?.selectAllChildren(element);
    return selection?.toString();
  });
  expect(marked).toBe(orderId);

  await fillRefund(page, '1.00');
  await expect(dialog(page).getByRole('heading', { name: /^Refund €1\.00/ })).toContainText('W-[U+202E]287401[U+200B]');
});
