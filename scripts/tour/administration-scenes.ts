import type { Page } from 'playwright-core';
import { type DemoDesks, people } from '../team/demo/desks.ts';
import { goTo } from './operate.ts';

/** A screen of whoever administers a team, at whose desk it is seen, and the way to it from the one before. */
interface AdministrationScene {
  readonly name: string;
  readonly at: 'deskA' | 'deskB';
  readonly enter: (desks: DemoDesks) => Promise<unknown>;
}

const [ada, nora] = people;
const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
const silentDesk = 'Warehouse';

/** What an administrator does from a window, and what everybody else sees of it; begins and ends with both desks at work. */
export const administrationScenes: readonly AdministrationScene[] = [
  {
    name: 'administer',
    at: 'deskA',
    enter: async ({ deskA: { page }, team }) => {
      await team.appoint(ada.person);
      await goTo(page, 'Team');
      await page.getByText('You administer this team').waitFor();
      await card(page, ada.person).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'administer-looked-at',
    at: 'deskB',
    enter: async ({ deskB: { page } }) => {
      await goTo(page, 'Team');
      await card(page, ada.person).getByText('administrator').waitFor();
      await card(page, nora.person).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'administer-desks',
    at: 'deskA',
    enter: async ({ deskA: { page } }) => {
      await page.getByRole('region', { name: 'Desks' }).getByText(nora.desk).waitFor();
      await page.getByRole('button', { name: 'Leave the team…' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'administer-rules',
    at: 'deskA',
    enter: async ({ deskA: { page } }) => {
      const rules = page.getByRole('region', { name: 'Rules of the team' });
      await rules.getByRole('button', { name: 'Change…' }).click();
      await rules.getByLabel('A request for approval stands').fill('0');
      await rules.getByRole('button', { name: 'Change the rules' }).click();
      await rules.getByText('Give whole hours').waitFor();
    },
  },
  {
    name: 'administer-invite',
    at: 'deskA',
    enter: async ({ deskA: { page } }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Invite somebody…' }).click();
      await page.getByLabel('Name of the person').fill('Zoë');
    },
  },
  {
    name: 'administer-invited',
    at: 'deskA',
    enter: async ({ deskA: { page } }) => {
      await page.getByRole('button', { name: 'Write the join file…' }).click();
      await page.getByRole('heading', { name: 'Zoë is invited to the desk Zoë' }).waitFor();
    },
  },
  {
    name: 'administer-right',
    at: 'deskA',
    enter: async ({ deskA: { page } }) => {
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      const change = card(page, nora.person).getByRole('button', { name: /^Change the right/ });
      await change.first().click();
      await page.getByLabel('At most').fill('500');
      await page.getByLabel('Alone up to').fill('600');
      await page.getByRole('button', { name: 'Review', exact: true }).click();
      await page.getByText('This is more than they may do at most.').waitFor();
      await page.getByRole('button', { name: 'Review', exact: true }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'administer-right-review',
    at: 'deskA',
    enter: async ({ deskA: { page } }) => {
      await page.getByLabel('Alone up to').fill('100');
      await page.getByRole('button', { name: 'Review', exact: true }).click();
      await page.getByRole('button', { name: 'Change the rights of Nora' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'administer-revoke',
    at: 'deskA',
    enter: async ({ deskA: { page } }) => {
      await page.getByRole('button', { name: 'Go back' }).click();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await card(page, nora.person).getByRole('button', { name: 'Revoke…', exact: true }).click();
      await page.getByRole('button', { name: 'Revoke Nora' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'administer-roll-call',
    at: 'deskA',
    enter: async ({ deskA: { page }, team }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await team.loseDesk(silentDesk);
      await card(page, silentDesk).getByRole('button').click();
      await page.getByRole('button', { name: 'Say that it is not waited for' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'administer-second-word',
    at: 'deskB',
    enter: async ({ deskA, deskB: { page } }) => {
      await sayNotWaited(deskA.page);
      await card(page, silentDesk).getByText('Ada said so').waitFor();
      await card(page, silentDesk).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'administer-audit',
    at: 'deskA',
    enter: async ({ deskA: { page }, deskB, team }) => {
      await card(deskB.page, silentDesk).getByRole('button').click();
      await sayNotWaited(deskB.page);
      await page.getByRole('heading', { name: 'Connected to the team' }).waitFor();
      await team.permit({
        person: nora.person,
        accountId: 'DEMOSHOP',
        currency: 'EUR',
        amount: '1000000',
        operations: ['refund'],
      });
      await goTo(page, 'Activity');
      await page.getByText('Who did what').click();
      await page.getByLabel('Area').selectOption('rights');
      await page.getByText('Desk not waited for').first().waitFor();
      // A key that is typed into a choice is not the window's.
      await page.getByRole('heading', { name: 'Activity' }).click();
    },
  },
];

async function sayNotWaited(page: Page): Promise<void> {
  await page.getByLabel('Reason', { exact: true }).fill('the laptop was stolen');
  await page.getByRole('button', { name: 'Say that it is not waited for' }).click();
}
