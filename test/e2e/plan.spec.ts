import type { Page } from '@playwright/test';
import { laterDate } from '../../main/domain/deadline.ts';
import { writeNotification } from '../../scripts/tour/notification.ts';
import { findOneOpen, lastButton, openTransaction, toReview } from '../../scripts/tour/operate.ts';
import { closeDrawer, dialog, panel } from '../../scripts/tour/refund.ts';
import { goTo } from './account-steps.ts';
import { expect, test } from './console.ts';
import { chooseByArrows, expectAccessible, speakFrench } from './drawer.ts';

const field = (page: Page, name: string) => dialog(page).getByLabel(name, { exact: true });

test('a plan by alias: made by keyboard, checked while it is typed, shown whole before it is sent, and then to come', async ({
  console,
}) => {
  test.slow();
  const { page, sandbox } = console;
  await openTransaction(page, await findOneOpen(page, 'credit'));
  await panel(page).getByTitle('Open the customer’s page').click();
  const begin = page.getByRole('button', { name: /^In instalments… by alias/ }).first();
  await begin.focus();
  await page.keyboard.press('Enter');
  await expect(field(page, 'Total')).toBeFocused();
  await page.keyboard.type('100');
  const table = dialog(page).getByRole('table', { name: 'Instalments to be made' });
  await expect(field(page, 'Amount of instalment 1')).toHaveValue('33.34');
  await expect(field(page, 'Amount of instalment 3')).toHaveValue('33.33');
  await expect(table).toContainText('today');
  const sum = dialog(page).getByRole('status').filter({ hasText: 'Sum' });
  await expect(sum).toContainText('Comes to the total');

  // Each rule is said at its field, before anything is tried.
  await field(page, 'Number of instalments').fill('1');
  await expect(field(page, 'Number of instalments')).toHaveAccessibleDescription(/Enter a number from 2 to 91/);
  await field(page, 'Number of instalments').fill('3');
  await field(page, 'Amount of instalment 2').fill('33.00');
  await expect(sum).toContainText('€0.33 is missing');
  await expect(field(page, 'Amount of instalment 3')).toHaveAccessibleDescription(/is missing to the total/);
  await field(page, 'Amount of instalment 3').fill('33.66');
  await expect(sum).toContainText('Comes to the total');
  const second = await field(page, 'Date of instalment 2').inputValue();
  const third = await field(page, 'Date of instalment 3').inputValue();
  await field(page, 'Date of instalment 2').fill(third);
  await expect(field(page, 'Date of instalment 3')).toHaveAccessibleDescription(/after the one before/);
  await field(page, 'Date of instalment 2').fill(second);
  await field(page, 'Date of instalment 3').fill(laterDate(second, 90));
  await expect(field(page, 'Date of instalment 3')).toHaveAccessibleDescription(/within 90 days|expires on/);
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('Enter a description');
  await expectAccessible(page, 'builder, with errors');
  await field(page, 'Date of instalment 3').fill(third);

  await field(page, 'Order (ORDERID)').fill('SOFA-1');
  await field(page, 'Description (DESCRIPTION)').fill('Sofa in three parts');
  await field(page, 'Agreement').fill('order form of today');
  await chooseByArrows(page);
  await toReview(page);
  const planned = dialog(page).getByRole('list', { name: 'Instalments' }).getByRole('listitem');
  await expect(planned).toHaveText([/1 of 3.*€33\.34/, /2 of 3.*€33\.00/, /3 of 3.*€33\.66/]);
  await expectAccessible(page, 'review');
  const before = sandbox?.rows().length ?? 0;
  await lastButton(page).dblclick();
  await expect(dialog(page).getByRole('heading', { name: 'Done' })).toBeVisible();
  const first = sandbox?.rows().at(-1);
  if (sandbox) {
    expect(sandbox.rows()).toHaveLength(before + 1);
    expect(first).toMatchObject({ operation: 'payment', amount: 3_334, orderId: 'SOFA-1' });
  }
  await closeDrawer(page);
  await page.getByRole('button', { name: 'SOFA-1', exact: true }).click();
  const dates = panel(page).getByRole('list', { name: 'Instalments' }).getByRole('listitem');
  await expect(dates.nth(1)).toContainText('To come');
  await expect(dates.nth(1)).toContainText('€33.00');
  await expect(dates.nth(2)).toContainText('€33.66');
  await expect(panel(page)).toContainText(/From .+ on, the console asks the gateway for instalment 2\./);

  // A month later the gateway makes the second one, under an id that nobody here has seen, and tells of it.
  if (sandbox && first) {
    sandbox.clock.moveTo(`${second}T06:00:00Z`);
    const made = sandbox.rows().find(({ orderId, amount }) => orderId === 'SOFA-1' && amount === 3_300);
    const notification = writeNotification(sandbox, {
      OPERATIONTYPE: 'payment',
      TRANSACTIONID: made?.transactionId ?? '',
      ORDERID: 'SOFA-1',
      AMOUNT: '3300',
      SCHEDULE: '2-3',
      EXTRADATA: made?.extraData ?? '',
    });
    await goTo(page, 'Inbox');
    await page.getByLabel('Notifications', { exact: true }).fill(notification);
    await page.getByRole('button', { name: 'Check and record' }).click();
    await goTo(page, 'Lookup');
    await openTransaction(page, first);
    await expect(dates.nth(1)).toContainText('Done');
    await expect(dates.nth(1)).toContainText('€33.00');
  }

  // Two steps, and neither is the other.
  const steps = panel(page).getByRole('list', { name: 'To undo the plan' });
  await steps.getByRole('button', { name: 'Refund instalment 1' }).click();
  await expect(dialog(page)).toContainText('33.34');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await steps.getByRole('button', { name: 'Stop what is to come' }).click();
  await chooseByArrows(page);
  await toReview(page);
  await lastButton(page).click();
  await expect(dialog(page).getByRole('heading', { name: 'Done' })).toBeVisible();
  await closeDrawer(page);
  await expect(steps).toContainText('Stopped: nothing more is collected.');
  await expect(dates.nth(2)).toContainText('Will not be collected');
  await expectAccessible(page, 'the plan’s page');
  await panel(page).getByTitle('Open the customer’s page').click();

  await speakFrench(page);
  await page
    .getByRole('button', { name: /^En plusieurs fois… par l’alias/ })
    .first()
    .click();
  await field(page, 'Montant total').fill('50');
  await expect(field(page, 'Montant de l’échéance 1')).toHaveValue('16,68');
  await expect(dialog(page).getByRole('status').filter({ hasText: 'Somme' })).toContainText('égale au total');
  await expectAccessible(page, 'builder in French');
});
