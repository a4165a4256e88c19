import type { ButtonProps, CheckboxProps } from '@mantine/core';
import type { MouseEventHandler } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { bridgeName, type ClearanceView, type TeamView } from '../../../contract/index.ts';
import type { PreparedDraft } from '../../../renderer/operation/steps.ts';
import { say } from '../say.tsx';
import { openTeam } from '../team/team.ts';

type DrawnButton = ButtonProps & {
  readonly onClick: MouseEventHandler;
  readonly 'data-environment'?: string;
  readonly 'data-asks'?: true;
};

// The last button as it is drawn: what pressing it does is asked of it.
const drawn = vi.hoisted(() => [] as unknown[]);
vi.mock('@mantine/core', async (load) => ({
  ...(await load<typeof import('@mantine/core')>()),
  Stack: 'div',
  Checkbox: ({ label, description }: CheckboxProps) => `${label} ${description}`,
  Button: (props: DrawnButton) => {
    drawn.push(props);
    return null;
  },
}));
const rights = vi.hoisted(() => ({ say: null as unknown }));
vi.mock('../../../renderer/approvals/useClearance.ts', async (load) => ({
  ...(await load<typeof import('../../../renderer/approvals/useClearance.ts')>()),
  useClearance: () => rights.say,
}));
vi.mock('../../../renderer/operation/RequestPreview.tsx', () => ({ RequestPreview: () => null }));
vi.stubGlobal(bridgeName, {});
const { ReviewStep } = await import('../../../renderer/operation/ReviewStep.tsx');
vi.unstubAllGlobals();

beforeEach(() => {
  drawn.length = 0;
  rights.say = null;
});

const draft = {
  operation: { accountId: 'SHOP', orderId: 'W-1', amount: { minor: 100, currency: 'EUR' }, reason: 'other', note: '' },
  guards: [],
  client: '',
  clientEmail: '',
  card: '',
};
const nothing = () => {};

/** Presses the last button of a review by a key, which counts at once; gives what the review says and whether it confirmed. */
async function press(team: TeamView | null) {
  const onConfirm = vi.fn();
  const onPropose = vi.fn();
  const Review = () => (
    <ReviewStep
      prepared={{ draft } as unknown as PreparedDraft}
      sending={false}
      refusal={null}
      renewal={null}
      moved={false}
      guardAnswer=""
      onGuardAnswer={nothing}
      onBack={nothing}
      onConfirm={onConfirm}
      onPropose={onPropose}
      title="Refund"
      confirm="Refund €1.00"
    />
  );
  const said = await say(Review, 'en', { team, accounts: [] });
  const last = (drawn as DrawnButton[]).find(
    (button) => button['data-environment'] !== undefined || button['data-asks'],
  );
  last?.onClick({ detail: 0 } as Parameters<MouseEventHandler>[0]);
  return { said, last, confirmed: onConfirm.mock.calls.length, proposed: onPropose.mock.calls.length };
}

it('a review confirms nothing while the team lets nothing be sent, and says why at the button', async () => {
  const closed = await press({ ...openTeam, state: { kind: 'standbySilent' } });
  expect(closed.confirmed).toBe(0);
  expect(closed.said).toContain('Nothing can be sent now');
  expect(closed.last).toMatchObject({ 'aria-disabled': true, 'data-disabled': true });
  expect(closed.said).toContain(`id="${(closed.last as unknown as Record<string, string>)['aria-describedby']}"`);
});

it.each([
  ['the team is open', openTeam],
  ['this desk works alone', null],
])('a review confirms once where %s', async (_, team) => {
  const open = await press(team);
  expect(open.confirmed).toBe(1);
  expect(open.said).not.toContain('Nothing can be sent now');
  expect(open.last).toMatchObject({ 'data-disabled': false });
});

it('a review of a desk alone asks whether the person goes on beyond a limit of theirs, says that it stops nobody, and waits', async () => {
  rights.say = { kind: 'remind', alone: { minor: 50, currency: 'EUR' }, day: null } satisfies ClearanceView;
  const { said, last, confirmed } = await press(null);
  expect(confirmed).toBe(0);
  expect(last).toMatchObject({ 'data-disabled': false });
  expect(said).toContain('You wanted to be reminded above €0.50.');
  expect(said).toContain('this desk alone cannot stop you');
});

const euros = (minor: number) => ({ minor, currency: 'EUR' });

it('a review asks colleagues in place of sending where the rights want it, and names who it can be', async () => {
  const ask: ClearanceView = { kind: 'ask', alone: euros(50), approvers: [{ person: 'Nora', upTo: euros(100_000) }] };
  rights.say = ask;
  const { said, last, confirmed, proposed } = await press(openTeam);
  expect([confirmed, proposed, last?.['data-environment']]).toEqual([0, 1, undefined]);
  expect(said).toContain('Above €0.50 a colleague with that right approves. It can be Nora (up to €1,000.00).');
});

it.each<ClearanceView>([
  { kind: 'ask', alone: null, approvers: [] },
  { kind: 'aboveLimit', most: euros(50) },
  { kind: 'aboveDayLimit', day: euros(50), spent: euros(10) },
  { kind: 'notAllowed' },
])('a review neither sends nor asks where the rights say $kind', async (clearance) => {
  rights.say = clearance;
  const { said, confirmed, proposed } = await press(openTeam);
  expect([confirmed, proposed]).toEqual([0, 0]);
  expect(said).toContain('role="status"');
});
