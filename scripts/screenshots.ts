import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chargeScenes, debitScenes } from './tour/charge-scenes.ts';
import { debitShop } from './tour/collection.ts';
import { lockScenes } from './tour/lock-scenes.ts';
import { lookupScenes } from './tour/lookup-scenes.ts';
import { goTo } from './tour/operate.ts';
import { patience, photograph, type Sight, usualSizes } from './tour/photograph.ts';
import { proofScenes } from './tour/proof-scenes.ts';
import { closeDrawer, confirmRefund, dialog, fillRefund, openAction, panel } from './tour/refund.ts';
import { operationScenes, type Scene } from './tour/scenes.ts';
import { openStage, type StageOptions } from './tour/stage.ts';
import { takeTeam } from './tour/team-scenes.ts';

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
  {
    name: 'who-did-what',
    enter: async ({ page }) => {
      await page.getByText('Who did what').click();
      await page.getByRole('table', { name: 'Who did what' }).waitFor();
    },
  },
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

/** The narrowest and the widest screen on which the list is looked at. */
const edges = [
  { width: 1024, height: 768 },
  { width: 2560, height: 1440 },
] as const;
const english = { sizes: usualSizes, languages: ['en'] } as const;
const bothLanguages = { sizes: usualSizes, languages: ['en', 'fr'] } as const;
const looking = scenes.slice(
  0,
  scenes.findIndex(({ name }) => name === 'refund-errors'),
);

/** The parts, each on a stage of its own, of which one can be taken alone. */
const parts = {
  desk: () => takeScenes(scenes, english),
  charges: () => takeScenes(chargeScenes, bothLanguages),
  debits: () => takeScenes(debitScenes, bothLanguages, { sandbox: debitShop }),
  lookup: () => takeScenes(looking, { ...bothLanguages, sizes: edges }),
  team: () => takeTeam(folder, bothLanguages),
} as const;

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'screenshots' }, only: { type: 'string', multiple: true } },
});
const folder = resolve(values.out);
mkdirSync(folder, { recursive: true });
for (const name of values.only ?? Object.keys(parts)) {
  if (!Object.hasOwn(parts, name)) throw new Error(`There is no part ${name}: ${Object.keys(parts).join(', ')}.`);
  await parts[name as keyof typeof parts]();
}

async function takeScenes(taken: readonly Scene[], sight: Sight, options: StageOptions = {}): Promise<void> {
  const stage = await openStage(options);
  stage.page.setDefaultTimeout(patience);
  try {
    for (const { name, enter } of taken) {
      await enter(stage);
      await photograph(stage.page, folder, name, sight);
    }
  } finally {
    await stage.close();
  }
}
