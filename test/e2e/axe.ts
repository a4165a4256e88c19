import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the screen as it stands, down to the moderate: by every rule as it is, and in the other appearance
 * by the rule of contrast, since nothing else depends on colours. Leaves the page as it was.
 */
export async function violations(page: Page): Promise<string[]> {
  // A pointer that was left lying opens a hint after a while, or not yet: the screen is looked at without it.
  await page.mouse.move(0, 0);
  const all = await findIn(page, (axe) => axe.withTags(tags));
  const shown = await page.evaluate<'light' | 'dark'>('document.documentElement.dataset.mantineColorScheme');
  const other = shown === 'light' ? 'dark' : 'light';
  await showIn(page, other);
  const contrast = await findIn(page, (axe) => axe.withRules(['color-contrast']));
  await showIn(page, shown);
  return [...all, ...contrast.map((finding) => `in ${other}: ${finding}`)];
}

async function findIn(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // Otherwise axe opens a page of its own, and the console closes every page but one.
  const { violations: found } = await choose(new AxeBuilder({ page }).setLegacyMode(true)).analyze();
  return found.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Colours fade from one appearance to the other; halfway they are neither's. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
  const moving = 'document.getAnimations().filter(({ playState }) => playState === "running").length';
  await expect.poll(() => page.evaluate(moving)).toBe(0);
}
