import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TeamStateView } from '../../contract/index.ts';
import { type DemoDesks, joinThroughWindow, openDesks, people } from '../team/demo/desks.ts';
import { holdGateway } from '../team/demo/hold-gateway.ts';
import { findPostgres } from '../team/server/postgres.ts';
import { administrationScenes } from './administration-scenes.ts';
import { goTo, openTransaction } from './operate.ts';
import { patience, photograph, type Sight } from './photograph.ts';
import { closeDrawer, panel } from './refund.ts';
import type { Stage } from './stage.ts';
import {
  bothReview,
  collide,
  findPayments,
  finishHeld,
  type HeldGateway,
  loseEngine,
  mendEngine,
  reviewPart,
} from './team-steps.ts';

/** One screen of a team, at whose desk it is seen, and the way to it from the one before. */
interface TeamScene {
  readonly name: string;
  readonly at: 'deskA' | 'deskB';
  readonly enter: (desks: DemoDesks, held: HeldGateway) => Promise<unknown>;
}

/** Takes every screen of a team into a folder; says so where this machine has no PostgreSQL. */
export async function takeTeam(folder: string, sight: Sight): Promise<void> {
  const postgres = findPostgres();
  if ('missing' in postgres) {
    console.error(`No screen of a team was taken: ${postgres.missing}.`);
    return;
  }
  const held = holdGateway();
  const desks = await openDesks(postgres, { sandbox: { hold: held.hold } });
  try {
    for (const { page } of [desks.deskA, desks.deskB]) page.setDefaultTimeout(patience);
    const payments = await findPayments(desks, 3);
    for (const { name, at, enter } of [
      ...joining,
      ...administrationScenes,
      ...working(payments),
      ...closed,
      ...leaving,
    ]) {
      await enter(desks, held);
      await photograph(desks[at].page, folder, `team-${name}`, sight);
    }
  } finally {
    held.letGo();
    await desks.close();
  }
}

const choose = ({ page }: Stage, file: string) => page.locator('input[type="file"]').setInputFiles(file);

