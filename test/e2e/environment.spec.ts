import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openLedger } from '../../main/ledger/ledger.ts';
import {
  chooseReason,
  confirm,
  lastButton,
  openDrawer,
  openTransaction,
  toReview,
} from '../../scripts/tour/operate.ts';
import { dialog } from '../../scripts/tour/refund.ts';
import { importRows, row } from '../main/ledger/samples.ts';
import { threads } from '../threads.ts';
import { addAccount, band, goTo, keepKey, type NewAccount } from './account-steps.ts';
import { expect, test } from './console.ts';

test.skip(({ host }) => host === 'electron', 'the ledger and the keychain of this machine are not for tests');

/** Brings a payment of 100.00 of the account MAINSHOP into the ledger of an environment, before it is opened. */
async function fillLedger(dataFolder: string, environment: string): Promise<void> {
  const ledger = await openLedger(join(dataFolder, environment), threads);
  await importRows(ledger, [row({ accountId: 'MAINSHOP', transactionId: 'A77' })]);
  await ledger.close();
}

/** What the person would put on the clipboard. */
function copyBy(page: Page, button: string): Promise<string> {
  const copied = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const listener = ({ target }: Event) => resolve((target as HTMLTextAreaElement).value);
        document.addEventListener('copy', listener, { once: true });
      }),
  );
  return dialog(page)
    .getByRole('button', { name: button })
    .click()
    .then(() => copied);
}

async function reviewRefund(page: Page): Promise<void> {
  await goTo(page, 'Lookup');
  await openTransaction(page, { transactionId: 'A77' });
  await openDrawer(page, 'refund');
  await chooseReason(page, 'Goods returned');
  await toReview(page);
}

/** The colour that the last button shares with the word beside it, in the drawer and on the band. */
async function expectWorn(page: Page, environment: string, word: string): Promise<void> {
  await expect(band(page)).toContainText(word);
  const badge = dialog(page).getByText(word, { exact: true });
  const ground = await badge.evaluate((element) => getComputedStyle(element).backgroundColor);
  await page.mouse.move(0, 0);
  await expect(lastButton(page)).toHaveAttribute('data-environment', environment);
  await expect(lastButton(page)).toHaveCSS('background-color', ground);
}

// Another address of this computer is on no list of hosts, so it counts as production; nobody listens there.
const live: NewAccount = {
  environment: 'Production',
  label: 'Main shop',
  identifier: 'MAINSHOP',
  address: 'https://127.0.0.2:9',
};

test('production is worn by the band, the last button and the receipt', async ({ console: { page, dataFolder } }) => {
  await fillLedger(dataFolder, 'production');
  await addAccount(page, live);
  await keepKey(page);
  await reviewRefund(page);
  await expectWorn(page, 'production', 'Production');
  expect(await confirm(page)).toMatchObject({ status: 'Not sent', transactionId: null, execcode: null });
  const receipt = (await copyBy(page, 'Copy receipt')).split('\n');
  expect(receipt[0]).toBe('PRODUCTION');
  expect(receipt.join('\n')).toContain('Refund – Not sent');
});

test('test is worn by the band and the last button', async ({ console: { page, dataFolder } }) => {
  await fillLedger(dataFolder, 'test');
  await addAccount(page, { environment: 'Test', label: 'Main shop', identifier: 'MAINSHOP' });
  await keepKey(page);
  await reviewRefund(page);
  await expectWorn(page, 'test', 'Test');
});
