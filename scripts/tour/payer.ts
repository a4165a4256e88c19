import type { Page } from 'playwright-core';
import { dialog } from './refund.ts';

const fields = [
  ['First name', 'Zoé'],
  ['Last name', 'Doe'],
  ['Address', '285 Fulton Street'],
  ['Postal code', '10007'],
  ['City', 'New York'],
  ['Country', 'US'],
  // One number in ten passes for a card number: a phone's own sign says that it is none.
  ['Mobile phone', '+49 1512 3456787'],
] as const;

/** Fills in whose account is collected from first, as their bank has them. */
export async function fillPayer(page: Page): Promise<void> {
  for (const [name, value] of fields) await dialog(page).getByLabel(name, { exact: true }).fill(value);
  await dialog(page).getByRole('combobox', { name: 'Gender' }).click();
  await page.getByRole('option', { name: 'Female' }).click();
}
