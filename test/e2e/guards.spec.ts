import type { Page } from '@playwright/test';
import type { Bridge } from '../../contract/index.ts';
import { writeNotification } from '../../scripts/tour/notification.ts';
import {
  chooseReason,
  confirm,
  findOneOpen,
  lastButton,
  openDrawer,
  openTransaction,
  toReview,
} from '../../scripts/tour/operate.ts';
import {
  closeDrawer,
  confirmRefund,
  dialog,
  fillRefund,
  openAction,
  panel,
  shownId,
} from '../../scripts/tour/refund.ts';
import { expect, type OpenConsole, test } from './console.ts';
import { expectAccessible, speakFrench } from './drawer.ts';

const field = (page: Page) => dialog(page).getByLabel('Why continue?');
const countRows = ({ sandbox }: OpenConsole, operation: string) =>
  sandbox?.rows().filter((row) => row.operation === operation).length;

/** A refund of 1.00 that is done, and a second one like it on its review. */
async function reviewSecondRefund({
  page,
}: OpenConsole): Promise<{ readonly firstId: string; readonly paymentId: string }> {
  const found = await findOneOpen(page, 'refund');
  await openTransaction(page, found);
  await fillRefund(page, '1.00');
  const { transactionId } = await confirmRefund(page);
  await closeDrawer(page);
  await fillRefund(page, '1.00');
  await lastButton(page).waitFor();
  return { firstId: transactionId ?? '', paymentId: found.transactionId };
}

test('the same amount lately: says what it saw, asks for a reason, and lets go on with one', async ({ console }) => {
  const { page } = console;
  const { firstId } = await reviewSecondRefund(console);
  const before = countRows(console, 'refund');
  await expect(dialog(page)).toContainText(/€1\.00 was refunded on this order already, on .*\d\d:\d\d/);
  await expect(dialog(page).getByRole('button', { name: `Open ${firstId}` })).toHaveText(firstId);

  await lastButton(page).click();
  const summary = dialog(page).getByRole('alert');
  await expect(summary).toBeFocused();
  await summary.getByRole('button', { name: 'Write in a few words why you continue.' }).click();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await field(page).fill('ab ');
  await lastButton(page).click();
  await expect(dialog(page).getByRole('alert')).toBeFocused();
  expect(countRows(console, 'refund')).toBe(before);

  await field(page).fill('Two parcels came back');
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  expect(await confirm(page)).toMatchObject({ status: 'Done', execcode: '0000' });
  await expect(dialog(page)).toContainText('same amount on the order lately');
  await expect(dialog(page)).toContainText('Two parcels came back');
  if (console.sandbox) expect(countRows(console, 'refund')).toBe((before ?? 0) + 1);

  await closeDrawer(page);
  await expect(panel(page)).toContainText('Continued after a warning (same amount on the order lately): “Two parcels');
  await page.getByRole('button', { name: 'Activity' }).click();
  await expect(page.getByRole('button', { name: /^Continued after a warning .*Two parcels/ })).toHaveCount(1);
});

test('its link leads to what it saw, and nothing that was typed is lost', async ({ console }) => {
  const { page } = console;
  const { firstId, paymentId } = await reviewSecondRefund(console);
  await field(page).fill('Two parcels came back');
  await dialog(page)
    .getByRole('button', { name: `Open ${firstId}` })
    .click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(shownId(page)).toHaveText(firstId);
  // The list beside the panel holds what the link led to.
  await expect(page.locator('[role="row"][aria-current="true"]')).toContainText(firstId);
  await expect(page.getByRole('searchbox')).toHaveValue(firstId);
  await openTransaction(page, { transactionId: paymentId });
  await openDrawer(page, 'refund');
  await expect(dialog(page).getByLabel('Amount', { exact: true })).toHaveValue('1.00');
  await toReview(page);
  await expect(field(page)).toHaveValue('Two parcels came back');
});

test('a colleague who was faster: the new guard shows at the confirmation, with the same question', async ({
  console,
  host,
}) => {
  test.skip(host === 'electron', 'the gateway inside Electron is out of a colleague’s reach');
  const { page } = console;
  const found = await findOneOpen(page, 'credit');
  await openTransaction(page, found);
  await openDrawer(page, 'credit');
  await dialog(page).getByLabel('Amount', { exact: true }).fill('25');
  await chooseReason(page, 'Goodwill');
  await toReview(page);
  await expect(field(page)).toHaveCount(0);
  const told = { OPERATIONTYPE: 'credit', TRANSACTIONID: 'A99000001', ORDERID: found.orderId, AMOUNT: '2500' };
  await page.evaluate(
    (text) => (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole.notifications.take({ text }),
    writeNotification(console.sandbox, told),
  );
  const before = countRows(console, 'credit');
  await lastButton(page).click();
  const changed = dialog(page).getByRole('region', { name: 'This changed since you looked' });
  await expect(changed).toBeFocused();
  await expect(changed).toContainText('Something new speaks against it and has to be answered.');
  await expect(changed).toContainText('Nothing was sent.');
  await expect(dialog(page)).toContainText('€25.00 was credited on this order already');
  expect(countRows(console, 'credit')).toBe(before);
  await field(page).fill('The first one was for another order');
  expect(await confirm(page)).toMatchObject({ status: 'Done', execcode: '0000' });
  expect(countRows(console, 'credit')).toBe((before ?? 0) + 1);
});

test('charged back: the bank has the money already, and the panel says so', async ({ console, host }) => {
  test.skip(host === 'electron', 'the gateway inside Electron is out of a bank’s reach');
  const { page, sandbox } = console;
  const found = await findOneOpen(page, 'refund');
  await sandbox?.actAsExtranet({
    identifier: 'DEMOSHOP',
    operation: 'chargeback',
    transactionId: found.transactionId,
  });
  sandbox?.faults.add({ what: 'exportLag', minutes: 0 });
  await openTransaction(page, found);
  await panel(page).getByRole('button', { name: 'Ask the gateway' }).click();
  await expect(panel(page)).toContainText('Charged back: the customer’s bank has taken this money back.');
  await fillRefund(page, '1.00');
  await expect(dialog(page)).toContainText('A refund would give it a second time.');
  await expect(dialog(page).getByRole('button', { name: `Open ${found.transactionId}` })).toBeVisible();
});

test('a first instalment: the others are still to come, which a refund does not stop', async ({ console }) => {
  const { page } = console;
  await openTransaction(page, await findOneOpen(page, 'stopntimes'));
  await fillRefund(page, '1.00');
  await expect(dialog(page)).toContainText(/more instalments? of this plan (is|are) to come/);
  await field(page).fill('Damaged on the way');
  expect(await confirm(page)).toMatchObject({ status: 'Done', execcode: '0000' });
  await closeDrawer(page);
  await expect(panel(page)).toContainText('Continued after a warning (instalments to come): “Damaged on the way');
  await expect(openAction(page, 'stopntimes')).toBeEnabled();
});

test('by keyboard, in French, and without a finding of axe', async ({ console }) => {
  const { page } = console;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await reviewSecondRefund(console);
  await lastButton(page).click();
  await expectAccessible(page, 'guard with an error');
  await speakFrench(page);
  await expect(dialog(page)).toContainText('ont déjà été remboursés sur cette commande');
  await dialog(page).getByLabel('Pourquoi continuer').focus();
  await page.keyboard.type('Deux colis');
  await lastButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { level: 2, name: 'Effectué' })).toBeFocused();
  await expect(dialog(page)).toContainText('Deux colis');
});
