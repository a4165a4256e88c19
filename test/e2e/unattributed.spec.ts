import type { Page } from '@playwright/test';
import type { Bridge } from '../../contract/index.ts';
import { writeNotification } from '../../scripts/tour/notification.ts';
import { chooseReason, openDrawer, openTransaction, toReview } from '../../scripts/tour/operate.ts';
import { dialog, panel, shownId } from '../../scripts/tour/refund.ts';
import { expect, type OpenConsole, test } from './console.ts';

/** The gateway tells of two payments of 100.00 under one order, then of a refund, which names neither. */
async function hearOfThree({ page, sandbox }: OpenConsole): Promise<void> {
  const order = { ORDERID: 'W-2026', AMOUNT: '10000' };
  const told = [
    { ...order, OPERATIONTYPE: 'payment', TRANSACTIONID: 'A99000001' },
    { ...order, OPERATIONTYPE: 'payment', TRANSACTIONID: 'A99000002' },
    { ...order, OPERATIONTYPE: 'refund', TRANSACTIONID: 'A99000003', AMOUNT: '4000' },
  ];
  for (const each of told) await take(page, writeNotification(sandbox, each));
}

async function take(page: Page, notification: string): Promise<void> {
  await page.evaluate(
    (text) => (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole.notifications.take({ text }),
    notification,
  );
}

test('a refund that may be of either payment: a range is left, with its reason, and more is asked about', async ({
  console,
  host,
}) => {
  test.skip(host === 'electron', 'the gateway inside Electron keeps its key to itself');
  const { page } = console;
  await hearOfThree(console);
  await openTransaction(page, { transactionId: 'A99000002' });
  await expect(panel(page)).toContainText('€60.00 left to refund for certain');
  await expect(panel(page)).toContainText('at most €100.00');
  await expect(panel(page)).toContainText('An edit of this order names no transaction.');
  await page.screenshot({ path: test.info().outputPath('panel.png') });
  await openDrawer(page, 'refund');
  await expect(dialog(page).getByRole('radio', { name: /€60\.00/ })).toBeChecked();
  await dialog(page).getByRole('radio', { name: 'A part of it' }).check();
  await dialog(page).getByLabel('Amount', { exact: true }).fill('100');
  await page.screenshot({ path: test.info().outputPath('drawer.png') });
  await chooseReason(page, 'Goods returned');
  await toReview(page);
  await expect(dialog(page)).toContainText('This is more than what is left for certain.');
  await expect(dialog(page).getByLabel('Why continue?')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('review.png') });
  await page.keyboard.press('Escape');
  await panel(page).getByRole('button', { name: 'Open A99000003' }).click();
  await expect(shownId(page)).toHaveText('A99000003');
});
