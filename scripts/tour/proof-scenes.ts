import type { Page } from 'playwright-core';
import { writeNotification } from './notification.ts';
import { findOpen, goTo, lastButton, openTransaction } from './operate.ts';
import { closeDrawer, confirmRefund, dialog, fillRefund, panel } from './refund.ts';
import type { Scene } from './scenes.ts';

const lookNow = (page: Page) => page.getByRole('button', { name: 'Look now' });

/** A warning and its answer, an open case from the first look to the row that may be it, and the inbox. */
export const proofScenes: readonly Scene[] = [
  {
    name: 'guard-review',
    enter: async ({ page }) => {
      const [found] = await findOpen(page, 'refund');
      if (found) await openTransaction(page, found);
      await fillRefund(page, '1.00');
      await confirmRefund(page);
      await closeDrawer(page);
      await fillRefund(page, '1.00');
      await lastButton(page).waitFor();
    },
  },
  {
    name: 'guard-unanswered',
    enter: async ({ page }) => {
      await page.waitForTimeout(700);
      await lastButton(page).click();
      await dialog(page).getByRole('alert').waitFor();
    },
  },
  {
    name: 'guard-result',
    enter: async ({ page }) => {
      await dialog(page).getByLabel('Why continue?').fill('Two parcels came back');
      await confirmRefund(page);
    },
  },
  {
    name: 'charged-back',
    enter: async ({ page, sandbox }) => {
      await closeDrawer(page);
      const [, found] = await findOpen(page, 'refund', 'DEMOSHOP', 2);
      if (!found) throw new Error('There is no second payment.');
      const { transactionId } = found;
      await sandbox.actAsExtranet({ identifier: 'DEMOSHOP', operation: 'chargeback', transactionId });
      sandbox.faults.add({ what: 'exportLag', minutes: 0 });
      await openTransaction(page, found);
      await panel(page).getByRole('button', { name: 'Ask the gateway' }).click();
      await panel(page).getByText('Charged back').first().waitFor();
    },
  },
  {
    name: 'case',
    enter: async ({ page, sandbox }) => {
      const found = await findOpen(page, 'refund', 'DEMOSHOP', 3);
      const { transactionId = '' } = found.at(-1) ?? {};
      await openTransaction(page, { transactionId });
      sandbox.faults.add({ what: 'lost', operation: 'refund', count: 1, acted: false });
      await fillRefund(page, '1.00');
      await confirmRefund(page);
      await dialog(page).getByRole('button', { name: 'Resolve…' }).click();
      await lookNow(page).click();
      await page.getByText('Nothing found.').waitFor();
      await sandbox.actAsExtranet({ identifier: 'DEMOSHOP', operation: 'refund', transactionId, amount: 100 });
    },
  },
  {
    name: 'case-probable',
    enter: async ({ page }) => {
      await lookNow(page).click();
      await page
        .getByRole('button', { name: /^This is it/ })
        .first()
        .click();
    },
  },
  {
    name: 'inbox-empty',
    enter: ({ page }) => goTo(page, 'Inbox'),
  },
  {
    name: 'inbox',
    enter: async ({ page, sandbox }) => {
      const told = { OPERATIONTYPE: 'payment', TRANSACTIONID: 'A99000001', ORDERID: 'N-1', AMOUNT: '4200' };
      const right = writeNotification(sandbox, { ...told, DESCRIPTION: '1+1' });
      const forged = writeNotification(sandbox, { ...told, TRANSACTIONID: 'A99000002' }, 'another key');
      // Its order is turned round by a sign that nobody sees.
      const turned = writeNotification(sandbox, { ...told, TRANSACTIONID: 'A99000003', ORDERID: 'N-\u202e71' });
      const text = [right, right, turned, forged, right.replace('%2B', '+')].join('\n');
      await page.getByLabel('Notifications', { exact: true }).fill(text);
      await page.getByRole('button', { name: 'Check and record' }).click();
      await page.getByRole('heading', { name: 'Result' }).waitFor();
    },
  },
  {
    name: 'inbox-listening',
    enter: async ({ page }) => {
      await page.getByLabel('Port').fill('48417');
      await page.getByRole('button', { name: 'Start listening' }).click();
      const stop = page.getByRole('button', { name: 'Stop listening' });
      await stop.scrollIntoViewIfNeeded();
    },
  },
];
