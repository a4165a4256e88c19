import { sign } from '../../protocol/signature.ts';
import {
  chooseReason,
  confirm,
  findOneOpen,
  findOpen,
  lastButton,
  openDrawer,
  openTransaction,
  toReview,
} from '../../scripts/tour/operate.ts';
import { closeDrawer, dialog, openAction, panel } from '../../scripts/tour/refund.ts';
import { expect, type OpenConsole, test } from './console.ts';
import { expectAccessible, expectClosed, reviewByKeyboard, speakFrench } from './drawer.ts';

/** The shop's own server stops the plan, with the same key. */
async function stopFromShop({ sandbox }: OpenConsole, scheduleId: string): Promise<unknown> {
  const account = sandbox?.accounts.find(({ identifier }) => identifier === 'DEMOSHOP');
  const parameters = {
    IDENTIFIER: 'DEMOSHOP',
    OPERATIONTYPE: 'stopntimes',
    SCHEDULEID: scheduleId,
    VERSION: '3.0',
  };
  const body = new URLSearchParams({ method: 'stopntimes' });
  for (const [name, value] of Object.entries({ ...parameters, HASH: sign(parameters, account?.secret ?? '') }))
    body.set(`params[${name}]`, value);
  const answer = await fetch(new URL('/front/service/rest/process', sandbox?.url), { method: 'POST', body });
  return answer.json();
}

test('the stop of a plan: shows what was collected and what is to come, moves no money, and is done', async ({
  console,
}) => {
  const { page, sandbox } = console;
  const found = await findOneOpen(page, 'stopntimes');
  await openTransaction(page, found);
  const plan = panel(page).getByRole('list', { name: 'Instalments' });
  await expect(plan.getByRole('listitem').first()).toContainText('1 of 3');
  await expect(plan.getByRole('listitem').last()).toContainText('To come');
  await openDrawer(page, 'stopntimes');
  await expect(dialog(page)).toContainText('stopping refunds nothing');
  await expect(dialog(page).getByRole('button', { name: /^Open instalment 1 of 3/ })).toBeVisible();
  await chooseReason(page, 'Order cancelled');
  await toReview(page);
  await expect(
    dialog(page).getByRole('heading', { name: `Stop the plan of order ${found.orderId}`, exact: true }),
  ).toBeVisible();
  await dialog(page).getByRole('button', { name: 'The request as it will leave' }).click();
  await expect(dialog(page).getByRole('row', { name: /^SCHEDULEID/ })).toContainText(found.transactionId);
  await expect(dialog(page).getByRole('row', { name: /^AMOUNT/ })).toHaveCount(0);
  const result = await confirm(page);
  expect(result).toMatchObject({ status: 'Done', execcode: '0000' });
  await closeDrawer(page);
  await expect(plan.getByRole('listitem').last()).toContainText('Will not be collected');
  await expectClosed(page, 'Stop the plan…', 'Already stopped', /refund the past instalments one by one/);
  const stop = sandbox?.rows().find(({ transactionId }) => transactionId === result.transactionId);
  if (sandbox) expect(stop).toMatchObject({ operation: 'stopntimes', amount: 0 });
});

test('leads from the plan to a past instalment, to be refunded by itself', async ({ console: { page } }) => {
  const plans = await findOpen(page, 'stopntimes', 'DEMOSHOP', 3);
  for (const found of plans) {
    await openTransaction(page, found);
    await openAction(page, 'stopntimes').waitFor();
    if (
      (await panel(page)
        .getByRole('button', { name: /^Open instalment 2 of 3/ })
        .count()) > 0
    )
      break;
  }
  await openDrawer(page, 'stopntimes');
  await dialog(page)
    .getByRole('button', { name: /^Open instalment 2 of 3/ })
    .click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(panel(page).getByRole('list', { name: 'Instalments' }).locator('[aria-current]')).toContainText(
    '2 of 3',
  );
  await openDrawer(page, 'refund');
  await expect(dialog(page)).toContainText('All that is left');
});

test('what was not paid in instalments has no plan to stop', async ({ console: { page } }) => {
  await page.getByRole('row').filter({ hasText: 'Payment' }).filter({ hasText: 'Paid' }).first().click();
  await expectClosed(page, 'Stop the plan…', 'Not paid in instalments', /no plan to stop/);
});

test('refused by the gateway when the shop was faster, with the code explained', async ({ console, host }) => {
  test.skip(host === 'electron', 'the key of the gateway inside Electron is out of reach');
  const { page } = console;
  const found = await findOneOpen(page, 'stopntimes');
  await openTransaction(page, found);
  await openDrawer(page, 'stopntimes');
  await chooseReason(page, 'Fraud');
  await toReview(page);
  expect(await stopFromShop(console, found.transactionId)).toMatchObject({ EXECCODE: '0000' });
  expect(await confirm(page)).toMatchObject({ execcode: '2011', transactionId: null });
  await expect(dialog(page).getByRole('heading', { level: 2, name: /Refused/ })).toBeVisible();
  await expect(dialog(page)).toContainText('had been stopped before');
  await closeDrawer(page);
  await expectClosed(page, 'Stop the plan…', 'Already stopped', /stopped before/);
});

test('by keyboard alone', async ({ console: { page } }) => {
  const found = await findOneOpen(page, 'stopntimes');
  await openTransaction(page, found);
  await reviewByKeyboard(page, 's', () => expect(dialog(page).getByRole('combobox')).toBeFocused());
  await expect(lastButton(page)).toHaveText('Stop the plan');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: 'Done' })).toBeFocused();
});

test('speaks French, and axe finds nothing on any step', async ({ console: { page } }) => {
  test.slow();
  const found = await findOneOpen(page, 'stopntimes');
  await openTransaction(page, found);
  await speakFrench(page);
  await expectAccessible(page, 'panel');
  await openDrawer(page, 'stopntimes');
  await expect(dialog(page)).toContainText('l’arrêt ne rembourse rien');
  await expectAccessible(page, 'what');
  await chooseReason(page, 'Commande annulée');
  await dialog(page).getByRole('button', { name: 'Vérifier' }).click();
  await expect(lastButton(page)).toHaveText('Arrêter l’échéancier');
  await expectAccessible(page, 'review');
  await lastButton(page).click();
  await expect(dialog(page).getByRole('heading', { name: 'Effectué' })).toBeVisible();
  await expectAccessible(page, 'result');
});
