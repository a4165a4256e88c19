import type { Page } from '@playwright/test';
import { goTo } from '../../scripts/tour/operate.ts';

export { goTo };

/** A key as the gateway hands them out (protocol.md §2.1); nobody else's. */
export const typedKey = 'Q7#kz*w-RtE<:9Am';

/** What an account is added with; the address is typed, or the usual host taken. */
export interface NewAccount {
  readonly environment: 'Production' | 'Test' | 'Sandbox';
  readonly label: string;
  readonly identifier: string;
  readonly address?: string;
}

/** Fills the form of a new account, from whatever place, and sends it. */
export async function addAccount(page: Page, account: NewAccount): Promise<void> {
  await goTo(page, 'Accounts');
  await page.getByRole('button', { name: 'Add an account' }).click();
  await page.getByRole('radio', { name: account.environment }).check();
  if (account.address !== undefined) await typeAddress(page, account.address);
  await page.getByRole('textbox', { name: 'Name' }).fill(account.label);
  await page.getByRole('textbox', { name: 'IDENTIFIER' }).fill(account.identifier);
  await page.getByRole('button', { name: 'Add the account' }).click();
}

/** Unfolds, or folds again, what has a usual value. */
export async function openAdvanced(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'Advanced' }).click();
}

/** The sandbox has no list of hosts to choose from; elsewhere the last of them leads to a field. */
async function typeAddress(page: Page, address: string): Promise<void> {
  const hosts = page.getByRole('combobox', { name: 'Gateway' });
  if ((await hosts.count()) > 0) {
    await hosts.click();
    await page.getByRole('option', { name: 'Another address…' }).click();
  }
  await page.getByRole('textbox', { name: 'Address of the gateway' }).fill(address);
}

/** The field of a key, whichever key it is. */
export function keyField(page: Page) {
  return page.locator('input[type="password"]');
}

export async function keepKey(page: Page): Promise<void> {
  await keyField(page).fill(typedKey);
  await page.getByRole('button', { name: 'Keep it in the keychain' }).click();
  await page.getByText('Kept. Whether the gateway takes it').waitFor();
}

/** The word of the band on top. */
export function band(page: Page) {
  return page.getByRole('banner');
}

export async function switchTo(page: Page, environment: string): Promise<void> {
  await band(page)
    .getByRole('button', { name: /^Environment:/ })
    .click();
  await page.getByRole('menuitem', { name: environment }).click();
}
