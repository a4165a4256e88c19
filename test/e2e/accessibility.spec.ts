import { dialog, fillRefund, openAction } from '../../scripts/tour/refund.ts';
import { goTo } from './account-steps.ts';
import { violations } from './axe.ts';
import { expect, test } from './console.ts';

test('axe finds nothing on any screen, light or dark', async ({ console: { page } }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const place of ['Lookup', 'Unconfirmed', 'Inbox', 'Activity', 'Settings']) {
    await goTo(page, place);
    await page.waitForTimeout(200);
    expect(await violations(page), place).toEqual([]);
  }
  await goTo(page, 'Lookup');
  await page.getByRole('row').filter({ hasText: 'Payment' }).filter({ hasText: 'Paid' }).first().click();
  await openAction(page, 'refund').waitFor();
  expect(await violations(page), 'panel').toEqual([]);
  await openAction(page, 'refund').click();
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  await dialog(page).getByRole('alert').waitFor();
  await page.waitForTimeout(300);
  expect(await violations(page), 'form with errors').toEqual([]);
  await page.keyboard.press('Escape');
  await fillRefund(page, '1.00');
  await dialog(page).getByRole('button', { name: 'Refund €1.00' }).waitFor();
  expect(await violations(page), 'review').toEqual([]);
  await dialog(page).getByRole('button', { name: 'Refund €1.00' }).click();
  await dialog(page).getByRole('heading', { name: 'Done' }).waitFor();
  expect(await violations(page), 'result').toEqual([]);
});

test('axe is awake: it finds a picture without a text', async ({ console: { page } }) => {
  await page.evaluate("document.body.append(document.createElement('img'))");
  expect((await violations(page)).join()).toContain('image-alt');
});

test('axe is awake in both appearances: it finds a text that is too pale in the other one alone', async ({
  console: { page },
}) => {
  await page.evaluate("document.querySelector('footer').style.color = '#333'");
  expect((await violations(page)).join()).toMatch(/in dark: serious color-contrast/);
});
