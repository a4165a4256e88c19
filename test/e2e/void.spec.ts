import type { Page } from '@playwright/test';
import type { Bridge } from '../../contract/index.ts';
import {
  chooseReason,
  confirm,
  type Found,
  findOpen,
  lastButton,
  openDrawer,
  openTransaction,
  toReview,
} from '../../scripts/tour/operate.ts';
import { closeDrawer, dialog, panel } from '../../scripts/tour/refund.ts';
import { expect, test } from './console.ts';
import { expectAccessible, expectClosed, reviewByKeyboard, speakFrench } from './drawer.ts';

/** Refunds 1.00 of an older payment, so that its chain ends with an operation of today. */
async function refundOldPayment(page: Page): Promise<{ found: Found; refundId: string; refundedBefore: string }> {
  const candidates = await findOpen(page, 'refund', 'DEMOSHOP', 40);
  const found = candidates.at(-1);
  if (!found) throw new Error('The demo data hold no older payment.');
  await openTransaction(page, found);
  const refundedBefore = await refunded(page).innerText();
  await openDrawer(page, 'refund');
  await dialog(page).getByLabel('A part of it').check();
  await dialog(page).getByLabel('Amount', { exact: true }).fill('1.00');
  await chooseReason(page, 'Goods returned');
  await toReview(page);
  const { transactionId } = await confirm(page);
  await closeDrawer(page);
  return { found, refundId: transactionId ?? '', refundedBefore };
}

/** What the panel says was given back so far. */
function refunded(page: Page) {
  return panel(page).locator('dl > div', { hasText: 'Refunded' }).locator('dd');
}

test('a void of the very last operation: names it, counts down, sends no amount, and is done', async ({ console }) => {
  const { page, sandbox } = console;
  const { refundId, refundedBefore } = await refundOldPayment(page);
  await expect(refunded(page)).not.toHaveText(refundedBefore);
  await expect(panel(page).getByRole('timer')).toHaveText(/min( \d\d s)? left$/);
  await openDrawer(page, 'void');
  const undone = dialog(page).getByRole('region', { name: /last operation/ });
  await expect(undone).toContainText('Refund');
  await expect(undone).toContainText('€1.00');
  await expect(undone).toContainText(refundId);
  await expect(dialog(page)).toContainText(/until .*23:59:59 · Europe\/Paris/);
  await expect(dialog(page)).toContainText('The customer does not get this money back.');
  await chooseReason(page, 'Made by mistake');
  await toReview(page);
  await expect(dialog(page).getByRole('heading', { name: 'Void the refund of €1.00', exact: true })).toBeVisible();
  await expect(lastButton(page)).toHaveText('Void the refund of €1.00');
  await dialog(page).getByRole('button', { name: 'The request as it will leave' }).click();
  await expect(dialog(page).getByRole('row', { name: /^TRANSACTIONID/ })).toContainText(refundId);
  await expect(dialog(page).getByRole('row', { name: /^AMOUNT/ })).toHaveCount(0);
  expect(await confirm(page)).toMatchObject({ status: 'Done', execcode: '0000' });
  await closeDrawer(page);
  await expect(refunded(page)).toHaveText(refundedBefore);
  const refund = sandbox?.rows().find(({ transactionId }) => transactionId === refundId);
  if (sandbox) expect(refund?.voidedBy).not.toBeNull();
});

test('too late: says when it closed and why, and opens the refund instead', async ({ console: { page } }) => {
  const candidates = await findOpen(page, 'refund', 'DEMOSHOP', 40);
  await openTransaction(page, candidates.at(-1) ?? { transactionId: '' });
  await expectClosed(page, 'Void…', 'Closed', /until midnight of its own day only/);
  await panel(page).getByRole('button', { name: 'Refund instead…' }).click();
  await expect(dialog(page).getByLabel(/^All that is left/)).toBeFocused();
});

test('closes while the drawer is open, and offers the refund', async ({ console: { page } }) => {
  const { found } = await refundOldPayment(page);
  await openDrawer(page, 'void');
  await dialog(page).getByRole('combobox').waitFor();
  // Somebody else at this desk: what is last afterwards is of another day.
  await page.evaluate(async ({ accountId, transactionId }) => {
    const { operations } = (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole;
    const asked = { operation: 'void', accountId, transactionId, reason: 'mistake', note: '' } as const;
    const draft = await operations.prepare(asked);
    if (draft.ok) await operations.confirm({ operationId: draft.value.operation.operationId, guardAnswer: null });
  }, found);
  await expect(dialog(page).getByRole('heading', { name: /^Closed/ })).toBeFocused();
  await dialog(page).getByRole('button', { name: 'Refund instead…' }).click();
  await expect(dialog(page).getByLabel(/^All that is left/)).toBeFocused();
});

test('refused by the gateway when a colleague did something after it, with the code explained', async ({
  console,
  host,
}) => {
  test.skip(host === 'electron', 'the gateway inside Electron is out of a colleague’s reach');
  const { page, colleague } = console;
  const { found, refundId } = await refundOldPayment(page);
  await openDrawer(page, 'void');
  await chooseReason(page, 'Made by mistake');
  await toReview(page);
  await colleague({ identifier: 'DEMOSHOP', operation: 'refund', transactionId: found.transactionId, amount: 100 });
  expect(refundId).toMatch(/^A\d+$/);
  expect(await confirm(page)).toMatchObject({ execcode: '2015', transactionId: null });
  await expect(dialog(page).getByRole('heading', { level: 2, name: /Refused/ })).toBeVisible();
  await expect(dialog(page)).toContainText('this was not the last operation');
});

test('by keyboard alone', async ({ console: { page } }) => {
  await refundOldPayment(page);
  // What is done leaves the keyboard in the search box.
  await page.getByRole('searchbox').blur();
  await reviewByKeyboard(page, 'v', () => expect(dialog(page).getByRole('combobox')).toBeFocused());
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: 'Done' })).toBeFocused();
});

test('speaks French, and axe finds nothing on any step', async ({ console: { page } }) => {
  test.slow();
  await refundOldPayment(page);
  await speakFrench(page);
  await expectAccessible(page, 'panel');
  await openDrawer(page, 'void');
  await expect(dialog(page)).toContainText('La dernière opération, annulée en totalité');
  await expectAccessible(page, 'what');
  await chooseReason(page, 'Fait par erreur');
  await dialog(page).getByRole('button', { name: 'Vérifier' }).click();
  await expect(lastButton(page)).toHaveText(/^Annuler le remboursement de 1,00\s€$/);
  await expectAccessible(page, 'review');
  await lastButton(page).click();
  await expect(dialog(page).getByRole('heading', { name: 'Effectué' })).toBeVisible();
  await expectAccessible(page, 'result');
});
