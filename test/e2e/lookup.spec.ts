import { findOneOpen, openTransaction } from '../../scripts/tour/operate.ts';
import { panel, showClosed } from '../../scripts/tour/refund.ts';
import { expect, test } from './console.ts';

test('shows the demo data newest first, and draws only what is in sight', async ({ console: { page } }) => {
  await expect(page.getByText('600 rows')).toBeVisible();
  const rows = page.locator('[role="grid"] [role="row"][aria-selected]');
  expect(await rows.count()).toBeLessThan(60);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '601');

  const head = (name: string) => page.getByRole('columnheader', { name, exact: true });
  const cells = (column: string) => page.locator(`[role="row"][aria-selected] [data-column="${column}"]`);
  await expect(head('Date')).toHaveAttribute('aria-sort', 'descending');
  const newest = await cells('transactionId').first().innerText();
  await head('Date').getByRole('button').click();
  await expect(head('Date')).toHaveAttribute('aria-sort', 'ascending');
  await expect(cells('transactionId').first()).not.toHaveText(newest);
  // The other end of the list is where it began before.
  await page.locator('[role="grid"] [role="row"][tabindex="0"]').focus();
  await page.keyboard.press('End');
  await expect(page.locator('[role="row"][aria-rowindex="601"]')).toContainText(newest);
  await head('Order').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(head('Order')).toHaveAttribute('aria-sort', 'ascending');
  await expect(head('Date')).toHaveAttribute('aria-sort', 'none');
  const numeric = new Intl.Collator('en', { numeric: true });
  const orders = await cells('orderId').allInnerTexts();
  expect(orders.length).toBeGreaterThan(5);
  expect(orders).toEqual(orders.toSorted(numeric.compare));
  // It is kept, also for what is sought next.
  await page.keyboard.press('/');
  await page.keyboard.type('refund');
  await page.getByRole('heading', { name: 'Results for “refund”' }).waitFor();
  await expect(head('Order')).toHaveAttribute('aria-sort', 'ascending');

  const byPayment = page.getByRole('button', { name: 'By payment' });
  await byPayment.click();
  await expect(byPayment).toHaveAttribute('aria-pressed', 'true');
  const lines = cells('operation').filter({ hasText: /^Payment.*Refund, / });
  await expect(lines.first()).toBeVisible();
  await expect(cells('operation').filter({ hasText: /^Refund/ })).toHaveCount(0);
  await byPayment.click();
  await expect(
    cells('operation')
      .filter({ hasText: /^Refund/ })
      .first(),
  ).toBeVisible();
});

test('scrolls through all of it, and keeps its place when something changes', async ({ console: { page } }) => {
  const grid = page.getByRole('grid');
  await grid.locator('[role="row"][tabindex="0"]').focus();
  await page.keyboard.press('End');
  await expect(grid.locator('[role="row"][aria-rowindex="601"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await panel(page).getByRole('button', { name: 'Ask the gateway' }).click();
  await expect(panel(page)).toContainText('From a look-up at the gateway,');
  await page.keyboard.press('Escape');
  await expect(grid.locator('[role="row"][aria-rowindex="601"]')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(grid.locator('[role="row"][aria-rowindex="2"]')).toBeFocused();
});

test('finds by part of an order, an e-mail, an id and an amount', async ({ console: { page } }) => {
  const first = page.locator('[role="grid"] [role="row"][aria-rowindex="2"]');
  const cells = await first.getByRole('gridcell').allInnerTexts();
  const [, , , order = '', email = '', id = '', amount = ''] = cells;
  for (const text of [order.slice(2), email.slice(0, 8), id.toLowerCase(), amount.replace(/[^\d.,]/g, '')]) {
    await page.keyboard.press('/');
    await page.keyboard.type(text);
    await expect(page.getByRole('heading', { name: `Results for “${text}”` })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: id })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'All transactions' }).waitFor();
    await page.getByRole('searchbox').blur();
  }
});

test('says so when nothing matches, and leads back', async ({ console: { page } }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('no such thing');
  await expect(page.getByRole('heading', { name: 'No transaction matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all transactions' }).click();
  await expect(page.getByText('600 rows')).toBeVisible();
});

test('explains why an action is not open', async ({ console: { page } }) => {
  const refused = page.getByRole('row').filter({ hasText: 'Payment' }).filter({ hasText: 'Refused' });
  await refused.first().click();
  await showClosed(page);
  const button = panel(page).getByRole('button', { name: 'Refund…' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(/refused, so there is nothing to give back/);
  await button.focus();
  await expect(button).toBeFocused();
  await button.click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('moves with j and k, opens with Enter, closes with Escape and keeps its place', async ({ console: { page } }) => {
  const row = (index: number) => page.locator(`[role="grid"] [role="row"][aria-rowindex="${index}"]`);
  await row(2).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(row(3)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(row(3)).toBeFocused();

  const bar = page.getByRole('region', { name: 'Selected rows' });
  await page.keyboard.press('x');
  await expect(bar).toContainText('1 row selected');
  await row(4).getByRole('checkbox').click();
  await expect(panel(page)).toHaveCount(0);
  await expect(bar).toContainText(/2 rows selected\s*(No money moved|.*\d)/);
  await expect(row(4)).toBeFocused();
  await expect(page.locator('[role="row"][aria-selected="true"]')).toHaveCount(2);
  await page.keyboard.press('x');
  await expect(bar).toContainText('1 row selected');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('x');
  await bar.getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar).toHaveCount(0);

  await row(3).focus();
  await page.keyboard.press('x');
  await expect(bar).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('a');
  await page.getByRole('heading', { name: 'Results for “a”' }).waitFor();
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'All transactions' }).waitFor();
  await expect(bar).toHaveCount(0);
});

test('says how old “left” is and by whom, and asks the gateway for the newest', async ({ console, host }) => {
  test.skip(host === 'electron', 'the gateway inside Electron is out of a colleague’s reach');
  const { page, sandbox, colleague, relay } = console;
  const found = await findOneOpen(page, 'refund');
  await openTransaction(page, found);
  await expect(panel(page)).toContainText(/From an imported export, (just now|\d+ minutes? ago)/);
  await colleague({ identifier: 'DEMOSHOP', operation: 'refund', transactionId: found.transactionId, amount: 100 });
  sandbox?.faults.add({ what: 'exportLag', minutes: 0 });
  await expect(panel(page).getByText('Refunded', { exact: true }).locator('..')).toContainText('€0.00');
  const ask = panel(page).getByRole('button', { name: 'Ask the gateway' });
  await ask.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('2 records found');
  await expect(panel(page)).toContainText('From a look-up at the gateway,');
  await expect(panel(page).getByText('Refunded', { exact: true }).locator('..')).toContainText('€1.00');
  relay?.cut('answers');
  await ask.click();
  await expect(panel(page)).toContainText('a look-up moves nothing');
});
