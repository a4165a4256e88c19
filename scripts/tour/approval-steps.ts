import type { Page } from 'playwright-core';
import { type DemoDesks, people } from '../team/demo/desks.ts';
import { choosePart, chooseReason, type Found, openDrawer, openTransaction } from './operate.ts';
import { dialog } from './refund.ts';

/*
 * How a second person decides, with Ada's and Nora's desks: told with pictures by the tour, and asserted by the end-to-end test.
 * Each step ends where the window shows what it came to.
 */

const [ada, nora] = people;

/** From now on Ada refunds up to 0.50 by herself, and Nora approves above that; Ada's page of the team shows it. */
export async function needSecondPerson({ team, deskA }: DemoDesks): Promise<void> {
  const right = { accountId: 'DEMOSHOP', currency: 'EUR', operations: ['refund'], amount: '1000' } as const;
  await team.permit({ ...right, person: ada.person, alone: '0.50' });
  await team.permit({ ...right, person: nora.person, approve: '1000' });
  await rightsTable(deskA.page)
    .getByRole('row')
    .filter({ hasText: '€0.50' })
    .filter({ hasText: 'Nora (up to €1,000.00)' })
    .waitFor();
}

/** What the person may do, on the page of the team. */
export function rightsTable(page: Page) {
  return page.getByRole('region', { name: 'What you may do' });
}

/** A request for approval, on the page of approvals. */
export function proposalCard(page: Page, { orderId }: Pick<Found, 'orderId'>) {
  return page.getByRole('article').filter({ hasText: orderId });
}

/** Brings a refund of 1.00 to its review, where a colleague's word is asked for in place of the last button. */
export async function reviewToAsk(page: Page, payment: Found): Promise<void> {
  await openTransaction(page, payment);
  await openDrawer(page, 'refund');
  await choosePart(page, '1.00');
  await chooseReason(page, 'Goods returned');
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  await dialog(page).locator('button[aria-disabled="false"]').filter({ hasText: 'Ask for approval' }).waitFor();
}

/** Puts what is reviewed before the colleagues. */
export async function ask(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Ask for approval' }).click();
  await dialog(page).getByRole('heading', { name: 'Approval is asked for' }).waitFor();
}

/** Opens the picture and the guards of a request that waits for this person's word. */
export async function lookAt(page: Page, payment: Found): Promise<void> {
  const card = proposalCard(page, payment);
  await card.getByRole('button', { name: 'Look and decide' }).click();
  await card.getByText('Goods returned').first().waitFor();
}

/** Approves what is looked at. */
export async function approve(page: Page, payment: Found, reason: string): Promise<void> {
  const card = proposalCard(page, payment);
  await card.getByLabel('Reason', { exact: true }).fill(reason);
  await card.getByRole('button', { name: 'Approve: Refund €1.00' }).click();
}

/** Rejects what is looked at. */
export async function reject(page: Page, payment: Found, reason: string): Promise<void> {
  const card = proposalCard(page, payment);
  await card.getByLabel('Reason', { exact: true }).fill(reason);
  await card.getByRole('button', { name: 'Reject' }).click();
}

/** Sends what was approved, from the page of approvals. */
export async function sendApproved(page: Page, payment: Found): Promise<void> {
  const card = proposalCard(page, payment);
  await card.getByRole('button', { name: 'Send now: Refund €1.00' }).click();
  await card.getByText('Done').first().waitFor();
}
