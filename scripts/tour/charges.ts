import type { Page } from 'playwright-core';
import { laterDate } from '../../main/domain/deadline.ts';
import { chooseReason, confirm, findOneOpen, openTransaction, toReview } from './operate.ts';
import { expectResult } from './outcome.ts';
import { closeDrawer, dialog, panel } from './refund.ts';
import type { Stage } from './stage.ts';
import type { Step, StepOutcome } from './step.ts';

const leave = ({ page }: Stage) => closeDrawer(page);

/** Money taken from the customer's page: a payment by alias, an authorization with its day of capture, and a plan. */
export const charges: readonly Step[] = [
  {
    name: 'open the page of a customer',
    act: async ({ page }) => {
      const found = await findOneOpen(page, 'credit');
      await openTransaction(page, found);
      await openClientPage(page);
      return { operation: 'client', transactionId: found.transactionId, execcode: null };
    },
  },
  {
    name: 'collect by alias',
    act: async ({ page }) => {
      await beginCharge(page, 'Collect…');
      await field(page, 'Amount').fill('25');
      return finishCharge(page, 'payment', { orderId: 'TOUR-1', description: 'Subscription of the month' });
    },
    leave,
  },
  {
    name: 'authorize by alias, to be captured by itself',
    act: async ({ page }) => {
      await beginCharge(page, 'Authorize…');
      await field(page, 'Amount').fill('40');
      const tomorrow = (await field(page, 'Capture on').getAttribute('min')) ?? '';
      await field(page, 'Capture on').fill(laterDate(tomorrow, 2));
      return finishCharge(page, 'authorization', { orderId: 'TOUR-2', description: 'Lamp, sent in three days' });
    },
    leave,
  },
  {
    name: 'make a plan of three instalments',
    act: async ({ page }) => {
      await beginCharge(page, 'In instalments…');
      await field(page, 'Total').fill('100');
      return finishCharge(page, 'payment', { orderId: 'TOUR-3', description: 'Sofa in three parts' });
    },
    leave,
  },
  {
    name: 'see what of the plan is to come',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'TOUR-3', exact: true }).click();
      const dates = panel(page).getByRole('list', { name: 'Instalments' }).getByRole('listitem');
      await dates.filter({ hasText: 'To come' }).nth(1).waitFor();
      await panel(page)
        .getByText(/the console asks the gateway for instalment 2/)
        .scrollIntoViewIfNeeded();
      return { operation: 'plan', transactionId: await shownIdOf(page), execcode: '0000' };
    },
  },
];

/** From the panel of a transaction. */
export async function openClientPage(page: Page): Promise<void> {
  await panel(page).getByTitle('Open the customer’s page').click();
  await page.getByRole('heading', { name: 'Stored cards and mandates' }).waitFor();
}

/** Opens the drawer of a charge by the first alias that has it. */
export async function beginCharge(page: Page, action: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${action} `) })
    .first()
    .click();
  await dialog(page).waitFor();
}

interface AskedCharge {
  readonly orderId: string;
  readonly description: string;
}

/** Fills what every charge asks for beside its amount. */
export async function fillCharge(page: Page, { orderId, description }: AskedCharge): Promise<void> {
  await field(page, 'Order (ORDERID)').fill(orderId);
  await field(page, 'Description (DESCRIPTION)').fill(description);
  await field(page, 'Agreement').fill('contract 12 of 1 January');
  await chooseReason(page, 'Other');
}

/** Fills what every charge asks for, and goes on to the result. */
export async function finishCharge(
  page: Page,
  operation: string,
  asked: AskedCharge,
  expected = '0000',
): Promise<StepOutcome> {
  await fillCharge(page, asked);
  await toReview(page);
  return expectResult(operation, await confirm(page), expected);
}

export function field(page: Page, name: string) {
  return dialog(page).getByLabel(name, { exact: true });
}

async function shownIdOf(page: Page): Promise<string> {
  return (await panel(page).locator('header .identifier').innerText()).trim();
}
