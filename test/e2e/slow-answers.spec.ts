import { findOneOpen, openTransaction, rail } from '../../scripts/tour/operate.ts';
import { closeDrawer, dialog, fillRefund, openAction, panel } from '../../scripts/tour/refund.ts';
import { expect, test } from './console.ts';

test.skip(({ host }) => host === 'electron', 'nobody stands between the window and main inside Electron');

test('a description of the console that comes late never hides that something is to be settled', async ({
  console: { page, relay, hold },
}) => {
  await openTransaction(page, await findOneOpen(page, 'refund'));
  await fillRefund(page, '1.00');
  await dialog(page).getByRole('button', { name: 'Refund €1.00' }).waitFor();
  // Asked when the operation is on its way, and answered after it is known to be in doubt.
  const release = hold?.('console.describe');
  relay?.cut('answers');
  await dialog(page).getByRole('button', { name: 'Refund €1.00' }).click();
  await expect(dialog(page).getByRole('heading', { level: 2, name: 'Unconfirmed' })).toBeVisible();
  await closeDrawer(page);
  const toSettle = rail(page).getByRole('button', { name: /Unconfirmed/ });
  // What happens within a moment is asked for once: then this answer is the only one, and shows with it what is new.
  release?.();
  await page.waitForTimeout(300);
  await expect(toSettle).toContainText('1');
});

test('a key that is pressed before the transaction has been read is not lost', async ({ console: { page, hold } }) => {
  const { transactionId } = await findOneOpen(page, 'refund');
  const release = hold?.('transactions.show');
  await openTransaction(page, { transactionId });
  await page.keyboard.press('r');
  await page.waitForTimeout(300);
  await expect(dialog(page)).toHaveCount(0);
  release?.();
  await expect(dialog(page).getByLabel(/^All that is left/)).toBeFocused();
});

test('nor is one that is pressed while the transaction is read anew', async ({ console: { page, hold } }) => {
  await openTransaction(page, await findOneOpen(page, 'refund'));
  await fillRefund(page, '1.00');
  const confirm = dialog(page).getByRole('button', { name: 'Refund €1.00' });
  await confirm.waitFor();
  const before = await panel(page).getByRole('listitem', { includeHidden: true }).count();
  const release = hold?.('transactions.show', 'each');
  await confirm.click();
  await expect(dialog(page).getByRole('heading', { level: 2, name: 'Done' })).toBeVisible();
  await closeDrawer(page);
  // The refund is not on the panel yet, and with it the only thing that can be voided.
  await expect(panel(page).getByRole('listitem')).toHaveCount(before);
  // What is done leaves the keyboard in the search box, for the next order.
  await page.getByRole('searchbox').blur();
  await page.keyboard.press('v');
  release?.();
  await expect(dialog(page).getByRole('region', { name: /last operation/ })).toContainText('Refund');
});

test('and does nothing where it is not open', async ({ console: { page, hold } }) => {
  const { transactionId } = await findOneOpen(page, 'refund');
  const release = hold?.('transactions.show');
  await openTransaction(page, { transactionId });
  await page.keyboard.press('p');
  release?.();
  await expect(openAction(page, 'refund')).toBeVisible();
  await page.waitForTimeout(300);
  await expect(dialog(page)).toHaveCount(0);
});

test('a note is written once, however often and long its keys are pressed', async ({
  console: { page, hold, messages },
}) => {
  await openTransaction(page, await findOneOpen(page, 'refund'));
  await panel(page).getByRole('button', { name: 'Add a note' }).click();
  const note = panel(page).getByLabel('Note on this order');
  await note.fill('calls back on Monday');
  const written = () =>
    messages.filter(({ to, text }) => to === 'main' && JSON.parse(text).channel === 'notes.add').length;
  const press = (repeat: boolean, times: number) =>
    note.evaluate(
      (field, [repeat, times]) => {
        const init = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true, repeat };
        for (let time = 0; time < times; time += 1) field.dispatchEvent(new KeyboardEvent('keydown', init));
      },
      [repeat, times] as const,
    );
  // Keys that were held since before have not asked for anything.
  await press(true, 2);
  await page.waitForTimeout(300);
  expect(written()).toBe(0);
  const release = hold?.('notes.add');
  await press(false, 2);
  await page.keyboard.press('Control+Enter');
  // Folding the field away ends no write, and what is in it is not written anew.
  await page.keyboard.press('Escape');
  await panel(page).getByRole('button', { name: 'Add a note' }).click();
  await expect(note).toHaveValue('calls back on Monday');
  await page.keyboard.press('Control+Enter');
  await page.waitForTimeout(300);
  release?.();
  await expect(panel(page).getByText('“calls back on Monday”')).toHaveCount(1);
  await page.waitForTimeout(300);
  expect(written()).toBe(1);
});
