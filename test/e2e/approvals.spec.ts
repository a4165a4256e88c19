import type { Page } from '@playwright/test';
import { type DemoDesks, joinThroughWindow, openDesks, people } from '../../scripts/team/demo/desks.ts';
import { findPostgres } from '../../scripts/team/server/postgres.ts';
import {
  choosePart,
  chooseReason,
  type Found,
  findOpen,
  goTo,
  lastButton,
  openDrawer,
  openTransaction,
} from '../../scripts/tour/operate.ts';
import { dialog } from '../../scripts/tour/refund.ts';
import { violations } from './axe.ts';
import { expect, test } from './console.ts';
import { speak } from './drawer.ts';

const postgres = findPostgres();
const [ada, nora] = people;

test('above what one may do alone a colleague approves, rejects, and one’s own request is withdrawn', async ({
  host,
}) => {
  test.skip('missing' in postgres, 'missing' in postgres ? postgres.missing : '');
  test.skip(host !== 'chromium', 'Electron shows one window of one console');
  test.slow();
  if ('missing' in postgres) return;
  const desks = await openDesks(postgres);
  try {
    await tell(desks);
  } finally {
    await desks.close();
  }
});

async function tell({ deskA, deskB, team, sandbox }: DemoDesks): Promise<void> {
  const [a, b] = [deskA.page, deskB.page];
  await joinThroughWindow(deskA, await team.invite(ada.person, ada.desk));
  await joinThroughWindow(deskB, await team.invite(nora.person, nora.desk));
  const right = { accountId: 'DEMOSHOP', currency: 'EUR', operations: ['refund'] } as const;
  await team.permit({ ...right, person: ada.person, amount: '1000', alone: '0.50' });
  await team.permit({ ...right, person: nora.person, amount: '1000', approve: '1000' });
  const rights = a.getByRole('region', { name: 'What you may do' });
  await expect(rights.getByRole('row').filter({ hasText: '€0.50' })).toContainText('Nora (up to €1,000.00)');
  expect(await violations(a), 'the rights').toEqual([]);
  const [first, second, third] = await findOpen(a, 'refund', 'DEMOSHOP', 3);
  if (!first || !second || !third) throw new Error('There is nothing to refund.');

  // Said before anybody runs into it: from which amount on, and who it can be.
  await ask(a, first, async () => {
    await expect(dialog(a)).toContainText('Above €0.50 a colleague with that right approves.');
    await expect(dialog(a)).toContainText('It can be Nora (up to €1,000.00).');
    await expect(lastButton(a)).toHaveCount(0);
    expect(await violations(a), 'the review that asks').toEqual([]);
  });
  await expect(dialog(a).getByRole('status')).toContainText('Waiting for approval');
  expect(await violations(a), 'asked').toEqual([]);

  // It is at once on the colleague's screen, and in the title of their window.
  await expect(b).toHaveTitle(/^\(1\) /);
  await goTo(b, 'Approvals');
  await expect(b.getByRole('heading', { name: /^For you to decide/ })).toBeVisible();
  expect(await violations(b), 'the place').toEqual([]);
  const card = b.getByRole('article').filter({ hasText: first.orderId });
  await expect(card).toContainText('Ada at Desk A asked');
  await card.getByRole('button', { name: 'Look and decide' }).click();
  await expect(card).toContainText('Goods returned');
  expect(await violations(b), 'the decision').toEqual([]);
  await card.getByLabel('Reason', { exact: true }).fill('agreed with the shop');
  await card.getByRole('button', { name: 'Approve: Refund €1.00' }).click();

  // The desk that asked is told, and sends it, once.
  await expect(dialog(a).getByRole('status')).toContainText('Nora approved');
  await dialog(a).getByRole('button', { name: 'Show in Approvals' }).click();
  const own = a.getByRole('article').filter({ hasText: first.orderId });
  await expect(own).toContainText('agreed with the shop');
  expect(await violations(a), 'approved').toEqual([]);
  await own.getByRole('button', { name: 'Send now: Refund €1.00' }).click();
  await expect(own).toContainText('Done');
  await expect(own.getByRole('button')).toHaveCount(0);
  const refunds = () =>
    sandbox.rows().filter(({ operation, orderId }) => operation === 'refund' && orderId === first.orderId);
  expect(refunds()).toHaveLength(1);

  // A no wants a reason, and is told with it.
  await ask(a, second);
  await a.keyboard.press('Escape');
  const other = b.getByRole('article').filter({ hasText: second.orderId });
  await other.getByRole('button', { name: 'Look and decide' }).click();
  await other.getByRole('button', { name: 'Reject' }).click();
  await expect(other.getByText('Say why, in a few words.')).toBeVisible();
  await other.getByLabel('Reason', { exact: true }).fill('it was refunded in the shop');
  await other.getByRole('button', { name: 'Reject' }).click();
  await goTo(a, 'Approvals');
  const rejected = a.getByRole('article').filter({ hasText: second.orderId });
  await expect(rejected).toContainText('Rejected');
  await expect(rejected).toContainText('it was refunded in the shop');
  await expect(rejected.getByRole('button')).toHaveCount(0);

  // One's own request can be withdrawn, and is gone from the colleague's desk; in the other language as well.
  await goTo(a, 'Lookup');
  await ask(a, third);
  await a.keyboard.press('Escape');
  await goTo(a, 'Approvals');
  await speak(b, 'fr');
  const asked = b.getByRole('article').filter({ hasText: third.orderId });
  await expect(asked.getByRole('button', { name: 'Regarder et décider' })).toBeVisible();
  expect(await violations(b), 'in French').toEqual([]);
  const withdrawn = a.getByRole('article').filter({ hasText: third.orderId });
  await withdrawn.getByRole('button', { name: 'Withdraw' }).click();
  await expect(withdrawn).toContainText('Withdrawn');
  await expect(asked).toContainText('Retirée');
  await expect(asked.getByRole('button')).toHaveCount(0);
  await expect(b).toHaveTitle(/^Be2bill/);
}

/** Brings a refund of 1.00 to its review and asks for approval there. */
async function ask(page: Page, payment: Found, look: () => Promise<void> = async () => {}): Promise<void> {
  await openTransaction(page, payment);
  await openDrawer(page, 'refund');
  await choosePart(page, '1.00');
  await chooseReason(page, 'Goods returned');
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  const button = dialog(page).getByRole('button', { name: 'Ask for approval' });
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  await look();
  await button.click();
  await expect(dialog(page).getByRole('heading', { name: 'Approval is asked for' })).toBeVisible();
}
