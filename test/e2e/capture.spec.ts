import {
  choosePart,
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

test('a capture below the authorization: done, once only, and the rest is said to be released', async ({ console }) => {
  const { page, sandbox } = console;
  const found = await findOneOpen(page, 'capture');
  await openTransaction(page, found);
  await expect(panel(page)).toContainText('set aside, not captured');
  // One of today can be voided as well, until midnight.
  const deadline = panel(page).getByText('Capture:').locator('..');
  await expect(deadline.getByRole('timer')).toHaveText(/left$/);
  await openDrawer(page, 'capture');
  await expect(dialog(page)).toContainText('What you do not capture is released');
  await expect(dialog(page)).toContainText(/until .*23:59:59 · Europe\/Paris/);
  await choosePart(page, '5,50');
  await expect(dialog(page)).toContainText('five euros and fifty cents');
  await chooseReason(page, 'Shipped in part');
  await toReview(page);
  await expect(
    dialog(page).getByRole('heading', { name: `Capture €5.50 on order ${found.orderId}`, exact: true }),
  ).toBeVisible();
  await expect(dialog(page)).toContainText('will be released to the customer for good');
  await expect(lastButton(page)).toHaveText('Capture €5.50');
  const result = await confirm(page);
  expect(result).toMatchObject({ status: 'Done', execcode: '0000' });
  await expect(dialog(page)).toContainText(`Capture of €5.50 on order ${found.orderId}`);
  await closeDrawer(page);
  await expect(panel(page).getByText('left to refund').locator('..')).toContainText('€5.50');
  await expectClosed(page, 'Capture…', 'Already captured', /captured once only/);
  const capture = sandbox?.rows().find(({ transactionId }) => transactionId === result.transactionId);
  if (sandbox) expect(capture).toMatchObject({ operation: 'capture', amount: 550, execcode: '0000' });
});

test('more than was authorised is refused by the form, at the field and in the summary', async ({ console }) => {
  const { page } = console;
  const found = await findOneOpen(page, 'capture');
  await openTransaction(page, found);
  await openDrawer(page, 'capture');
  await choosePart(page, ((found.minor + 1) / 100).toFixed(2));
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  const summary = dialog(page).getByRole('alert');
  await expect(summary).toBeFocused();
  await summary.getByRole('button', { name: /No more than .* was authorised/ }).click();
  await expect(dialog(page).getByLabel('Amount', { exact: true })).toBeFocused();
  await expect(lastButton(page)).toHaveCount(0);
});

test('the last button and the receipt wear the environment', async ({ console: { page } }) => {
  const found = await findOneOpen(page, 'capture');
  await openTransaction(page, found);
  await openDrawer(page, 'capture');
  await chooseReason(page, 'Shipped');
  await toReview(page);
  await expect(lastButton(page)).toHaveAttribute('data-environment', 'sandbox');
  const badge = dialog(page).getByText('Sandbox', { exact: true });
  // Under the pointer a button is darker.
  await page.mouse.move(0, 0);
  const ground = await badge.evaluate((element) => getComputedStyle(element).backgroundColor);
  await expect(lastButton(page)).toHaveCSS('background-color', ground);
  const { transactionId } = await confirm(page);
  const copied = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('copy', ({ target }) => resolve((target as HTMLTextAreaElement).value), {
          once: true,
        });
      }),
  );
  await dialog(page).getByRole('button', { name: 'Copy receipt' }).click();
  const lines = (await copied).split('\n');
  expect(lines[0]).toBe('SANDBOX');
  expect(lines).toContain('Account: Wren and Co (DEMOSHOP)');
  expect(lines).toContain('Operation: Capture – Done');
  expect(lines).toContain(`TRANSACTIONID: ${transactionId}`);
  expect(lines).toContain('EXECCODE: 0000');
  expect(lines.join()).toMatch(/Time: .*Europe\/Paris,By: tour/);
});

test('a double click on “Review” moves no money: what comes under the pointer waits a moment', async ({ console }) => {
  const { page, sandbox } = console;
  await openTransaction(page, await findOneOpen(page, 'capture'));
  await openDrawer(page, 'capture');
  await chooseReason(page, 'Shipped');
  const review = await dialog(page).getByRole('button', { name: 'Review' }).boundingBox();
  if (!review) throw new Error('There is no button to press.');
  const rows = sandbox?.rows().length;
  await page.mouse.move(review.x + review.width / 2, review.y + review.height / 2);
  await page.mouse.down();
  await page.mouse.up();
  await lastButton(page).waitFor();
  await page.mouse.down();
  await page.mouse.up();
  await expect(lastButton(page)).toHaveAttribute('aria-disabled', 'false');
  await expect(dialog(page).getByRole('button', { name: 'Go back' })).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Close', exact: true })).toHaveCount(0);
  expect(sandbox?.rows().length).toBe(rows);
});

test('a payment is not captured, and the panel says why', async ({ console: { page } }) => {
  await page.getByRole('row').filter({ hasText: 'Payment' }).filter({ hasText: 'Paid' }).first().click();
  await expectClosed(page, 'Capture…', 'Not an authorization', /debited at once/);
});

test('refused by the gateway when a colleague was faster, with the code explained', async ({ console, host }) => {
  test.skip(host === 'electron', 'the gateway inside Electron is out of a colleague’s reach');
  const { page, colleague } = console;
  const found = await findOneOpen(page, 'capture');
  await openTransaction(page, found);
  await openDrawer(page, 'capture');
  await chooseReason(page, 'Shipped');
  await toReview(page);
  await colleague({ identifier: 'DEMOSHOP', operation: 'capture', transactionId: found.transactionId, amount: 100 });
  expect(await confirm(page)).toMatchObject({ execcode: '2005', transactionId: null });
  await expect(dialog(page).getByRole('heading', { level: 2, name: /Refused/ })).toBeVisible();
  await expect(dialog(page)).toContainText('a colleague may have captured it');
});

test('by keyboard alone, and Enter in a field moves no money', async ({ console }) => {
  const { page, sandbox } = console;
  const found = await findOneOpen(page, 'capture');
  await openTransaction(page, found);
  const before = sandbox?.rows().length;
  await reviewByKeyboard(page, 'p', async () => {
    await expect(dialog(page).getByLabel(/^All that was authorised/)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2.00');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('alert')).toContainText('Choose a reason.');
  });
  expect(sandbox?.rows().length).toBe(before);
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: 'Done' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(panel(page)).toBeVisible();
});

test('speaks French, and axe finds nothing on any step', async ({ console: { page } }) => {
  test.slow();
  const found = await findOneOpen(page, 'capture');
  await openTransaction(page, found);
  await speakFrench(page);
  await openDrawer(page, 'capture');
  await expect(dialog(page)).toContainText('Capturer, c’est encaisser le montant autorisé, une seule fois.');
  await expectAccessible(page, 'what');
  await dialog(page).getByRole('button', { name: 'Vérifier' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('Choisissez un motif.');
  await expectAccessible(page, 'what, with errors');
  await chooseReason(page, 'Expédié en partie');
  await dialog(page).getByRole('button', { name: 'Vérifier' }).click();
  await expect(lastButton(page)).toHaveText(/^Capturer .*€$/);
  await expectAccessible(page, 'review');
  await lastButton(page).click();
  await expect(dialog(page).getByRole('heading', { name: 'Effectué' })).toBeVisible();
  await expectAccessible(page, 'result');
});
