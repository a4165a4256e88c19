import { addAccount, band, goTo, keepKey, type NewAccount, openAdvanced, switchTo } from './account-steps.ts';
import { expect, test } from './console.ts';

const testShop: NewAccount = { environment: 'Test', label: 'Main shop', identifier: 'MAINSHOP' };

test('lists the demo accounts, whose key is in memory, and lets nobody change them', async ({ console: { page } }) => {
  await goTo(page, 'Accounts');
  const rows = page.getByRole('row').filter({ hasText: 'DEMOSHOP' });
  expect(await rows.count()).toBeGreaterThan(1);
  for (const row of await rows.all()) {
    await expect(row).toContainText('Demo');
    await expect(row).toContainText('In memory only');
  }
  await rows.first().getByRole('button').click();
  await expect(page.getByText('Made at each start and kept in memory')).toBeVisible();
  await expect(page.getByText('Demo accounts come and go with the console')).toBeVisible();
  for (const name of ['Change…', 'Replace…', 'Forget…', 'Remove the account…']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
});

test('a test account is added by what Be2bill gave, its key kept, and the band says Test', async ({
  console: { page },
  host,
}) => {
  test.skip(host === 'electron', 'the keychain of this machine is not for tests');
  await addAccount(page, testShop);
  await expect(page.getByRole('heading', { level: 1, name: 'Main shop' })).toBeFocused();
  await expect(band(page)).toHaveAttribute('data-environment', 'test');
  await expect(band(page)).toContainText('Test');
  await keepKey(page);
  await page.getByRole('button', { name: 'On to the connection' }).click();
  await expect(page.getByRole('button', { name: 'Check the connection' })).toBeVisible();
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.locator('dl')).toContainText('secure-test.be2bill.com');
  await page.keyboard.press('Escape');
  const row = page.getByRole('row').filter({ hasText: 'MAINSHOP' });
  await expect(row).toContainText('In the keychain');
  await expect(row.getByRole('button')).toBeFocused();
});

const mismatches = [
  ['Production', 'https://secure-test.be2bill.com', 'This is a test host of Be2bill.'],
  ['Production', 'http://127.0.0.1:4711', 'This address is this computer itself'],
  ['Test', 'https://secure-magenta1.dalenys.com', 'counts as production'],
  ['Test', 'https://secure-test.be2bill.com.evil.example', 'counts as production'],
  ['Test', 'localhost:4711', 'This address is this computer itself'],
  ['Sandbox', 'https://secure-test.dalenys.com', 'This is a test host of Be2bill.'],
  ['Sandbox', 'https://secure-magenta2.dalenys.com', 'counts as production'],
  ['Production', 'http://secure-magenta1.dalenys.com', 'This address is not encrypted.'],
] as const;

test('an account whose environment is not its host’s is refused at the field, and nothing typed is lost', async ({
  console: { page },
}) => {
  test.slow();
  for (const [environment, address, words] of mismatches) {
    await addAccount(page, { ...testShop, environment, address });
    const summary = page.getByRole('alert');
    await expect(summary).toContainText(words);
    await expect(summary).toBeFocused();
    const field = page.getByRole('textbox', { name: 'Address of the gateway' });
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await summary.getByRole('button').click();
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(address);
    await expect(page.getByRole('textbox', { name: 'IDENTIFIER' })).toHaveValue('MAINSHOP');
    await expect(band(page)).toHaveAttribute('data-environment', 'sandbox');
    await goTo(page, 'Lookup');
    await goTo(page, 'Accounts');
    await expect(field).toHaveValue(address);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'MAINSHOP' })).toHaveCount(0);
  }
});

test('a production account wears its colour on the band, on every page and on the last button', async ({
  console: { page },
}) => {
  await goTo(page, 'Accounts');
  await page.getByRole('button', { name: 'Add an account' }).click();
  await page.getByRole('radio', { name: 'Production' }).check();
  await expect(page.getByText('Once added, the console goes on in')).toContainText('Production');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await addAccount(page, { ...testShop, environment: 'Production', label: 'Real shop', address: 'gateway.example' });
  await expect(page.getByRole('heading', { level: 1, name: 'Real shop' })).toBeVisible();
  await expect(band(page)).toHaveAttribute('data-environment', 'production');
  await expect(page.getByRole('main').getByText('Production')).toBeVisible();
  await page.getByRole('button', { name: 'Set the key later' }).click();
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('button', { name: 'Remove the account…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove Real shop from this computer' });
  await expect(dialog.getByText('Production')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Remove Real shop' })).toHaveAttribute(
    'data-environment',
    'production',
  );
});

test('a host that is on no list says at once that it counts as production', async ({ console: { page } }) => {
  await goTo(page, 'Accounts');
  await page.getByRole('button', { name: 'Add an account' }).click();
  await page.getByRole('combobox', { name: 'Gateway' }).click();
  await page.getByRole('option', { name: 'Another address…' }).click();
  const field = page.getByRole('textbox', { name: 'Address of the gateway' });
  await field.fill('gateway.partner.example');
  await expect(field).toHaveAccessibleDescription(/Counts as Production .*wears the colours of production/);
  await field.fill('secure-test.dalenys.com');
  await expect(field).toHaveAccessibleDescription('Counts as Test');
});

