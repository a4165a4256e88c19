import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goTo } from './account-steps.ts';
import { violations } from './axe.ts';
import { expect, test } from './console.ts';

test.skip(({ host }) => host === 'electron', 'the rows of the demo inside Electron are out of reach');

const header = 'TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE;CARDFULLNAME';
const line = (id: string, amount: string) => `${id};W-IMPORT;2026-01-15 12:00:00;payment;${amount};EUR;0;Zoé Import`;

test('a file is looked at, corrected, compared, imported and withdrawn, without a gateway', async ({ console }) => {
  const { page, relay, dataFolder } = console;
  await relay?.close();
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-import-'));
  const path = join(folder, 'export.csv');
  writeFileSync(
    path,
    Buffer.from([header, line('X1', '1000'), line('X2', 'much'), line('X3', '2550')].join('\n'), 'latin1'),
  );
  try {
    await goTo(page, 'Import');
    await expect(page.getByText('No file has come in yet.')).toBeVisible();
    await page.locator('main input[type=file]').setInputFiles(path);
    const preview = page.getByRole('region', { name: 'export.csv' });
    await expect(preview.getByText('Not certain: please say')).toHaveCount(2);
    const take = preview.getByRole('button', { name: 'Import', exact: true });
    await expect(take).toBeDisabled();

    await preview.getByLabel('Account of all rows').selectOption({ index: 1 });
    await expect(preview.getByRole('row', { name: /X1/ })).toBeVisible();
    await preview.getByLabel('Amounts', { exact: true }).selectOption('With decimals');
    await expect(preview.getByRole('row', { name: /X1/ })).toContainText('€1,000.00');
    await preview.getByLabel('Amounts', { exact: true }).selectOption('In cents (minor units)');
    await expect(preview.getByRole('row', { name: /X1/ })).toContainText('€10.00');
    await expect(preview.getByRole('row', { name: /X1/ })).toContainText('Zoé Import');
    await expect(preview.getByText('line 3 · X2 · AMOUNT: cannot be read')).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await preview.getByRole('button', { name: 'Compare with the ledger first' }).click();
    await expect(preview.getByRole('region', { name: 'What the import would change' })).toContainText(/New\s*2/);
    await take.click();
    await expect(page.getByRole('heading', { name: '2 rows imported' })).toBeVisible();
    const [list] = readdirSync(join(dataFolder, 'sandbox', 'imports'));
    await expect(page.getByText(String(list))).toBeVisible();

    await page.getByRole('button', { name: 'Show the transactions' }).click();
    await page.getByRole('searchbox').fill('W-IMPORT');
    await expect(page.getByRole('row', { name: /€25\.50/ })).toBeVisible();

    await goTo(page, 'Import');
    await page.getByRole('button', { name: 'Withdraw…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw 3 rows' }).click();
    await expect(page.getByRole('cell', { name: 'Withdrawn' })).toBeVisible();
    await goTo(page, 'Lookup');
    await expect(page.getByRole('row', { name: /€25\.50/ })).toHaveCount(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
