import type { Page } from '@playwright/test';
import { type DemoDesks, openDesks, people } from '../../scripts/team/demo/desks.ts';
import { findPostgres } from '../../scripts/team/server/postgres.ts';
import {
  approve,
  ask,
  lookAt,
  needSecondPerson,
  proposalCard,
  reject,
  reviewToAsk,
  rightsTable,
  sendApproved,
} from '../../scripts/tour/approval-steps.ts';
import { findOpen, goTo, lastButton } from '../../scripts/tour/operate.ts';
import { dialog } from '../../scripts/tour/refund.ts';
import { joinBoth } from '../../scripts/tour/team-steps.ts';
import { violations } from './axe.ts';
import { expect, test } from './console.ts';
import { speak } from './drawer.ts';

const postgres = findPostgres();
const [ada] = people;

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

async function tell(desks: DemoDesks): Promise<void> {
  const { deskA, deskB, sandbox, team } = desks;
  const [a, b] = [deskA.page, deskB.page];
  await joinBoth(desks);
  await needSecondPerson(desks);
  await expect(rightsTable(a)).toBeVisible();
  expect(await violations(a), 'the rights').toEqual([]);
  const [first, second, third, fourth] = await findOpen(a, 'refund', 'DEMOSHOP', 4);
  if (!first || !second || !third || !fourth) throw new Error('There is nothing to refund.');

  // Said before anybody runs into it: from which amount on, and who it can be.
  await reviewToAsk(a, first);
  await expect(dialog(a)).toContainText('Above €0.50 a colleague with that right approves.');
  await expect(dialog(a)).toContainText('It can be Nora (up to €1,000.00).');
  await expect(lastButton(a)).toHaveCount(0);
  expect(await violations(a), 'the review that asks').toEqual([]);
  await ask(a);
  await expect(dialog(a).getByRole('status')).toContainText('Waiting for approval');
  expect(await violations(a), 'asked').toEqual([]);

  // It is at once on the colleague's screen, and in the title of their window.
  await expect(b).toHaveTitle(/^\(1\) /);
  await goTo(b, 'Approvals');
  await expect(b.getByRole('heading', { name: /^For you to decide/ })).toBeVisible();
  expect(await violations(b), 'the place').toEqual([]);
  const card = proposalCard(b, first);
  await expect(card).toContainText('Ada at Desk A asked');
  await lookAt(b, first);
  expect(await violations(b), 'the decision').toEqual([]);
  await approve(b, first, 'agreed with the shop');

  // The desk that asked is told, and sends it, once; whoever approved is told what became of it.
  await expect(dialog(a).getByRole('status')).toContainText('Nora approved');
  await dialog(a).getByRole('button', { name: 'Show in Approvals' }).click();
  const own = proposalCard(a, first);
  await expect(own).toContainText('agreed with the shop');
  expect(await violations(a), 'approved').toEqual([]);
  await sendApproved(a, first);
  await expect(own.getByRole('button')).toHaveCount(0);
  await expect(card).toContainText('Done');
  const refundsOf = (payment: typeof first) =>
    sandbox.rows().filter(({ operation, orderId }) => operation === 'refund' && orderId === payment.orderId);
  expect(refundsOf(first)).toHaveLength(1);

  // A no wants a reason, and is told with it.
  await reviewToAsk(a, second);
  await ask(a);
  await a.keyboard.press('Escape');
  await lookAt(b, second);
  const other = proposalCard(b, second);
  await other.getByRole('button', { name: 'Reject' }).click();
  await expect(other.getByText('Say why, in a few words.')).toBeVisible();
  await reject(b, second, 'it was refunded in the shop');
  await goTo(a, 'Approvals');
  const rejected = proposalCard(a, second);
  await expect(rejected).toContainText('Rejected');
  await expect(rejected).toContainText('it was refunded in the shop');
  await expect(rejected.getByRole('button')).toHaveCount(0);

  // In a strict team whoever approves sends.
  await team.appoint(ada.person);
  await makeStrict(a);
  await goTo(a, 'Lookup');
  await reviewToAsk(a, fourth);
  await expect(dialog(a)).toContainText('This team is strict: whoever approves this sends it, from their own desk.');
  await ask(a);
  await a.keyboard.press('Escape');
  await lookAt(b, fourth);
  expect(await violations(b), 'approving and sending').toEqual([]);
  await proposalCard(b, fourth).getByRole('button', { name: 'Approve and send: Refund €1.00' }).click();
  await expect(proposalCard(b, fourth)).toContainText('Done');
  await goTo(a, 'Approvals');
  await expect(proposalCard(a, fourth)).toContainText('Done');
  await expect(proposalCard(a, fourth).getByRole('button', { name: 'Send now: Refund €1.00' })).toHaveCount(0);
  expect(refundsOf(fourth)).toHaveLength(1);

  // One's own request can be withdrawn, and is gone from the colleague's desk; in the other language as well.
  await goTo(a, 'Lookup');
  await reviewToAsk(a, third);
  await ask(a);
  await a.keyboard.press('Escape');
  await goTo(a, 'Approvals');
  await speak(b, 'fr');
  const asked = proposalCard(b, third);
  await expect(asked.getByRole('button', { name: 'Regarder et décider' })).toBeVisible();
  expect(await violations(b), 'in French').toEqual([]);
  const withdrawn = proposalCard(a, third);
  await withdrawn.getByRole('button', { name: 'Withdraw' }).click();
  await expect(withdrawn).toContainText('Withdrawn');
  await expect(asked).toContainText('Retirée');
  await expect(asked.getByRole('button')).toHaveCount(0);
  await expect(b).toHaveTitle(/^Be2bill/);
}

/** By who administers the team, on its page, which says what it means first. */
async function makeStrict(page: Page): Promise<void> {
  await goTo(page, 'Team');
  const rule = page.getByRole('region', { name: 'Strict mode' });
  await rule.getByRole('button', { name: 'Make the team strict…' }).click();
  await expect(rule.getByRole('heading', { name: 'Make the team strict?' })).toBeFocused();
  expect(await violations(page), 'making it strict').toEqual([]);
  await rule.getByRole('button', { name: 'Make the team strict', exact: true }).click();
  await expect(rule.getByRole('button', { name: 'End strict mode…' })).toBeVisible();
}
