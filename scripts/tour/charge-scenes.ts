import { beginCharge, field, fillCharge, openClientPage } from './charges.ts';
import { confirm, findOneOpen, goTo, openTransaction, toReview } from './operate.ts';
import { fillPage } from './pages.ts';
import { fillPayer } from './payer.ts';
import { closeDrawer, dialog, panel } from './refund.ts';
import type { Scene } from './scenes.ts';
import type { Stage } from './stage.ts';

/** One line, which comes to the 30.00 that are collected. */
const basket = [
  ['Item', 'Socks'],
  ['Price of one', '15'],
  ['Quantity', '2'],
] as const;

const ofTheMonth = { orderId: 'W-9001', description: 'Subscription of the month' };

/** From the customer's page: a charge by alias, a plan, and the pages on which their holder takes part. */
export const chargeScenes: readonly Scene[] = [
  {
    name: 'client',
    enter: async ({ page }) => {
      await openTransaction(page, await findOneOpen(page, 'credit'));
      await openClientPage(page);
    },
  },
  {
    name: 'collect-errors',
    enter: async ({ page }) => {
      await beginCharge(page, 'Collect…');
      await dialog(page).getByRole('button', { name: 'Review' }).click();
      await dialog(page).getByRole('alert').waitFor();
    },
  },
  {
    name: 'collect-review',
    enter: async ({ page }) => {
      await field(page, 'Amount').fill('25');
      await fillCharge(page, ofTheMonth);
      await toReview(page);
    },
  },
  {
    name: 'plan-what',
    enter: async ({ page }) => {
      await closeDrawer(page);
      await beginCharge(page, 'In instalments…');
      await field(page, 'Total').fill('100');
      await fillCharge(page, { orderId: 'W-9002', description: 'Sofa in three parts' });
    },
  },
  { name: 'plan-review', enter: ({ page }) => toReview(page) },
  { name: 'plan-result', enter: async ({ page }) => void (await confirm(page)) },
  {
    name: 'plan-page',
    enter: async ({ page }) => {
      await closeDrawer(page);
      await page.getByRole('button', { name: 'W-9002', exact: true }).click();
      await panel(page).getByRole('list', { name: 'Instalments' }).waitFor();
    },
  },
  {
    name: 'holder-what',
    enter: async (stage) => {
      const { page } = stage;
      await openAgain(stage);
      await openClientPage(page);
      await beginCharge(page, 'Holder…');
      await fillPage(page, 'W-9003', '18');
    },
  },
  { name: 'holder-review', enter: ({ page }) => toReview(page) },
  { name: 'holder-result', enter: async ({ page }) => void (await confirm(page)) },
  {
    name: 'form-what',
    enter: async (stage) => {
      const { page } = stage;
      await openAgain(stage);
      await panel(page).getByRole('button', { name: 'Page for the holder…' }).click();
      await dialog(page).getByLabel('They enter a card on the gateway’s form').check();
      await fillPage(page, 'W-9004', '12');
    },
  },
  { name: 'form-review', enter: ({ page }) => toReview(page) },
];

/** In a shop that is paid by direct debit: a mandate's page, and the first collection that makes one. */
export const debitScenes: readonly Scene[] = [
  {
    name: 'client-mandate',
    enter: async ({ page }) => {
      await openTransaction(page, { transactionId: 'A1123456' });
      await openClientPage(page);
    },
  },
  {
    name: 'first-collection-what',
    enter: async ({ page }) => {
      await page.getByRole('button', { name: 'Collect by a new mandate…' }).click();
      await field(page, 'Amount').fill('30');
      await dialog(page).getByText('What is in the basket (CART)').click();
      await dialog(page).getByRole('button', { name: 'Add a line' }).click();
    },
  },
  {
    name: 'first-collection-errors',
    enter: async ({ page }) => {
      await fillCharge(page, { orderId: 'N-1', description: 'First month' });
      await dialog(page).getByRole('button', { name: 'Review' }).click();
      await dialog(page).getByRole('alert').waitFor();
    },
  },
  {
    name: 'first-collection-review',
    enter: async ({ page }) => {
      for (const [name, value] of basket) await field(page, name).fill(value);
      await fillPayer(page);
      await toReview(page);
    },
  },
  { name: 'first-collection-result', enter: async ({ page }) => void (await confirm(page)) },
  { name: 'client-new-mandate', enter: ({ page }) => closeDrawer(page) },
];

/** Leaves what is open for the newest payment of a stored card. */
async function openAgain({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await goTo(page, 'Lookup');
  await openTransaction(page, await findOneOpen(page, 'credit'));
}