test('everything that is wrong is said at once, and a second account of one name is refused', async ({
  console: { page },
}) => {
  await goTo(page, 'Accounts');
  await page.getByRole('button', { name: 'Add an account' }).click();
  await expect(page.getByRole('radiogroup')).toHaveCount(1);
  await expect(page.locator('form').getByRole('textbox')).toHaveCount(2);
  await expect(page.locator('form').getByRole('combobox')).toHaveCount(2);
  await openAdvanced(page);
  await page.getByRole('radio', { name: 'An API key' }).check();
  await page.getByRole('textbox', { name: 'Days to capture' }).fill('61');
  await openAdvanced(page);
  await page.getByRole('button', { name: 'Add the account' }).click();
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveText([
    /^Enter a name\.$/,
    /Enter the IDENTIFIER/,
    /exactly 36 characters/,
    /from 1 to 60/,
  ]);
  await page.getByRole('radio', { name: 'The account’s key' }).check();
  await page.getByRole('textbox', { name: 'Days to capture' }).fill('6');
  await page.getByRole('textbox', { name: 'Name' }).fill('Second demo');
  await page.getByRole('textbox', { name: 'IDENTIFIER' }).fill('DEMOSHOP');
  await page.getByRole('radio', { name: 'Sandbox' }).check();
  await page.getByRole('textbox', { name: 'Address of the gateway' }).fill('127.0.0.1:9');
  await page.getByRole('button', { name: 'Add the account' }).click();
  await expect(page.getByRole('alert')).toContainText('An account with this IDENTIFIER is already here');
  await expect(page.getByRole('textbox', { name: 'IDENTIFIER' })).toHaveAttribute('aria-invalid', 'true');
});

test('an account is changed, but not where it stands', async ({ console: { page } }) => {
  await addAccount(page, testShop);
  await page.getByRole('button', { name: 'Set the key later' }).click();
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('button', { name: 'Change…' }).click();
  await expect(page.getByRole('textbox', { name: 'IDENTIFIER' })).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'Production' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Name' }).fill('Main shop, south');
  await openAdvanced(page);
  await page.getByRole('radio', { name: 'Credit fund transfers' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Main shop, south' })).toBeVisible();
  await expect(page.locator('dl')).toContainText('Credit fund transfers');
  await expect(band(page)).toContainText('Main shop, south');
});

test('removing says what goes and what stays, begins on the way back, and empties the environment', async ({
  console: { page },
}) => {
  await addAccount(page, testShop);
  await page.getByRole('button', { name: 'Set the key later' }).click();
  await page.getByRole('button', { name: 'Finish' }).click();
  const begin = page.getByRole('button', { name: 'Remove the account…' });
  await begin.click();
  const dialog = page.getByRole('dialog');
  for (const text of ['MAINSHOP', 'secure-test.be2bill.com', 'What goes', 'What stays']) {
    await expect(dialog).toContainText(text);
  }
  await expect(dialog.getByRole('button', { name: 'Go back' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(begin).toBeFocused();
  await begin.click();
  await dialog.getByRole('button', { name: 'Remove Main shop' }).click();
  await expect(page.getByRole('heading', { name: 'No account in Test yet' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add an account' })).toBeFocused();
  await expect(band(page)).toContainText('No account yet');
  await goTo(page, 'Lookup');
  await expect(page.getByRole('heading', { name: 'No account in Test yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Add an account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Add an account' })).toBeFocused();
});

test('the environment is switched on the band, and nothing of the other one stays in sight', async ({
  console: { page },
}) => {
  await expect(band(page).getByRole('button', { name: /^Environment:/ })).toHaveCount(0);
  await addAccount(page, testShop);
  await switchTo(page, 'Sandbox');
  await expect(band(page)).toHaveAttribute('data-environment', 'sandbox');
  await expect(page.getByRole('row').filter({ hasText: 'DEMOSHOP' }).first()).toBeVisible();
  await goTo(page, 'Lookup');
  await page.getByRole('row').filter({ hasText: 'Payment' }).first().click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await switchTo(page, 'Test');
  await expect(band(page)).toHaveAttribute('data-environment', 'test');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(page.getByRole('row')).toHaveCount(0);
  await page.reload();
  await expect(band(page)).toHaveAttribute('data-environment', 'test');
});

test('an account is added by keyboard alone', async ({ console: { page } }) => {
  await goTo(page, 'Accounts');
  await page.getByRole('button', { name: 'Add an account' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Add an account' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'Test' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Gateway' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Main shop');
  await page.keyboard.press('Tab');
  await page.keyboard.type('MAINSHOP');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Main shop' })).toBeFocused();
  await page.getByRole('button', { name: 'Set the key later' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Check the connection' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row').filter({ hasText: 'MAINSHOP' }).getByRole('button')).toBeFocused();
});