const joining: readonly TeamScene[] = [
  { name: 'settings', at: 'deskA', enter: ({ deskA }) => goTo(deskA.page, 'Settings') },
  {
    name: 'join',
    at: 'deskA',
    enter: ({ deskA }) => deskA.page.getByRole('button', { name: 'Join a team…' }).click(),
  },
  {
    name: 'join-unfit',
    at: 'deskA',
    enter: async ({ deskA }) => {
      const file = join(deskA.dataFolder, 'holiday.json');
      writeFileSync(file, '{"where": "Brittany"}');
      await choose(deskA, file);
      await deskA.page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'join-invited',
    at: 'deskA',
    enter: async ({ deskA, team }) => {
      const [{ person, desk }] = people;
      await choose(deskA, await team.invite(person, desk));
      await deskA.page.getByRole('button', { name: /^Join as/ }).waitFor();
    },
  },
  {
    name: 'join-failed',
    at: 'deskA',
    enter: async ({ deskA, team }) => {
      await team.server.stop();
      await deskA.page.getByRole('button', { name: /^Join as/ }).click();
      await deskA.page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'open',
    at: 'deskA',
    enter: async ({ deskA, deskB, team }) => {
      const [, { person, desk }] = people;
      await team.server.start();
      await deskA.page.getByRole('button', { name: /^Join as/ }).click();
      await deskA.page.getByRole('heading', { name: 'Connected to the team' }).waitFor();
      await joinThroughWindow(deskB, await team.invite(person, desk));
      await deskA.page.getByRole('row').filter({ hasText: person }).waitFor();
    },
  },
];

const working = ([first = '', second = '', third = '']: readonly string[]): readonly TeamScene[] => [
  {
    name: 'busy',
    at: 'deskB',
    enter: async (desks, held) => {
      await bothReview(desks, first);
      await collide(desks, held);
    },
  },
  {
    name: 'colleague-at-work',
    at: 'deskB',
    enter: async ({ deskB }) => {
      await closeDrawer(deskB.page);
      await panel(deskB.page).getByText('Ada at Desk A').first().waitFor();
    },
  },
  {
    name: 'colleague-done',
    at: 'deskB',
    enter: async (desks, held) => {
      await finishHeld(desks, held);
      await closeDrawer(desks.deskA.page);
      await panel(desks.deskB.page).getByText('Ada at Desk A · Goods returned').waitFor();
    },
  },
  {
    name: 'activity',
    at: 'deskB',
    enter: async ({ deskB }) => {
      await goTo(deskB.page, 'Activity');
      await deskB.page.getByText('Ada at Desk A').first().waitFor();
    },
  },
  {
    name: 'alarm',
    at: 'deskA',
    enter: async ({ deskA: { page }, team }) => {
      await team.raiseAlarm();
      await goTo(page, 'Team');
      const alarm = page.getByRole('article', { name: 'An alarm: this may have been paid twice' });
      await alarm.getByRole('button', { name: 'Say that it was looked at…' }).click();
      await page.getByRole('button', { name: 'Say that it was looked at' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'unclaimed',
    at: 'deskA',
    enter: async ({ deskA: { page }, sandbox }) => {
      sandbox.faults.add({ what: 'exportLag', minutes: 0 });
      for (const transactionId of [second, third]) {
        await sandbox.actAsExtranet({ identifier: 'DEMOSHOP', operation: 'refund', transactionId, amount: 250 });
        await openTransaction(page, { transactionId });
        await panel(page).getByRole('button', { name: 'Ask the gateway' }).click();
        await panel(page).getByText('Refund', { exact: true }).first().waitFor();
      }
      await goTo(page, 'Team');
      await page.getByRole('heading', { name: 'Money without a claim' }).waitFor();
      await page.getByRole('table').first().getByRole('row').nth(2).waitFor();
    },
  },
  {
    name: 'review-closed',
    at: 'deskA',
    enter: async (desks) => {
      const { page } = desks.deskA;
      await goTo(page, 'Lookup');
      await reviewPart(page, second);
      await loseEngine(desks, page, 'stop');
    },
  },
  {
    name: 'review-open-again',
    at: 'deskA',
    enter: async (desks) => {
      await mendEngine(desks, desks.deskA.page);
      await closeDrawer(desks.deskA.page);
    },
  },
  {
    name: 'unreachable',
    at: 'deskA',
    enter: async ({ deskA: { page }, team }) => {
      await goTo(page, 'Team');
      await team.server.stop();
      await page.getByRole('alert').filter({ hasText: 'Nothing can be sent now' }).waitFor();
    },
  },
  { name: 'unreachable-lookup', at: 'deskA', enter: ({ deskA }) => goTo(deskA.page, 'Lookup') },
];

const states: readonly TeamStateView[] = [
  { kind: 'connecting' },
  { kind: 'standbySilent' },
  { kind: 'readOnly' },
  { kind: 'rollCall', waitingFor: ['Desk B', 'Warehouse'] },
  { kind: 'behind' },
  { kind: 'forked' },
  { kind: 'superseded' },
  { kind: 'programTooOld' },
  { kind: 'refused', cause: 'certificate' },
  { kind: 'refused', cause: 'clock' },
];

const closed: readonly TeamScene[] = states.map((state) => ({
  name: `state-${state.kind === 'refused' ? state.cause : state.kind}`,
  at: 'deskA',
  // Its language is told anew with each picture, and the standing with it.
  enter: async ({ deskA }) => {
    deskA.pretend(state);
    await goTo(deskA.page, 'Team');
  },
}));

const leaving: readonly TeamScene[] = [
  {
    name: 'leave',
    at: 'deskA',
    enter: async ({ deskA, deskA: { page }, team }) => {
      deskA.pretend(undefined);
      await team.server.start();
      await page.getByRole('button', { name: 'Ask the team now' }).click();
      await page.getByRole('heading', { name: 'Connected to the team' }).waitFor();
      await page.getByRole('button', { name: 'Leave the team…' }).click();
      await page.getByRole('row').filter({ hasText: 'Refund' }).nth(1).waitFor();
      await page.getByRole('button', { name: 'Stay' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'leave-failed',
    at: 'deskA',
    enter: async ({ deskA: { page }, team }) => {
      await team.server.stop();
      await page.getByRole('button', { name: 'Leave the team', exact: true }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
];
