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
  { name: 'question', enter: async ({ page }) => ask(page, 'refused ~50 last month') },
  { name: 'question-wrong', enter: async ({ page }) => ask(page, 'amout:50 status:refsed martin') },
  {
    name: 'view-captures',
    enter: async ({ page }) => {
      await page.getByRole('searchbox').fill('');
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

async function ask(page: Parameters<Scene['enter']>[0]['page'], text: string): Promise<void> {
  await page.getByRole('searchbox').fill(text);
  await page.getByRole('heading', { name: text }).waitFor();
}
