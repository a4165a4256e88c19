import type { Page } from 'playwright-core';
import type { Bridge, TransactionAction } from '../../contract/index.ts';
import { awaitResult, dialog, openAction, type ShownResult, shownId } from './refund.ts';

/** A transaction that something can be done to. */
export interface Found {
  readonly accountId: string;
  readonly transactionId: string;
  readonly orderId: string;
  /** What it is about, in minor units. */
  readonly minor: number;
}

/** The newest transactions of an account on which an operation is open, found through the window's own verbs. */
export function findOpen(
  page: Page,
  operation: TransactionAction,
  accountId = 'DEMOSHOP',
  count = 1,
): Promise<Found[]> {
  return page.evaluate(
    async ({ operation, accountId, count }) => {
      const { transactions } = (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole;
      const worthAsking = {
        // Of a plan that runs, the first one asks for a reason more.
        refund: ({ operation, schedule }) => operation === 'payment' && schedule === '',
        capture: ({ operation }) => operation === 'authorization',
        void: ({ operation }) => operation === 'payment',
        credit: ({ operation, alias }) => operation === 'payment' && alias !== '',
        stopntimes: ({ schedule }) => schedule.startsWith('1-'),
      } satisfies Record<TransactionAction, (row: Row) => boolean>;
      type Row = { operation: string; alias: string; schedule: string };
      const found: Found[] = [];
      let after: string | null = null;
      do {
        const page = await transactions.search({ text: '', after, limit: 200 });
        if (!page.ok) throw new Error(page.refusal.code);
        for (const row of page.value.rows) {
          if (row.accountId !== accountId || !worthAsking[operation](row)) continue;
          const { transactionId, orderId, amount } = row;
          const shown = await transactions.show({ accountId, transactionId });
          if (!shown.ok || !shown.value.actions.some((action) => action.open && action.operation === operation))
            continue;
          found.push({ accountId, transactionId, orderId, minor: amount.minor });
          if (found.length === count) return found;
        }
        after = page.value.next;
      } while (after !== null);
      throw new Error(`Not ${count} transactions of ${accountId} are open for ${operation}.`);
    },
    { operation, accountId, count },
  );
}

/** The newest one. */
export async function findOneOpen(page: Page, operation: TransactionAction, accountId?: string): Promise<Found> {
  const [found] = await findOpen(page, operation, accountId);
  if (!found) throw new Error(`No transaction is open for ${operation}.`);
  return found;
}

/** Finds a transaction by its id and opens its panel. */
export async function openTransaction(page: Page, { transactionId }: Pick<Found, 'transactionId'>): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(transactionId);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `Results for “${transactionId}”` }).waitFor();
  await page.getByRole('row').filter({ hasText: transactionId }).first().click();
  await shownId(page).filter({ hasText: transactionId }).waitFor();
}

/** Opens the drawer of an action by its button. */
export async function openDrawer(page: Page, operation: TransactionAction): Promise<void> {
  await openAction(page, operation).click();
  await dialog(page).waitFor();
}

/** An amount as it is typed, in place of the whole. */
export async function choosePart(page: Page, amount: string): Promise<void> {
  await dialog(page).getByLabel('A part of it').check();
  await dialog(page).getByLabel('Amount', { exact: true }).fill(amount);
}

export async function chooseReason(page: Page, reason: string): Promise<void> {
  await dialog(page)
    .getByRole('combobox', { name: /^(Reason|Motif)/ })
    .click();
  await page.getByRole('option', { name: reason, exact: true }).click();
}

/** The last button, which alone wears the environment. */
export function lastButton(page: Page) {
  return dialog(page).locator('button[data-environment]');
}

export async function toReview(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  await lastButton(page).waitFor();
}

/** Presses the last button and reads the result. */
export async function confirm(page: Page): Promise<ShownResult> {
  await lastButton(page).click();
  return awaitResult(page);
}

/** The rail of places, whichever language it speaks; other lists of links may stand in the place itself. */
export function rail(page: Page) {
  return page.getByRole('navigation').first();
}

/** Goes to a place of the rail, whose name may be followed by how much waits there. */
export async function goTo(page: Page, place: string): Promise<void> {
  await rail(page)
    .getByRole('button', { name: new RegExp(`^${place}( ?\\d+)?$`) })
    .click();
  // A place's code is loaded after the first screen: whoever is faster waits for it.
  await page.locator('main > *').first().waitFor();
}
