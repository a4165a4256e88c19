import { readFileSync } from 'node:fs';
import { closeDrawer, confirmRefund, fillRefund } from '../../scripts/tour/refund.ts';
import { goTo } from './account-steps.ts';
import { violations } from './axe.ts';
import { expect, test } from './console.ts';

test('who did what is read, filtered, taken by keyboard and written to a file, in both languages', async ({
  host,
  console: { page },
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('row').filter({ hasText: 'Payment' }).filter({ hasText: 'Paid' }).first().click();
  await fillRefund(page, '1.00');
  await confirmRefund(page);
  await closeDrawer(page);
  await goTo(page, 'Activity');
  // By keyboard: the other half of the page is one arrow away.
  await page.getByRole('radio', { name: 'Operations' }).focus();
  await page.keyboard.press('ArrowRight');
  const table = page.getByRole('table', { name: 'Who did what' });
  await expect(table).toContainText('Confirmed');
  await expect(table).toContainText('Sat down at this desk');
  await expect(table.getByRole('row').filter({ hasText: 'Answer written down' }).first()).toContainText('0000');
  expect(await violations(page), 'who did what').toEqual([]);

  await page.getByLabel('Area').selectOption('signIns');
  await expect(table).not.toContainText('Confirmed');
  await expect(table).toContainText('Sat down at this desk');
  await page.getByLabel('Area').selectOption('erasures');
  await expect(page.getByText('No line fits this filter')).toBeVisible();
  expect(await violations(page), 'nothing found').toEqual([]);
  await page.getByLabel('Area').selectOption('operations');
  await page.getByLabel('Who', { exact: true }).fill('nobody of that name');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No line fits this filter')).toBeVisible();
  await page.getByLabel('Who', { exact: true }).fill('');
  await page.keyboard.press('Enter');
  await expect(table).toContainText('Sending began');

  if (host === 'chromium') {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const result = page.getByRole('status').filter({ hasText: 'written' });
    await expect(result).toContainText(/rows? written/);
    const text = readFileSync(await result.locator('bdi').innerText(), 'utf8');
    expect(text).toContain('# Filter;area: operations');
    expect(text).toContain('attemptBegun');
    await page.keyboard.press('Escape');
    await page.getByLabel('Area').selectOption('exports');
    await expect(table).toContainText('File written');
  }

  await goTo(page, 'Settings');
  await page.getByText('Français').click();
  await page.getByRole('navigation').getByRole('button', { name: 'Journal' }).click();
  await page.getByText('Qui a fait quoi').click();
  await expect(page.getByRole('table', { name: 'Qui a fait quoi' })).toContainText('Confirmée');
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
  expect(await violations(page), 'in French and dark').toEqual([]);
});
