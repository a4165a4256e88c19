import type { Page } from 'playwright-core';
import type { TransactionAction } from '../../contract/index.ts';

/** What the result page of a drawer says. */
export interface ShownResult {
  readonly status: string;
  /** Null where the page has no such line. */
  readonly transactionId: string | null;
  readonly execcode: string | null;
}

/** Finds a transaction by its order and opens its panel. */
export async function findByOrder(page: Page, order: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(order);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `Results for “${order}”` }).waitFor();
  await page.getByRole('row').filter({ hasText: order }).filter({ hasText: 'Payment' }).first().click();
  await panel(page).getByText(order).waitFor();
}

/** Fills the first step; `amount` is typed as it stands, undefined chooses all that is left. */
export async function fillRefund(page: Page, amount: string | undefined): Promise<void> {
  await openAction(page, 'refund').click();
  const drawer = dialog(page);
  if (amount === undefined) {
    await drawer.getByLabel(/^All that is left/).check();
  } else {
    await drawer.getByLabel('A part of it').check();
    await drawer.getByLabel('Amount', { exact: true }).fill(amount);
  }
  await drawer.getByRole('combobox', { name: 'Reason' }).click();
  await page.getByRole('option', { name: 'Goods returned' }).click();
  await drawer.getByRole('button', { name: 'Review' }).click();
}

/** Confirms what is on the review page and reads the result. */
export async function confirmRefund(page: Page): Promise<ShownResult> {
  await dialog(page)
    .getByRole('button', { name: /^Refund .*\d/ })
    .click();
  return awaitResult(page);
}

/** A busy machine takes its time; in milliseconds. */
const longest = 120_000;

/** Waits for the page behind the last button and reads it; where the review stays, what it says tells why. */
export async function awaitResult(page: Page): Promise<ShownResult> {
  const close = dialog(page).getByRole('button', { name: 'Close', exact: true });
  try {
    await close.waitFor({ timeout: longest });
  } catch (cause) {
    throw new Error(`No result came; the drawer says: ${await dialog(page).innerText()}`, { cause });
  }
  return readResult(page);
}

export async function closeDrawer(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
}

/** The word on top, and the two facts that a log needs. */
export async function readResult(page: Page): Promise<ShownResult> {
  const status = await dialog(page).getByRole('heading', { level: 2 }).last().innerText();
  const fact = async (label: string) => {
    const line = dialog(page).locator('dl > div', { has: page.getByText(label, { exact: true }) });
    return (await line.count()) === 0 ? null : (await line.locator('dd').innerText()).trim();
  };
  return { status: status.trim(), transactionId: await fact('TRANSACTIONID'), execcode: await fact('EXECCODE') };
}

/** The button of an action that is open; what it says depends on what it is about. */
export function openAction(page: Page, operation: TransactionAction) {
  return panel(page).locator(`button[data-action="${operation}"]`);
}

/** The TRANSACTIONID that the panel shows. */
export function shownId(page: Page) {
  return panel(page).locator('header .identifier');
}

/** Unfolds what may not be done, where that has not been done yet. */
export async function showClosed(page: Page): Promise<void> {
  const fold = panel(page).getByRole('button', { name: /not possible$/ });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
}

export function panel(page: Page) {
  return page.getByRole('complementary', { name: 'Transaction' });
}

export function dialog(page: Page) {
  return page.getByRole('dialog');
}
