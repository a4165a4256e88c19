import type { Page } from 'playwright-core';
import { openReadable } from '../../../main/ledger/database/open.ts';

/** How long a person waits for any place of the list, in milliseconds. */
const patience = 1_000;

/** Whether End leads to the oldest row within a second: its order is to be seen then. */
export async function reachesLastRow(page: Page, file: string): Promise<boolean> {
  const { orderId } = findOldest(file);
  // From the top, as the list is opened; a click gives a row the focus, to which the key belongs.
  await page.reload();
  await page.locator('[role="grid"] [role="row"]').nth(1).click();
  await page.keyboard.press('End');
  const oldest = page.getByRole('grid').getByText(orderId, { exact: true }).first();
  return oldest.waitFor({ state: 'visible', timeout: patience }).then(
    () => true,
    () => false,
  );
}

function findOldest(file: string): { readonly orderId: string } {
  const database = openReadable(file);
  try {
    const select = 'SELECT order_id AS orderId FROM transactions ORDER BY position LIMIT 1';
    const oldest = database.prepare<[], { orderId: string }>(select).get();
    if (!oldest) throw new Error('The ledger is empty.');
    return oldest;
  } finally {
    database.close();
  }
}
