import type { DemoDesks } from '../team/demo/desks.ts';
import {
  approve,
  ask,
  lookAt,
  needSecondPerson,
  proposalCard,
  reject,
  reviewToAsk,
  sendApproved,
} from './approval-steps.ts';
import { type Found, goTo } from './operate.ts';
import { dialog } from './refund.ts';

/** A part of a team's story: which desk's window shows it, and what happens before its picture. */
export interface StoryScene {
  readonly name: string;
  readonly of: 'deskA' | 'deskB';
  readonly play: () => Promise<unknown>;
}

/** Above what Ada may do alone Nora decides: once yes, and Ada sends it; once no, and Ada reads why. */
export function planApprovals(desks: DemoDesks, [agreed, refused]: readonly [Found, Found]): readonly StoryScene[] {
  const [a, b] = [desks.deskA.page, desks.deskB.page];
  return [
    {
      name: 'Ada may send 0.50 alone and Nora approves above it',
      of: 'deskA',
      play: async () => {
        await a.keyboard.press('Escape');
        await goTo(a, 'Team');
        await needSecondPerson(desks);
      },
    },
    {
      name: 'the review says that a colleague approves and who',
      of: 'deskA',
      play: async () => {
        await goTo(a, 'Lookup');
        await reviewToAsk(a, agreed);
      },
    },
    { name: 'Ada asks', of: 'deskA', play: () => ask(a) },
    {
      name: 'Nora looks at what would be sent',
      of: 'deskB',
      play: async () => {
        await goTo(b, 'Approvals');
        await lookAt(b, agreed);
      },
    },
    {
      name: 'Nora has approved and Ada is told',
      of: 'deskA',
      play: async () => {
        await approve(b, agreed, 'agreed with the shop');
        await dialog(a).getByRole('status').filter({ hasText: 'Nora approved' }).waitFor();
      },
    },
    {
      name: 'Ada sends it once',
      of: 'deskA',
      play: async () => {
        await dialog(a).getByRole('button', { name: 'Show in Approvals' }).click();
        await sendApproved(a, agreed);
      },
    },
    {
      name: 'Nora is told that it was sent',
      of: 'deskB',
      play: () => proposalCard(b, agreed).getByText('Done').first().waitFor(),
    },
    {
      name: 'Nora rejects another one and says why',
      of: 'deskB',
      play: async () => {
        await goTo(a, 'Lookup');
        await reviewToAsk(a, refused);
        await ask(a);
        await a.keyboard.press('Escape');
        await lookAt(b, refused);
        await reject(b, refused, 'it was refunded in the shop');
        await proposalCard(b, refused).getByText('Rejected', { exact: true }).waitFor();
      },
    },
    {
      name: 'Ada reads why and nothing was sent',
      of: 'deskA',
      play: async () => {
        await goTo(a, 'Approvals');
        await proposalCard(a, refused).getByText('it was refunded in the shop').waitFor();
      },
    },
  ];
}
