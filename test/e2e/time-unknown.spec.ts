import type { Page } from '@playwright/test';
import { writeNotification } from '../../scripts/tour/notification.ts';
import { dialog, openAction, panel } from '../../scripts/tour/refund.ts';
import { goTo } from './account-steps.ts';
import { violations } from './axe.ts';
import { expect, test } from './console.ts';
import { speakFrench } from './drawer.ts';

test.skip(({ host }) => host === 'electron', 'the key of the gateway inside Electron is out of reach');

const told = { OPERATIONTYPE: 'authorization', TRANSACTIONID: 'A99000001', ORDERID: 'N-1', AMOUNT: '4200' };

async function openNotified(page: Page): Promise<void> {
  await page.getByRole('region', { name: /^Kept/ }).getByRole('button', { name: 'A99000001' }).click();
  await expect(panel(page)).toContainText('€42.00');
}

test('what a notification told is known only as received, and what it opens may be over already', async ({
  console,
}) => {
  const { page } = console;
  await goTo(page, 'Inbox');
  await page.getByLabel('Notifications', { exact: true }).fill(writeNotification(console.sandbox, told));
  await page.getByRole('button', { name: 'Check and record' }).click();
  await openNotified(page);
  await expect(panel(page)).toContainText(/Capture: May be over already at the latest/);
  await expect(panel(page)).toContainText(/Void: May be over already at the latest/);
  await expect(panel(page).getByRole('timer')).toHaveCount(0);
  await expect(panel(page).getByText(/Known only as received on/)).toHaveCount(3);
  await expect(page.locator('[role="row"][aria-current="true"]')).toContainText('rec’d');
  expect(await violations(page)).toEqual([]);

  await openAction(page, 'capture').click();
  await expect(dialog(page)).toContainText('Known only as received on');
  await expect(dialog(page)).toContainText('No source says when this happened');
  await page.keyboard.press('Escape');
  await speakFrench(page);
  await expect(panel(page)).toContainText(/Peut-être déjà clos au plus tard le/);
  await expect(panel(page).getByText(/Connu seulement comme reçu le/)).toHaveCount(3);
});
