import type { Page } from '@playwright/test';
import type { Bridge } from '../../contract/index.ts';
import { writeNotification } from '../../scripts/tour/notification.ts';
import {
  choosePart,
  chooseReason,
  confirm,
  findOpen,
  lastButton,
  openDrawer,
  openTransaction,
  toReview,
} from '../../scripts/tour/operate.ts';
import { dialog } from '../../scripts/tour/refund.ts';
import { expect, type OpenConsole, test } from './console.ts';
import { expectAccessible, speakFrench } from './drawer.ts';

test.skip(({ host }) => host === 'electron', 'the gateway inside Electron is out of a colleague’s reach');

interface Payment {
  readonly transactionId: string;
  readonly orderId: string;
  /** Of which nothing was refunded, in minor units. */
  readonly minor: number;
}

const notice = (page: Page) => dialog(page).getByRole('region', { name: /changed since you looked|older than a day/ });
const fact = (page: Page, label: string) =>
  dialog(page)
    .locator('dl > div', { has: page.getByText(label, { exact: true }) })
    .locator('dd');
const euros = (minor: number) =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(minor / 100);

function countRefunds({ sandbox }: OpenConsole, { orderId }: Payment): number | undefined {
  return sandbox?.rows().filter((row) => row.operation === 'refund' && row.orderId === orderId).length;
}

/** A payment of at least ten euros that nothing has happened to. */
async function findUntouched(page: Page): Promise<Payment> {
  for (const { accountId, transactionId, orderId, minor } of await findOpen(page, 'refund', 'DEMOSHOP', 12)) {
    const shown = await page.evaluate(
      (key) => (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole.transactions.show(key),
      { accountId, transactionId },
    );
    if (!shown.ok) continue;
    const { balance, plan } = shown.value;
    const untouched = balance.currency === 'EUR' && balance.left === minor && minor >= 1_000 && plan === null;
    if (untouched) return { transactionId, orderId, minor };
  }
  throw new Error('No payment of ten euros is untouched.');
}

/** A refund on its review, with a note. */
async function review({ page }: OpenConsole, amount: string | undefined): Promise<Payment> {
  const payment = await findUntouched(page);
  await openTransaction(page, payment);
  await openDrawer(page, 'refund');
  if (amount !== undefined) await choosePart(page, amount);
  await chooseReason(page, 'Goods returned');
  await dialog(page).getByRole('textbox', { name: 'Note' }).fill('Parcel 17');
  await toReview(page);
  return payment;
}

/** Refunds at the gateway, and a look-up brings it in. */
async function colleagueRefunds(console: OpenConsole, payment: Payment, amount: number): Promise<void> {
  const { page, colleague, sandbox } = console;
  const { transactionId, orderId } = payment;
  await colleague({ identifier: 'DEMOSHOP', operation: 'refund', transactionId, amount });
  sandbox?.faults.add({ what: 'exportLag', minutes: 0 });
  const found = await page.evaluate(
    (order) =>
      (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole.transactions.fetch({
        accountId: 'DEMOSHOP',
        wanted: { by: 'order', orderId: order },
      }),
    orderId,
  );
  expect(found).toMatchObject({ ok: true });
}

test('a refund of a part while a colleague refunds: shown anew with what changed, and sent by a click of its own', async ({
  console,
}) => {
  const { page } = console;
  const payment = await review(console, '5.00');
  await expect(fact(page, 'Left afterwards')).toHaveText(euros(payment.minor - 500));
  await colleagueRefunds(console, payment, 300);
  await expect(dialog(page).getByRole('status')).toContainText('This order has changed while you were looking.');

  await lastButton(page).dblclick();
  await expect(notice(page)).toBeFocused();
  await expect(notice(page)).toContainText('Money moved on this order.');
  await expect(notice(page)).toContainText(
    `${euros(payment.minor - 300)} is left to refund, no longer ${euros(payment.minor)}.`,
  );
  await expect(notice(page)).toContainText('Nothing was sent.');
  await expect(fact(page, 'Left afterwards')).toHaveText(euros(payment.minor - 800));
  await expect(fact(page, 'Note')).toHaveText('Parcel 17');
  await expect(dialog(page).getByRole('status')).toHaveCount(0);
  // Neither half of a double click sends it: the colleague's is the only one.
  await page.waitForTimeout(700);
  expect(countRefunds(console, payment)).toBe(1);
  await expectAccessible(page, 'changed since the review');

  expect(await confirm(page)).toMatchObject({ status: 'Done', execcode: '0000' });
  expect(countRefunds(console, payment)).toBe(2);
});

test('a refund of all that is left, by keyboard and in French: the button carries the new amount', async ({
  console,
}) => {
  const { page } = console;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const payment = await review(console, undefined);
  await expect(lastButton(page)).toHaveText(`Refund ${euros(payment.minor)}`);
  await colleagueRefunds(console, payment, 300);
  await speakFrench(page);
  await lastButton(page).focus();
  await page.keyboard.press('Enter');
  const changed = dialog(page).getByRole('region', { name: 'La situation a changé depuis votre vérification' });
  await expect(changed).toBeFocused();
  await expect(changed).toContainText('Un mouvement d’argent a eu lieu sur cette commande.');
  await expect(changed).toContainText(
    /Il reste .*à rembourser, et non plus .*Ce remboursement porte sur la totalité\./,
  );
  await expect(changed).toContainText('Rien n’a été envoyé.');
  await expectAccessible(page, 'changed since the review, in French');
  expect(countRefunds(console, payment)).toBe(1);

  await page.keyboard.press('Tab');
  await lastButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { level: 2, name: 'Effectué' })).toBeFocused();
  const sent = console.sandbox?.rows().filter(({ orderId }) => orderId === payment.orderId);
  expect(sent?.filter(({ operation }) => operation === 'refund').map(({ amount }) => amount)).toEqual([
    300,
    payment.minor - 300,
  ]);
});

