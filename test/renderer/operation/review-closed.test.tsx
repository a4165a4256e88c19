import type { ButtonProps } from '@mantine/core';
import type { MouseEventHandler } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { bridgeName, type TeamView } from '../../../contract/index.ts';
import type { PreparedDraft } from '../../../renderer/operation/steps.ts';
import { say } from '../say.tsx';
import { openTeam } from '../team/team.ts';

type DrawnButton = ButtonProps & { readonly onClick: MouseEventHandler; readonly 'data-environment'?: string };

// The last button as it is drawn: what pressing it does is asked of it.
const drawn = vi.hoisted(() => [] as unknown[]);
vi.mock('@mantine/core', async (load) => ({
  ...(await load<typeof import('@mantine/core')>()),
  Stack: 'div',
  Button: (props: DrawnButton) => {
    drawn.push(props);
    return null;
  },
}));
vi.mock('../../../renderer/operation/RequestPreview.tsx', () => ({ RequestPreview: () => null }));
vi.stubGlobal(bridgeName, {});
const { ReviewStep } = await import('../../../renderer/operation/ReviewStep.tsx');
vi.unstubAllGlobals();

beforeEach(() => {
  drawn.length = 0;
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
      title="Refund"
      confirm="Refund €1.00"
    />
  );
  const said = await say(Review, 'en', { team, accounts: [] });
  const last = (drawn as DrawnButton[]).find((button) => button['data-environment'] !== undefined);
  last?.onClick({ detail: 0 } as Parameters<MouseEventHandler>[0]);
  return { said, last, confirmed: onConfirm.mock.calls.length };
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
