import { goTo } from './operate.ts';
import type { Scene } from './scenes.ts';

/** A PIN for rehearsals. */
const pin = '271828';

/** The lock of the screen, from the setting to the way back in. */
export const lockScenes: readonly Scene[] = [
  {
    name: 'lock-new-pin',
    enter: async ({ page }) => {
      await goTo(page, 'Settings');
      await page.getByRole('button', { name: 'Set a PIN…' }).click();
    },
  },
  {
    name: 'lock-set',
    enter: async ({ page }) => {
      await page.getByLabel('New PIN', { exact: true }).fill(pin);
      await page.getByLabel('The new PIN again').fill(pin);
      await page.keyboard.press('Enter');
      await page.getByText('The PIN is set.').waitFor();
    },
  },
  {
    name: 'locked',
    enter: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+Shift+L');
      await page.getByLabel('PIN', { exact: true }).waitFor();
    },
  },
  {
    name: 'locked-wrong',
    enter: async ({ page }) => {
      await page.getByLabel('PIN', { exact: true }).fill('314159');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await page.getByText('I have forgotten the PIN').click();
    },
  },
  {
    name: 'unlocked',
    enter: async ({ page }) => {
      await page.getByLabel('PIN', { exact: true }).fill(pin);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Remove the PIN' }).waitFor();
    },
  },
];
