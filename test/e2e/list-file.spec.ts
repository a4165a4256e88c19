import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { closeDrawer, confirmRefund, fillRefund, findByOrder, panel } from '../../scripts/tour/refund.ts';
import { expect, test } from './console.ts';

test('what is on the screen is a file after two clicks, and a refunded payment says so in both', async ({
  host,
  console: { page },
}) => {
  test.skip(host !== 'chromium', 'Electron asks in a window of the system, which no test can press.');
  const paid = page
    .getByRole('row')
    .filter({ hasText: 'Payment' })
    .filter({ hasText: 'Paid' })
    .filter({ hasText: '€' });
  await paid.first().click();
  const order = await panel(page).locator('dl > div', { hasText: 'Order' }).locator('dd').innerText();
  await fillRefund(page, undefined);
  expect(await confirmRefund(page)).toMatchObject({ execcode: '0000' });
  await closeDrawer(page);
  await findByOrder(page, order);
  const payment = page.getByRole('row').filter({ hasText: 'Payment' }).filter({ hasText: order });
  await expect(payment).toContainText('Refunded');

  const heads = () => page.getByRole('columnheader').allInnerTexts();
  const before = await heads();
  await page.getByRole('button', { name: 'Columns' }).click();
  const customer = page.getByRole('menuitemcheckbox', { name: 'Customer' });
  await expect(customer).toHaveAttribute('aria-checked', 'true');
  await customer.click();
  await expect(page.getByRole('columnheader', { name: 'Customer' })).toHaveCount(0);
  await expect(payment.locator('[data-column="client"]')).toHaveCount(0);
  await expect(payment).toContainText('Refunded');
  // The list still stands in one line: no cell has gone to a second one.
  const tops = await payment
    .getByRole('gridcell')
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect()));
  expect(tops.every(({ top, bottom }) => top < (tops[0]?.bottom ?? 0) && bottom > (tops[0]?.top ?? 0))).toBe(true);
  await customer.click();
  await page.keyboard.press('Escape');
  await expect.poll(heads).toEqual(before);

  let clicks = 0;
  const click = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    clicks += 1;
  };
  await click('Export');
  await click('Save as CSV');
  const result = page.getByRole('status').filter({ hasText: 'written' });
  await expect(result).toContainText('2 rows written');
  test.info().annotations.push({ type: 'clicks', description: String(clicks) });
  process.stdout.write(`export what is on the screen: ${clicks} clicks\n`);
  expect(clicks).toBe(2);

  const path = await result.locator('bdi').innerText();
  const lines = parse(readFileSync(path), { bom: true, delimiter: ';', relax_column_count: true }) as string[][];
  expect(lines[1]).toEqual(['# Filter', order]);
  expect(lines[3]).toEqual(['# Time zone', 'Europe/Paris']);
  expect(lines.slice(6).map((cells) => [cells[3], cells[4], cells[8]])).toEqual([
    [order, 'refund', 'done'],
    [order, 'payment', 'refunded'],
  ]);
});
