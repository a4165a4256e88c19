import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { startSandbox } from '../../sandbox/index.ts';
import { addAccount, goTo, keyField } from './account-steps.ts';
import { violations } from './axe.ts';
import { expect, test } from './console.ts';

test.skip(({ host }) => host === 'electron', 'the keychain of this machine is not for tests');

const header = 'IDENTIFIER,TRANSACTIONID,ORDERID,DATE,OPERATIONTYPE,AMOUNT,CURRENCY,EXECCODE,CARD FULL NAME,DESCRIPTOR';
const line = (id: string, amount: string) =>
  `SANDBOXSHOP,${id},W-FIRST,2026-01-15 12:00:00+01:00,payment,${amount},EUR,0,Zoe Premier,SHOP`;

test('a real account is set up to its first transactions: key, connection, first import, done', async ({
  console: { page },
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-first-'));
  const path = join(folder, 'export.csv');
  writeFileSync(path, [header, line('X1', '10.00'), line('X2', '25.50'), line('X3', '7.10')].join('\n'));
  const gateway = await startSandbox();
  let [keys, clicks] = [0, 0];
  const click = async (target: Locator) => {
    clicks += 1;
    await target.click();
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const type = async (text: string) => {
    keys += text.length;
    await page.keyboard.type(text);
  };
  const steps = page.getByRole('list', { name: 'Setting the account up' });
  try {
    clicks += 1;
    await goTo(page, 'Accounts');
    await click(button('Add an account'));
    await click(page.getByRole('radio', { name: 'Sandbox' }));
    for (const [field, text] of [
      ['Address of the gateway', gateway.url],
      ['Name', 'Main shop'],
      ['IDENTIFIER', 'SANDBOXSHOP'],
    ] as const) {
      await click(page.getByRole('textbox', { name: field }));
      await type(text);
    }
    await click(button('Add the account'));

    await expect(steps.getByRole('listitem')).toHaveCount(4);
    await click(keyField(page));
    await type(gateway.accounts[0]?.secret ?? '');
    await click(button('Keep it in the keychain'));
    await click(button('On to the connection'));
    await click(button('Check the connection'));
    // Near midnight the clock of this console is ahead, which is a remark.
    await expect(page.getByRole('heading', { name: /^(?:Everything works|It works, but)/ })).toBeVisible();

    // From here on nothing needs a gateway.
    await gateway.close();
    await click(button('On to the first import'));
    await expect(steps.locator('[aria-current=step]')).toContainText('First import');
    await click(button('Import a file'));
    clicks += 1;
    await page.locator('main input[type=file]').setInputFiles(path);
    await click(page.getByRole('region', { name: 'export.csv' }).getByRole('button', { name: 'Import', exact: true }));
    await expect(page.getByRole('heading', { name: '3 rows imported' })).toBeVisible();
    await click(button('Back to setting up Main shop'));
    await expect(page.getByRole('status').getByRole('heading', { name: 'Done' })).toBeVisible();
    await expect(steps.locator('[aria-current=step]')).toHaveCount(0);
    expect(await violations(page)).toEqual([]);
    await click(button('Show the transactions'));
    await page.getByRole('searchbox').fill('W-FIRST');
    await expect(page.getByRole('row', { name: /€25\.50/ })).toBeVisible();
    process.stdout.write(`set up an account to its first transactions: ${keys} keys, ${clicks} clicks\n`);
    expect(clicks).toBeLessThanOrEqual(17);

    await goTo(page, 'Accounts');
    await click(button('Finish'));
    await expect(page.getByRole('heading', { level: 1, name: 'Main shop' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'The first import' })).toHaveCount(0);
  } finally {
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the first import is asked for until it is made, or until a person does without it once', async ({
  console: { page },
}) => {
  await addAccount(page, { environment: 'Test', label: 'Empty shop', identifier: 'EMPTY' });
  await page.getByRole('button', { name: 'Set the key later' }).click();
  await expect(page.getByRole('button', { name: 'On to the first import' })).toBeVisible();
  await page.getByRole('button', { name: 'Finish' }).click();
  const wanted = page.getByRole('region', { name: 'The first import' });
  await wanted.getByRole('button', { name: 'On to the first import' }).click();
  await page.getByRole('button', { name: 'Do without an import' }).click();
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
  await expect(wanted).toHaveCount(0);
  await page.reload();
  await goTo(page, 'Accounts');
  await page.getByRole('row').filter({ hasText: 'EMPTY' }).getByRole('button').click();
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
  await expect(wanted).toHaveCount(0);
});