test('more than is left now: back to the form with what was typed, and why', async ({ console }) => {
  const { page } = console;
  const payment = await review(console, '5.00');
  await colleagueRefunds(console, payment, payment.minor - 200);
  await lastButton(page).click();
  const summary = dialog(page).getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('This changed since you looked.');
  await expect(summary).toContainText('Nothing was sent.');
  await expect(summary).toContainText('No more than €2.00 is left to refund.');
  await expect(dialog(page).getByLabel('Amount', { exact: true })).toHaveValue('5.00');
  await expect(dialog(page).getByRole('textbox', { name: 'Note' })).toHaveValue('Parcel 17');
  await expectAccessible(page, 'back to the form');

  await choosePart(page, '2.00');
  await toReview(page);
  await expect(notice(page)).toHaveCount(0);
  expect(await confirm(page)).toMatchObject({ status: 'Done', execcode: '0000' });
  expect(countRefunds(console, payment)).toBe(2);
});

test('not open any more: says that nothing was sent, and why it is closed', async ({ console }) => {
  const { page } = console;
  const payment = await review(console, '5.00');
  await colleagueRefunds(console, payment, payment.minor);
  await lastButton(page).click();
  await expect(dialog(page).getByRole('heading', { name: 'Everything is refunded' })).toBeFocused();
  await expect(dialog(page)).toContainText('Nothing was sent.');
  await expect(dialog(page)).toContainText('Everything has been refunded.');
  await expectAccessible(page, 'not open any more');
  expect(countRefunds(console, payment)).toBe(1);
});

test('a review of yesterday is prepared anew, and sends nothing before it was looked at', async ({ console }) => {
  const { page } = console;
  const payment = await review(console, '5.00');
  const realNow = Date.now;
  try {
    // The console's own clock, not the window's.
    Date.now = () => realNow() + 25 * 60 * 60_000;
    await lastButton(page).click();
    await expect(notice(page)).toBeFocused();
    await expect(notice(page)).toContainText('This review was older than a day; here it is anew');
    await expectAccessible(page, 'an expired review');
    expect(countRefunds(console, payment)).toBe(0);
    await expect(lastButton(page)).toHaveText('Refund €5.00');
    expect(await confirm(page)).toMatchObject({ status: 'Done', execcode: '0000' });
    expect(countRefunds(console, payment)).toBe(1);
  } finally {
    Date.now = realNow;
  }
});

test('one that never left and is out of date is not sent again, but begun anew with what was typed', async ({
  console,
}) => {
  const { page, relay, sandbox } = console;
  const payment = await review(console, '5.00');
  await relay?.close();
  await lastButton(page).click();
  await expect(dialog(page).getByRole('heading', { level: 2, name: 'Not sent' })).toBeVisible();
  const told = { OPERATIONTYPE: 'refund', TRANSACTIONID: 'A99000002', ORDERID: payment.orderId, AMOUNT: '300' };
  await page.evaluate(
    (text) => (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole.notifications.take({ text }),
    writeNotification(sandbox, told),
  );
  await dialog(page).getByRole('button', { name: 'Send again' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('This changed since you looked.');
  await expect(dialog(page).getByRole('alert')).toContainText('Nothing was sent.');
  await expect(dialog(page).getByRole('button', { name: 'Send again' })).toHaveCount(0);
  await expectAccessible(page, 'not sent and out of date');

  await dialog(page).getByRole('button', { name: 'Begin anew…' }).click();
  await expect(dialog(page).getByLabel('Amount', { exact: true })).toHaveValue('5.00');
  await expect(dialog(page).getByRole('textbox', { name: 'Note' })).toHaveValue('Parcel 17');
  await toReview(page);
  await expect(fact(page, 'Left afterwards')).toHaveText(euros(payment.minor - 800));
});
