import {
  chooseReason,
  confirm,
  findOneOpen,
  lastButton,
  openDrawer,
  openTransaction,
  toReview,
} from '../../scripts/tour/operate.ts';
import { closeDrawer, dialog, panel } from '../../scripts/tour/refund.ts';
import { expect, test } from './console.ts';
import { expectAccessible, expectClosed, reviewByKeyboard, speakFrench } from './drawer.ts';

test('a credit to a stored card, above the debit and with an order of its own: done', async ({ console }) => {
  const { page, sandbox } = console;
  const found = await findOneOpen(page, 'credit');
  await openTransaction(page, found);
  const before = await panel(page).getByText('left to refund').locator('..').innerText();
  await openDrawer(page, 'credit');
  await expect(dialog(page).getByLabel('Order of the credit')).toHaveValue(found.orderId);
  const amount = found.minor + 2_500;
  await dialog(page)
    .getByLabel('Amount', { exact: true })
    .fill((amount / 100).toFixed(2));
  await dialog(page).getByLabel('Order of the credit').fill('GOODWILL-7');
  await chooseReason(page, 'Goodwill');
  await toReview(page);
  await expect(dialog(page).getByRole('heading', { level: 2 }).last()).toHaveText(/^Credit €[\d,.]+ to .+@.+$/);
  await dialog(page).getByRole('button', { name: 'The request as it will leave' }).click();
  await expect(dialog(page).getByRole('row', { name: /^AMOUNT/ })).toContainText(String(amount));
  await expect(dialog(page).getByRole('row', { name: /^TRANSACTIONID/ })).toHaveCount(0);
  const result = await confirm(page);
  expect(result).toMatchObject({ status: 'Done', execcode: '0000' });
  await closeDrawer(page);
  await expect(panel(page).getByText('left to refund').locator('..')).toHaveText(before);
  const credit = sandbox?.rows().find(({ transactionId }) => transactionId === result.transactionId);
  if (sandbox) expect(credit).toMatchObject({ operation: 'credit', amount, orderId: 'GOODWILL-7' });
  await page.getByRole('button', { name: 'Activity' }).click();
  await expect(page.getByRole('row').filter({ hasText: result.transactionId ?? '' })).toContainText('−€');
});

test('winnings go to the card that paid: the credit names the payment', async ({ console: { page } }) => {
  const found = await findOneOpen(page, 'credit', 'DEMOSHOP-UK');
  await openTransaction(page, found);
  await openDrawer(page, 'credit');
  await expect(dialog(page)).toContainText('Winnings go to the card that paid');
  await expect(dialog(page).locator('dl > div', { hasText: 'Refers to' })).toContainText(found.transactionId);
  await dialog(page).getByLabel('Amount', { exact: true }).fill('25');
  await chooseReason(page, 'Winnings');
  await toReview(page);
  await dialog(page).getByRole('button', { name: 'The request as it will leave' }).click();
  await expect(dialog(page).getByRole('row', { name: /^TRANSACTIONID/ })).toContainText(found.transactionId);
  expect(await confirm(page)).toMatchObject({ status: 'Done', execcode: '0000' });
});

test('the form asks for an amount and an order, also from the customer’s page', async ({ console: { page } }) => {
  const found = await findOneOpen(page, 'credit');
  await openTransaction(page, found);
  await panel(page).getByTitle('Open the customer’s page').click();
  await page
    .getByRole('button', { name: /^Credit… by alias/ })
    .first()
    .click();
  await dialog(page).getByLabel('Order of the credit').waitFor();
  await dialog(page).getByLabel('Order of the credit').fill(' ');
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  const summary = dialog(page).getByRole('alert');
  await expect(summary).toContainText('Type the amount to give.');
  await expect(summary).toContainText('Give the credit an order.');
  await summary.getByRole('button', { name: 'Type the amount to give.' }).click();
  await expect(dialog(page).getByLabel('Amount', { exact: true })).toBeFocused();
});

test('refused by us without an alias, and where credits are off', async ({ console: { page } }) => {
  const done = page.getByRole('row').filter({ hasText: 'Payment' }).filter({ hasText: 'Paid' });
  await done.filter({ hasText: '€' }).first().click();
  await expectClosed(page, 'Credit…', 'No stored card', /paid to a stored card/);
  await done.filter({ hasText: 'KWD' }).first().click();
  await expectClosed(page, 'Credit…', 'Off for this account', /Ask Be2bill to open them/);
});

test('refused by the gateway when the card has expired meanwhile, with the code explained', async ({
  console,
  host,
}) => {
  test.skip(host === 'electron', 'the clock of the gateway inside Electron is out of reach');
  const { page, sandbox } = console;
  const found = await findOneOpen(page, 'credit');
  await openTransaction(page, found);
  await openDrawer(page, 'credit');
  await dialog(page).getByLabel('Amount', { exact: true }).fill('25');
  await chooseReason(page, 'Goodwill');
  await toReview(page);
  sandbox?.clock.advance(10 * 366 * 86_400_000);
  expect(await confirm(page)).toMatchObject({ execcode: '2020', transactionId: null });
  await expect(dialog(page).getByRole('heading', { level: 2, name: /Refused/ })).toBeVisible();
  await expect(dialog(page)).toContainText(/expired/);
});

test('by keyboard alone', async ({ console: { page } }) => {
  const found = await findOneOpen(page, 'credit');
  await openTransaction(page, found);
  await reviewByKeyboard(page, 'g', async () => {
    await expect(dialog(page).getByLabel('Amount', { exact: true })).toBeFocused();
    await page.keyboard.type('3,10');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('alert')).toContainText('Choose a reason.');
  });
  await expect(lastButton(page)).toHaveText('Credit €3.10');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: 'Done' })).toBeFocused();
});

test('speaks French, and axe finds nothing on any step', async ({ console: { page } }) => {
  test.slow();
  const found = await findOneOpen(page, 'credit', 'DEMOSHOP-UK');
  await openTransaction(page, found);
  await speakFrench(page);
  await openDrawer(page, 'credit');
  await expect(dialog(page)).toContainText('Les gains vont à la carte qui a payé');
  await dialog(page).getByRole('button', { name: 'Vérifier' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('Saisissez le montant à verser.');
  await expectAccessible(page, 'what, with errors');
  await dialog(page).getByLabel('Montant', { exact: true }).fill('25');
  await expect(dialog(page)).toContainText('vingt-cinq livres sterling');
  await chooseReason(page, 'Gains');
  await expectAccessible(page, 'what');
  await dialog(page).getByRole('button', { name: 'Vérifier' }).click();
  await expect(lastButton(page)).toHaveText(/^Créditer 25,00/);
  await expectAccessible(page, 'review');
  await lastButton(page).click();
  await expect(dialog(page).getByRole('heading', { name: 'Effectué' })).toBeVisible();
  await expectAccessible(page, 'result');
});
