import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lockScenes } from './tour/lock-scenes.ts';
import { lookupScenes } from './tour/lookup-scenes.ts';
import { goTo } from './tour/operate.ts';
import { proofScenes } from './tour/proof-scenes.ts';
import { closeDrawer, confirmRefund, dialog, fillRefund, openAction, panel } from './tour/refund.ts';
import { operationScenes, type Scene } from './tour/scenes.ts';
import { openStage } from './tour/stage.ts';

const sizes = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
] as const;

/** The screens that a designer would ask for, in the order in which one leads to the next. */
const scenes: readonly Scene[] = [
  { name: 'lookup', enter: async () => {} },
  ...lookupScenes,
  {
    name: 'transaction',
    enter: async ({ page }) => {
      const done = page.getByRole('row').filter({ hasText: 'Payment' }).filter({ hasText: 'Paid' });
      await done.filter({ hasText: '€' }).first().click();
      await openAction(page, 'refund').waitFor();
    },
  },
  {
    name: 'refund-errors',
    enter: async ({ page }) => {
      await fillRefund(page, '6.950');
      await dialog(page).getByRole('alert').waitFor();
    },
  },
  {
    name: 'refund-review',
    enter: async ({ page }) => {
      await dialog(page).getByRole('button', { name: '€6.95', exact: true }).click();
      await dialog(page).getByRole('button', { name: 'Review' }).click();
      await dialog(page).getByRole('button', { name: 'The request as it will leave' }).click();
    },
  },
  { name: 'refund-result', enter: async ({ page }) => void (await confirmRefund(page)) },
  {
    name: 'after-refund',
    enter: async ({ page }) => {
      await closeDrawer(page);
      await panel(page).getByText('Refund', { exact: true }).waitFor();
    },
  },
  ...operationScenes,
  ...proofScenes,
  { name: 'activity', enter: ({ page }) => goTo(page, 'Activity') },
  { name: 'to-settle', enter: ({ page }) => goTo(page, 'Unconfirmed') },
  { name: 'settings', enter: ({ page }) => goTo(page, 'Settings') },
  ...lockScenes,
  { name: 'accounts', enter: ({ page }) => goTo(page, 'Accounts') },
  {
    name: 'account-checked',
    enter: async ({ page }) => {
      await page.getByRole('row').filter({ hasText: 'DEMOSHOP' }).first().getByRole('button').click();
      await page.getByRole('button', { name: 'Check the connection' }).click();
      await page.getByRole('button', { name: 'Check again' }).waitFor();
    },
  },
  {
    name: 'account-refused',
    enter: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Add an account' }).click();
      await page.getByRole('combobox', { name: 'Gateway' }).click();
      await page.getByRole('option', { name: 'Another address…' }).click();
      await page.getByRole('textbox', { name: 'Address of the gateway' }).fill('secure-magenta1.dalenys.com');
      await page.getByRole('textbox', { name: 'Name' }).fill('Main shop');
      await page.getByRole('textbox', { name: 'IDENTIFIER' }).fill('MAINSHOP');
      await page.getByRole('button', { name: 'Add the account' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'account-key',
    enter: async ({ page }) => {
      await page.getByRole('radio', { name: 'Production' }).check();
      await page.getByRole('button', { name: 'Add the account' }).click();
      await page.getByText('No key yet').waitFor();
    },
  },
  {
    name: 'account-remove',
    enter: async ({ page }) => {
      await page.getByRole('button', { name: 'Set the key later' }).click();
      await page.getByRole('button', { name: 'Finish' }).click();
      await page.getByRole('button', { name: 'Remove the account…' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'environments',
    enter: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Environment:/ }).click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
];

const { values } = parseArgs({ options: { out: { type: 'string', default: 'screenshots' } } });
const folder = resolve(values.out);
mkdirSync(folder, { recursive: true });
const stage = await openStage();
for (const { name, enter } of scenes) {
  await enter(stage);
  for (const size of sizes) {
    await stage.page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await stage.page.emulateMedia({ colorScheme });
      await stage.page.waitForTimeout(350);
      await stage.page.screenshot({ path: join(folder, `${name}-${size.width}-${colorScheme}.png`) });
    }
  }
}
await stage.close();
