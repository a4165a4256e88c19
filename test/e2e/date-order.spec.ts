import { field, openClientPage } from '../../scripts/tour/charges.ts';
import { findOneOpen, openTransaction } from '../../scripts/tour/operate.ts';
import { dialog } from '../../scripts/tour/refund.ts';
import { expect, test } from './console.ts';
import { speak } from './drawer.ts';

test('a day is typed in the order in which the person writes it, whatever the browser speaks', async ({ console }) => {
  const { page } = console;
  await openTransaction(page, await findOneOpen(page, 'credit'));
  await openClientPage(page);
  for (const [language, action, name] of [
    ['en', /^Authorize… /, 'Capture on'],
    ['fr', /^Autoriser… /, 'Capturer le'],
  ] as const) {
    await speak(page, language);
    await page.getByRole('button', { name: action }).first().click();
    const day = field(page, name);
    await day.focus();
    // Where the month came first, 29 would be none.
    await page.keyboard.type('29112031');
    await expect(day).toHaveValue('2031-11-29');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
  await speak(page, 'en');
});
