import type { Page } from '@playwright/test';
import { addAccount, goTo, keyField, type NewAccount, openAdvanced, typedKey } from './account-steps.ts';
import { violations } from './axe.ts';
import { expect, test } from './console.ts';

test.skip(({ host }) => host === 'electron', 'the keychain of this machine is not for tests');

const shop: NewAccount = { environment: 'Test', label: 'Main shop', identifier: 'MAINSHOP' };

const expectClean = async (page: Page, screen: string) => expect(await violations(page), screen).toEqual([]);

test.describe('axe finds nothing, light or dark,', () => {
  test.beforeEach(({ console: { page } }) => page.emulateMedia({ reducedMotion: 'reduce' }));

  test('on the list, on the page of an account and on its connection check', async ({ console: { page } }) => {
    await goTo(page, 'Accounts');
    await expectClean(page, 'list');
    await page.getByRole('row').filter({ hasText: 'DEMOSHOP' }).first().getByRole('button').click();
    await page.getByRole('button', { name: 'Check the connection' }).click();
    await page.getByRole('button', { name: 'Check again' }).waitFor();
    await expectClean(page, 'demo account, checked');
  });

  test('on the form, empty-handed and refused', async ({ console: { page } }) => {
    await addAccount(page, { ...shop, address: 'https://secure-magenta1.dalenys.com' });
    await page.getByRole('alert').waitFor();
    await expectClean(page, 'form with a refusal');
    await page.getByRole('textbox', { name: 'Address of the gateway' }).fill('secure-test.be2bill.com');
    await page.getByRole('button', { name: 'Add the account' }).click();
    await keyField(page).waitFor();
    await page.getByRole('button', { name: 'Set the key later' }).click();
    await expectClean(page, 'connection, not checked');
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('button', { name: 'Change…' }).click();
    await openAdvanced(page);
    await expectClean(page, 'change');
  });

  test('on the screen of each answer of the keychain', async ({ console: { page }, keychain }) => {
    await addAccount(page, shop);
    await page.getByText('No key yet').waitFor();
    await expectClean(page, 'absent');
    for (const trouble of ['locked', 'unavailable', 'denied'] as const) {
      keychain.trouble = trouble;
      await keyField(page).fill(typedKey);
      if (trouble === 'locked') await page.keyboard.press('Enter');
      else await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('heading', { level: 3 }).waitFor();
      await expectClean(page, trouble);
    }
    keychain.trouble = undefined;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('No key yet').waitFor();
    await keyField(page).fill(typedKey);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Forget…' }).click();
    await expectClean(page, 'found, about to be forgotten');
  });

  test('on the choice of environments, on removing, and where nothing is left', async ({ console: { page } }) => {
    await addAccount(page, shop);
    await page.getByRole('button', { name: 'Set the key later' }).click();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('banner').getByRole('button').first().click();
    await page.getByRole('menuitem').first().waitFor();
    await expectClean(page, 'environments');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove the account…' }).click();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(300);
    await expectClean(page, 'removing');
    await page.getByRole('button', { name: 'Remove Main shop' }).click();
    await page.getByRole('heading', { name: 'No account in Test yet' }).waitFor();
    await expectClean(page, 'empty environment');
    await goTo(page, 'Lookup');
    await expectClean(page, 'lookup of an empty environment');
  });
});
