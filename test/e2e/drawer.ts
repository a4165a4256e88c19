import type { Locator, Page } from '@playwright/test';
import type { Bridge } from '../../contract/index.ts';
import { lastButton } from '../../scripts/tour/operate.ts';
import { dialog, panel, showClosed } from '../../scripts/tour/refund.ts';
import { violations } from './axe.ts';
import { expect } from './console.ts';

/** The reason of an action that is not open: in a few words beside it, the whole of it as its description. */
export async function expectClosed(page: Page, action: string, words: string, whole: RegExp): Promise<void> {
  await showClosed(page);
  const button = panel(page).getByRole('button', { name: action, exact: true });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(whole);
  await expect(
    panel(page)
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: action, exact: true }) }),
  ).toContainText(words);
  await button.focus();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
}

/** A drawer with the keyboard alone, from its key to the result: reason by arrows, the way back first, then Enter. */
export async function reviewByKeyboard(page: Page, key: string, fill?: () => Promise<void>): Promise<void> {
  await page.keyboard.press(key);
  await dialog(page).getByRole('combobox').waitFor();
  await fill?.();
  await chooseByArrows(page);
  await dialog(page).getByRole('button', { name: 'Review' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('button', { name: 'Go back' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(lastButton(page)).toBeFocused();
}

/** The second reason, with the keyboard alone. The list takes a moment to open, and keys pressed into it are lost. */
export async function chooseByArrows(page: Page, label = 'Reason'): Promise<void> {
  const reason = dialog(page).getByRole('combobox', { name: label });
  await reason.focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role="option"][data-combobox-selected]')).toHaveCount(1);
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(reason).not.toHaveValue('', { timeout: 1_000 });
  }).toPass();
}

/** What axe finds, once the drawer has stopped moving. */
export async function expectAccessible(page: Page, step: string): Promise<void> {
  await page.waitForTimeout(300);
  expect(await violations(page), step).toEqual([]);
}

/** Switches the window to French, as Settings does. */
export function speakFrench(page: Page): Promise<void> {
  return speak(page, 'fr');
}

/** Switches the window to a language, as Settings does. */
export async function speak(page: Page, language: 'en' | 'fr'): Promise<void> {
  await page.evaluate(
    (language) => (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole.preferences.change({ language }),
    language,
  );
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** Drags a text from another part of the window onto an empty field. */
export async function dropText(field: Locator, text: string): Promise<void> {
  const page = field.page();
  await page.evaluate((dragged) => {
    const place = document.createElement('p');
    place.id = 'dragged';
    place.textContent = dragged;
    place.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9999; margin: 0; user-select: text';
    document.body.append(place);
    getSelection()?.selectAllChildren(place);
  }, text);
  await page.locator('#dragged').dragTo(field);
  await page.evaluate(() => document.getElementById('dragged')?.remove());
  await expect(field).toHaveValue(text);
}
