import { findOneOpen, openTransaction } from '../../scripts/tour/operate.ts';
import { dialog, panel } from '../../scripts/tour/refund.ts';
import { expect, test } from './console.ts';

test('keys that come before the drawer has led the focus stay where the person went', async ({ console: { page } }) => {
  await openTransaction(page, await findOneOpen(page, 'refund'));
  await expect(panel(page)).toBeVisible();
  // As on a busy machine: what is put off to the end of the turn comes late.
  await page.evaluate(() => {
    const [late, began, real] = [500, performance.now(), globalThis.setTimeout];
    const later = (work: TimerHandler, wait?: number, ...words: unknown[]) => {
      const putOff = wait === undefined && performance.now() - began < 60_000;
      return real(work, putOff ? late : wait, ...words);
    };
    globalThis.setTimeout = later as typeof globalThis.setTimeout;
  });
  await page.keyboard.press('r');
  await expect(dialog(page).getByLabel(/^All that is left/)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  const amount = dialog(page).getByLabel('Amount', { exact: true });
  await expect(amount).toBeFocused();
  await page.waitForTimeout(1_000);
  await page.keyboard.type('1.10');
  await expect(amount).toHaveValue('1.10');
  await expect(dialog(page).getByRole('combobox', { name: 'Reason' })).toHaveValue('');
});
