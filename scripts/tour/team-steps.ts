import type { Page } from 'playwright-core';
import { type DemoDesks, joinThroughWindow, people } from '../team/demo/desks.ts';
import type { holdGateway } from '../team/demo/hold-gateway.ts';
import { choosePart, chooseReason, findOpen, lastButton, openDrawer, openTransaction, toReview } from './operate.ts';
import { dialog } from './refund.ts';

/*
 * What happens between two desks: told with pictures by the tour, asserted by the end-to-end test, and where the screenshots of a
 * team come from. Each step ends where the window shows what it came to.
 */

/** A gateway on which what comes can be kept waiting. */
export type HeldGateway = ReturnType<typeof holdGateway>;

/** Ada joins at her desk, and Nora at hers. */
export async function joinBoth({ deskA, deskB, team }: DemoDesks): Promise<void> {
  const [ada, nora] = people;
  await joinThroughWindow(deskA, await team.invite(ada.person, ada.desk));
  await joinThroughWindow(deskB, await team.invite(nora.person, nora.desk));
}

/** Ids of payments of which something is left, as one desk knows them; throws where there are fewer. */
export async function findPayments({ deskA: { page } }: DemoDesks, count: number): Promise<readonly string[]> {
  return (await findOpen(page, 'refund', 'DEMOSHOP', count)).map(({ transactionId }) => transactionId);
}

/** Brings a page to the last button of a part of a refund. */
export async function reviewPart(page: Page, transactionId: string): Promise<void> {
  await openTransaction(page, { transactionId });
  await openDrawer(page, 'refund');
  await choosePart(page, '1.00');
  await chooseReason(page, 'Goods returned');
  await toReview(page);
}

/** Both have reviewed a refund of the same payment. */
export async function bothReview({ deskA, deskB }: DemoDesks, transactionId: string): Promise<void> {
  await reviewPart(deskA.page, transactionId);
  await reviewPart(deskB.page, transactionId);
}

/** Ada is at the gateway with hers when Nora confirms, who is told by whom the payment is held. */
export async function collide({ deskA, deskB }: DemoDesks, held: HeldGateway): Promise<void> {
  held.keep();
  await lastButton(deskA.page).click();
  await held.reached();
  await lastButton(deskB.page).click();
  await dialog(deskB.page).getByText('Ada at Desk A').first().waitFor();
}

/** The gateway answers Ada. */
export async function finishHeld({ deskA }: DemoDesks, held: HeldGateway): Promise<void> {
  held.letGo();
  await done(deskA.page);
}

/** The engine is gone while a review is open: its last button is closed, and the window says why and that drafts are kept. */
export async function loseEngine({ team }: DemoDesks, page: Page, how: 'stop' | 'kill'): Promise<void> {
  await team.server[how]();
  await page.getByRole('alert').filter({ hasText: 'Nothing can be sent now' }).waitFor();
  await page.locator('button[data-environment][aria-disabled="true"]').waitFor();
  await dialog(page).getByText('Drafts are kept').waitFor();
}

/** The engine is back, and what was reviewed goes. */
export async function mendEngine({ team }: DemoDesks, page: Page): Promise<void> {
  await team.server.start();
  await page.locator('button[data-environment][aria-disabled="false"]').waitFor();
  await lastButton(page).click();
  await done(page);
}

function done(page: Page): Promise<void> {
  return dialog(page).getByRole('heading', { name: 'Done' }).waitFor();
}
