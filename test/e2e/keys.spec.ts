import type { Page } from '@playwright/test';
import { addAccount, goTo, keepKey, keyField, type NewAccount, openAdvanced, typedKey } from './account-steps.ts';
import { expect, type OpenConsole, test } from './console.ts';

test.skip(({ host }) => host === 'electron', 'the keychain of this machine is not for tests');

const shop: NewAccount = { environment: 'Test', label: 'Main shop', identifier: 'MAINSHOP' };

/** Whether the page holds the key anywhere: in its text, its attributes, its fields or its storage. */
function pageHolds(page: Page, secret: string): Promise<boolean> {
  return page.evaluate((secret) => {
    const fields = [...document.querySelectorAll('input, textarea')] as (HTMLInputElement | HTMLTextAreaElement)[];
    const stored = [...Object.values(localStorage), ...Object.values(sessionStorage), location.href, document.title];
    const texts = [document.documentElement.outerHTML, ...fields.map(({ value }) => value), ...stored];
    return texts.some((text) => text.includes(secret));
  }, secret);
}

/** How often the key crossed into main, and that nothing but the one message carried it. */
function crossings({ messages }: OpenConsole): string[] {
  return messages
    .filter(({ text }) => text.includes(typedKey))
    .map(({ to, text }) => `${to} ${JSON.parse(text).channel}`);
}

test('a key is wiped from the page in the moment in which it is kept, and crosses once', async ({ console }) => {
  const { page } = console;
  await addAccount(page, shop);
  await keyField(page).fill(typedKey);
  expect(await pageHolds(page, typedKey)).toBe(true);
  await page.getByRole('button', { name: 'Keep it in the keychain' }).click();
  await expect(page.getByText('Kept. Whether the gateway takes it')).toBeFocused();
  expect(await pageHolds(page, typedKey)).toBe(false);
  expect(crossings(console)).toEqual(['main secret.keep']);
});

test('found: the key is tested, replaced and forgotten, the last with a way back', async ({ console: { page } }) => {
  await addAccount(page, shop);
  await keepKey(page);
  await expect(page.getByText('In the keychain', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('The key could be read just now.')).toBeVisible();

  await page.getByRole('button', { name: 'Replace…' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Replace…' }).click();
  await keepKey(page);

  await page.getByRole('button', { name: 'Forget…' }).click();
  await expect(page.getByRole('button', { name: 'Go back' })).toBeFocused();
  await expect(page.getByText('The key is deleted from this computer.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('In the keychain', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Forget…' }).click();
  await page.getByRole('button', { name: 'Forget the signing key' }).click();
  await expect(page.getByText('No key yet')).toBeVisible();
  await expect(page.getByText('Forgotten. No key of this account is left')).toBeFocused();
});

test('absent: asks for the key, and sends none that cannot be right', async ({ console }) => {
  const { page } = console;
  await addAccount(page, shop);
  await expect(page.getByText('The keychain works and holds no key for this account.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep it in the keychain' }).click();
  await expect(page.getByText('Enter the key.')).toBeVisible();
  await keyField(page).fill(`${typedKey} `);
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is a space before or behind the key.')).toBeVisible();
  await expect(keyField(page)).toHaveValue(`${typedKey} `);
  expect(crossings(console)).toEqual([]);
});

for (const [trouble, title, todo] of [
  ['locked', 'The keychain is locked', 'unlock the “Login” keyring'],
  ['unavailable', 'This computer has no keychain that answers', 'gnome-keyring'],
  ['denied', 'Access to the keychain was denied', 'confirm the question of the keychain'],
] as const) {
  test(`${trouble}: says what it means and what to do, and keeps nothing without consent`, async ({
    console,
    keychain,
  }) => {
    const { page } = console;
    await addAccount(page, shop);
    await page.getByText('No key yet').waitFor();
    keychain.trouble = trouble;
    await keyField(page).fill(typedKey);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: title })).toBeFocused();
    await expect(page.getByRole('main')).toContainText(todo);
    expect(await pageHolds(page, typedKey)).toBe(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();

    const before = crossings(console).length;
    await keyField(page).fill(typedKey);
    await page.getByRole('button', { name: 'Keep it until the console is closed' }).click();
    await expect(page.getByText('Tick this first')).toBeVisible();
    expect(crossings(console)).toHaveLength(before);
    await page.getByRole('checkbox', { name: /^Keep it in memory/ }).check();
    await page.getByRole('button', { name: 'Keep it until the console is closed' }).click();
    await expect(page.getByText('In memory only')).toBeVisible();
    await expect(page.getByText('it is forgotten when the console is closed')).toBeVisible();
    expect(crossings(console)).toHaveLength(before + 1);

    await page.keyboard.press('Escape');
    await expect(page.getByRole('row').filter({ hasText: 'MAINSHOP' })).toContainText('In memory only');
  });
}

test('a keychain that opens again is believed at the next try, and an own key for notifications has its place', async ({
  console: { page },
  keychain,
}) => {
  await goTo(page, 'Accounts');
  await page.getByRole('button', { name: 'Add an account' }).click();
  await openAdvanced(page);
  await page.getByRole('radio', { name: 'A key of their own' }).check();
  await page.getByRole('textbox', { name: 'Name' }).fill('Main shop');
  await page.getByRole('textbox', { name: 'IDENTIFIER' }).fill('MAINSHOP');
  keychain.trouble = 'locked';
  await page.getByRole('button', { name: 'Add the account' }).click();
  const notifications = page.getByRole('region', { name: 'Key for notifications' });
  await expect(notifications.getByRole('heading', { name: 'The keychain is locked' })).toBeVisible();
  keychain.trouble = undefined;
  await notifications.getByRole('button', { name: 'Try again' }).click();
  await notifications.getByText('No key yet').waitFor();
  await notifications.getByLabel('Key for notifications', { exact: true }).fill(typedKey);
  await page.keyboard.press('Enter');
  await expect(notifications.getByText('In the keychain', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  const row = page.getByRole('row').filter({ hasText: 'MAINSHOP' });
  await expect(row).toContainText('No key yet');
  await expect(row).toContainText('In the keychain for notifications');
});

test('an account whose key is behind a locked keychain is not half removed', async ({
  console: { page },
  keychain,
}) => {
  await addAccount(page, shop);
  await keepKey(page);
  await page.getByRole('button', { name: 'On to the connection' }).click();
  await page.getByRole('button', { name: 'Finish' }).click();
  keychain.trouble = 'locked';
  await page.getByRole('button', { name: 'Remove the account…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Remove Main shop' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The keychain is locked.');
  keychain.trouble = undefined;
  await dialog.getByRole('button', { name: 'Remove Main shop' }).click();
  await expect(page.getByRole('heading', { name: 'No account in Test yet' })).toBeVisible();
});
