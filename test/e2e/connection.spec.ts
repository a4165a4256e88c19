import { addAccount, goTo, keepKey } from './account-steps.ts';
import { expect, test } from './console.ts';

test('everything works: eight steps in order, each with its word', async ({ console: { page } }) => {
  await goTo(page, 'Accounts');
  await page.getByRole('row').filter({ hasText: 'DEMOSHOP' }).first().getByRole('button').click();
  await page.getByRole('button', { name: 'Check the connection' }).click();
  await expect(page.getByRole('heading', { name: 'Everything works' })).toBeVisible();
  const steps = page.getByRole('region', { name: 'Connection check' }).getByRole('listitem');
  await expect(steps).toHaveText([
    /^Name/,
    /^Proxy/,
    /^Line/,
    /^Certificate/,
    /^Clock/,
    /^Signature/,
    /^IP/,
    /^Account/,
  ]);
  for (const step of await steps.all()) await expect(step).toContainText('Fine');
  await expect(page.getByRole('button', { name: 'Check again' })).toBeFocused();
});

test('nothing listens there: says so, what to do, and leaves the rest alone', async ({ console: { page }, host }) => {
  test.skip(host === 'electron', 'the keychain of this machine is not for tests');
  await addAccount(page, { environment: 'Sandbox', label: 'Closed', identifier: 'CLOSED', address: '127.0.0.1:9' });
  await keepKey(page);
  await page.getByRole('button', { name: 'On to the connection' }).click();
  await page.getByRole('button', { name: 'Check the connection' }).click();
  await expect(page.getByRole('heading', { name: 'This account cannot be used from here yet' })).toBeVisible();
  const step = (name: string) => page.locator(`[data-step="${name}"]`);
  await expect(page.getByRole('alert')).toContainText('Check the address and port of this account.');
  await expect(page.locator('[data-step]').first()).toHaveAttribute('data-step', 'connection');
  await expect(step('connection')).toContainText('Failed');
  await expect(step('connection')).toContainText('Check the address and port of this account.');
  await expect(step('connection')).toContainText('ECONNREFUSED');
  await expect(step('signature')).toContainText('Not looked at: “Line” has to work first.');
});

test('the gateway refuses: a missing key and an unknown IDENTIFIER are told apart, in both languages', async ({
  console: { page, sandbox },
  host,
}) => {
  test.skip(host === 'electron', 'the gateway inside Electron has no address that a test knows');
  await addAccount(page, {
    environment: 'Sandbox',
    label: 'Stranger',
    identifier: 'STRANGER',
    address: sandbox?.url ?? '',
  });
  await page.getByRole('button', { name: 'Set the key later' }).click();
  await page.getByRole('button', { name: 'Check the connection' }).click();
  await expect(page.locator('[data-step="signature"]')).toContainText('This account has no signing key');
  await page.getByRole('button', { name: 'Finish' }).click();
  await keepKey(page);
  await page.getByRole('button', { name: 'Check the connection' }).click();
  await expect(page.locator('[data-step="account"]')).toContainText('The gateway does not know this IDENTIFIER.');

  await goTo(page, 'Settings');
  await page.getByText('Français').click();
  await goTo(page, 'Comptes');
  await page.getByRole('button', { name: 'Vérifier la connexion' }).click();
  await expect(page.getByRole('heading', { name: 'Ce compte n’est pas encore utilisable d’ici' })).toBeVisible();
  await expect(page.locator('[data-step="account"]')).toContainText('La passerelle ne connaît pas cet IDENTIFIER.');
});
