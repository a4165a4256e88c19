import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
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

  await chooseColumns(page, payment);

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
  expect(lines[5]).toEqual(['# Ledger line', expect.stringMatching(/^\d+:[0-9a-f]{16}$/)]);
  expect(lines.slice(7).map((cells) => [cells[3], cells[4], cells[8]])).toEqual([
    [order, 'refund', 'done'],
    [order, 'payment', 'refunded'],
  ]);
});

/** Hides a column, moves one, makes one wider by its edge and by keys, and has them all as usual again. */
async function chooseColumns(page: Page, payment: Locator): Promise<void> {
  const heads = () => page.getByRole('columnheader').allInnerTexts();
  const head = (name: string) => page.getByRole('columnheader', { name, exact: true });
  const widthOf = async (name: string) => (await head(name).boundingBox())?.width ?? 0;
  const before = await heads();
  const setting = (name: string) => page.getByRole('button', { name, exact: true });
  const menu = page.getByRole('button', { name: 'Columns' });
  await menu.click();
  await page.getByRole('checkbox', { name: 'Customer' }).click();
  await expect(head('Customer')).toHaveCount(0);
  await expect(payment.locator('[data-column="client"]')).toHaveCount(0);
  await expect(payment).toContainText('Refunded');
  // The list still stands in one line: no cell has gone to a second one.
  const boxes = await payment
    .getByRole('gridcell')
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect()));
  expect(boxes.every(({ top, bottom }) => top < (boxes[0]?.bottom ?? 0) && bottom > (boxes[0]?.top ?? 0))).toBe(true);

  await setting('Amount: further left').focus();
  await page.keyboard.press('Enter');
  await expect.poll(heads).toEqual(['Selection', 'Date', 'Operation', 'Order', 'Amount', 'Status']);
  await expect(setting('Amount: further left')).toBeFocused();
  const cells = payment.getByRole('gridcell');
  await expect(cells.nth(4)).toHaveAttribute('data-column', 'amount');
  const usual = await widthOf('Order');
  await setting('Order: wider').click();
  await expect.poll(() => widthOf('Order')).toBe(usual + 16);
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await expect(setting('Order: wider')).toHaveCount(0);

  const box = await head('Order').boundingBox();
  const edge = { x: (box?.x ?? 0) + (box?.width ?? 0) - 3, y: (box?.y ?? 0) + 16 };
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + 12, edge.y);
  await page.mouse.up();
  await expect.poll(() => widthOf('Order')).toBe(usual + 28);
  await page.mouse.dblclick(edge.x + 12, edge.y);
  await expect.poll(() => widthOf('Order')).toBe(usual);
  const separator = page.getByRole('separator', { name: 'Width of “Order”' });
  await separator.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf('Order')).toBe(usual + 16);
  await expect(separator).toHaveAttribute('aria-valuetext', `${usual + 16} pixels`);
  await page.keyboard.press('Enter');
  await expect.poll(() => widthOf('Order')).toBe(usual);
  await menu.click();
  await setting('As usual').click();
  await page.keyboard.press('Escape');
  await expect.poll(heads).toEqual(before);
}
