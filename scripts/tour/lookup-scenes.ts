import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goTo } from './operate.ts';
import type { Scene } from './scenes.ts';

const header = 'TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE;CARDFULLNAME';
const line = (number: number, amount: string) =>
  `X${number};W-${2_000 + number};2026-01-15 12:${10 + number}:00;payment;${amount};EUR;0;Zoé Martin`;

/** What the box understands, its views, and a file on its way into the ledger. */
export const lookupScenes: readonly Scene[] = [
  { name: 'question', enter: async ({ page }) => fill(page, 'refused ~50 last month') },
  { name: 'question-wrong', enter: async ({ page }) => fill(page, 'amout:50 status:refsed martin') },
  { name: 'question-all-wrong', enter: async ({ page }) => fill(page, 'status:refsed amount:60..40') },
  { name: 'question-code', enter: async ({ page }) => fill(page, 'insufficient funds') },
  {
    name: 'list-by-payment',
    enter: async ({ page }) => {
      await fill(page, 'op:refund');
      await page.getByRole('button', { name: 'By payment' }).click();
      await page
        .getByText(/Refund \d/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'list-sorted',
    enter: async ({ page }) => {
      await fill(page, '');
      await page.getByRole('columnheader', { name: 'Amount' }).getByRole('button').click();
      await page.locator('[aria-sort="descending"][data-column="amount"]').waitFor();
    },
  },
  {
    name: 'list-columns',
    enter: async ({ page }) => {
      await page.getByRole('columnheader', { name: 'Date' }).getByRole('button').click();
      await page.getByRole('button', { name: 'By payment' }).click();
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('button', { name: 'Order: wider' }).click();
    },
  },
  {
    name: 'view-captures',
    enter: async ({ page }) => {
      await page.getByRole('button', { name: 'As usual' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Expiring captures' }).click();
      await page.getByRole('grid').getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'imports',
    enter: async ({ page }) => {
      await page.getByRole('searchbox').fill('');
      await goTo(page, 'Import');
    },
  },
  {
    name: 'import-preview',
    enter: async ({ page }) => {
      const path = join(mkdtempSync(join(tmpdir(), 'be2bill-file-')), 'export-january.csv');
      const amounts = ['1000', '2550', 'much', '990', '12000', '4500', '799', '15000', '3300', '2100', '6400'];
      writeFileSync(path, [header, ...amounts.map((amount, index) => line(index, amount))].join('\n'));
      await page.locator('main input[type=file]').setInputFiles(path);
      await page.getByText('Not certain: please say').first().waitFor();
    },
  },
  {
    name: 'import-difference',
    enter: async ({ page }) => {
      await page.getByLabel('Account of all rows').selectOption({ index: 1 });
      await page.getByLabel('Amounts', { exact: true }).selectOption('In cents (minor units)');
      await page.getByRole('button', { name: 'Compare with the ledger first' }).click();
      await page.getByRole('region', { name: 'What the import would change' }).waitFor();
    },
  },
  {
    name: 'import-result',
    enter: async ({ page }) => {
      await page.getByRole('main').getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('heading', { name: /rows imported/ }).waitFor();
    },
  },
  { name: 'lookup-again', enter: ({ page }) => goTo(page, 'Lookup') },
];

type Page = Parameters<Scene['enter']>[0]['page'];

async function fill(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox').fill(text);
  await page.getByRole('heading', { name: text === '' ? 'All transactions' : text }).waitFor();
}
