import type { Page } from '@playwright/test';
import { dialog, fillRefund, openAction, panel, showClosed, shownId } from '../../scripts/tour/refund.ts';
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
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await showClosed(page);
  expect(await violations(page), 'panel with what is not possible').toEqual([]);

  // Who did what and why is read without scrolling.
  await page.setViewportSize({ width: 1280, height: 800 });
  const why = await panel(page).getByText('Goods returned').boundingBox();
  const actions = await panel(page).getByRole('region', { name: 'Actions' }).boundingBox();
  expect((why?.y ?? 1_000) + (why?.height ?? 0)).toBeLessThanOrEqual(actions?.y ?? 0);

  await page.emulateMedia({ forcedColors: 'active' });
  const selected = page.locator('[role="row"][aria-current="true"]');
  await expect(selected).toHaveCSS('outline-style', 'solid');
  await expect(page.locator('[aria-current="page"]')).toHaveCSS('outline-style', 'solid');
  await expect(openAction(page, 'refund')).toHaveCSS('border-top-style', 'double');
  await page.emulateMedia({ forcedColors: 'none' });
});

test('at 320 pixels nothing is cut off, the keyboard finds its way past the band, and single keys can be off', async ({
  console: { page },
}) => {
  const order = await page.locator('[role="row"][aria-selected] [data-column="orderId"]').first().innerText();
  await page.getByRole('link', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[role="row"][aria-selected]').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText(order);
  const opened = await shownId(page).innerText();
  await page.keyboard.press('j');
  await expect(shownId(page)).not.toHaveText(opened);
  await page.keyboard.press('k');
  await expect(shownId(page)).toHaveText(opened);

  await page.setViewportSize({ width: 320, height: 640 });
  await expect(panel(page)).toBeInViewport({ ratio: 0.9 });
  await panel(page).getByRole('button', { name: 'Close the panel' }).click();
  await expect(page.locator('[role="row"][aria-selected]').first()).toBeFocused();
  for (const place of ['Lookup', 'Unconfirmed', 'Inbox', 'Activity', 'Accounts', 'Settings']) {
    await goTo(page, place);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(320);
  }

  await goTo(page, 'Lookup');
  await expect(page.locator('h1 ~ [title] > .numeric').first()).toBeAttached();
  for (const width of [320, 480, 640, 800, 1024, 1100, 1280, 2560]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await cutSums(page), `at ${width} pixels`).toEqual([]);
  }
  await expect(page.locator('h1 ~ [title] > .numeric').first()).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 320, height: 640 });
  await goTo(page, 'Settings');

  await page.getByRole('radiogroup', { name: 'Single keys' }).getByText('Off').click();
  await page.setViewportSize({ width: 1280, height: 800 });
  await goTo(page, 'Lookup');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).not.toBeFocused();
  await page.keyboard.press('?');
  await expect(dialog(page)).toHaveCount(0);
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

/** Sums of the list that are in sight and not whole: a part of one reads as another one. */
function cutSums(page: Page): Promise<string[]> {
  return page.locator('h1 ~ [title] > .numeric').evaluateAll((sums) =>
    sums.flatMap((sum) => {
      const [box, room] = [sum.getBoundingClientRect(), sum.parentElement?.getBoundingClientRect()];
      if (!room || box.top >= room.bottom) return [];
      const isWhole = box.right <= room.right + 0.5 && box.bottom <= room.bottom + 0.5 && box.left >= room.left;
      return isWhole ? [] : [sum.textContent ?? ''];
    }),
  );
}
