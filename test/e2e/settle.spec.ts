import { rail } from '../../scripts/tour/operate.ts';
import { closeDrawer, dialog, fillRefund, openAction, panel, showClosed } from '../../scripts/tour/refund.ts';
import { goTo } from './account-steps.ts';
import { expect, type OpenConsole, test } from './console.ts';

test.skip(({ host }) => host === 'electron', 'the wire to the gateway inside Electron cannot be cut from outside');

/** Opens a payment in euros and brings a refund of 1.00 to its last button. */
async function reviewRefund({ page }: OpenConsole): Promise<void> {
  const done = page.getByRole('row').filter({ hasText: 'Payment' }).filter({ hasText: 'Paid' });
  await done.filter({ hasText: '€' }).first().click();
  await fillRefund(page, '1.00');
  await dialog(page).getByRole('button', { name: 'Refund €1.00' }).waitFor();
}

test('an answer that is lost waits to be settled, holds its chain, and is settled by a person', async ({ console }) => {
  const { page, sandbox, relay } = console;
  await reviewRefund(console);
  relay?.cut('answers');
  await dialog(page).getByRole('button', { name: 'Refund €1.00' }).click();
  await expect(dialog(page).getByRole('heading', { level: 2, name: 'Unconfirmed' })).toBeVisible();
  await expect(dialog(page)).toContainText('may have carried the operation out');
  await expect(dialog(page).getByRole('button', { name: 'Send again' })).toHaveCount(0);
  const executed = sandbox?.rows().at(-1);
  expect(executed).toMatchObject({ operation: 'refund', amount: 100, execcode: '0000' });
  relay?.cut('nothing');

  await closeDrawer(page);
  await expect(panel(page).getByText('In flight').locator('..')).toContainText('€1.00');
  await showClosed(page);
  await expect(panel(page).getByRole('button', { name: 'Refund…' })).toHaveAttribute('aria-disabled', 'true');
  await expect(rail(page).getByRole('button', { name: /Unconfirmed/ })).toContainText('1');
  await panel(page).getByRole('button', { name: 'Resolve it' }).click();

  const open = page.getByRole('article');
  await open.getByRole('button', { name: 'Resolve by hand…' }).click();
  await open.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(open).toContainText('Choose the result.');
  await expect(open).toContainText('Write in a few words how you know.');
  await open.getByLabel('It was carried out').check();
  await open.getByLabel('TRANSACTIONID of the operation').fill(executed?.transactionId ?? '');
  await open.getByLabel('How do you know?').fill('Seen in the extranet');
  await open.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Nothing is unconfirmed' })).toBeVisible();

  await goTo(page, 'Lookup');
  await expect(panel(page).getByText('Refunded', { exact: true }).locator('..')).toContainText('€1.00');
  await expect(openAction(page, 'refund')).toBeVisible();
});

test('a request that never left is said to be so, and may be sent again', async ({ console }) => {
  const { page, relay, sandbox } = console;
  await reviewRefund(console);
  const before = sandbox?.rows().length;
  await relay?.close();
  await dialog(page).getByRole('button', { name: 'Refund €1.00' }).click();
  await expect(dialog(page).getByRole('heading', { level: 2, name: 'Not sent' })).toBeVisible();
  await expect(dialog(page)).toContainText('No byte has left this computer.');
  await expect(dialog(page).getByRole('button', { name: 'Send again' })).toBeVisible();
  expect(sandbox?.rows().length).toBe(before);
});
