import { expect, it, vi } from 'vitest';
import type { DraftView, GuardView, ProposalView, Refusal, Result } from '../../../contract/index.ts';
import { proposeDraft } from '../../../renderer/operation/propose.ts';
import type { PreparedDraft, Renew } from '../../../renderer/operation/steps.ts';

const proposal = { operationId: 'one', state: 'waiting' } as unknown as ProposalView;
const guard: GuardView = { kind: 'planRuns', toCome: 2 };

function prepared(guards: GuardView[] = []): PreparedDraft {
  return { draft: { operation: { operationId: 'one' }, guards } as unknown as DraftView } as unknown as PreparedDraft;
}

/** A main that answers a proposal as told, and sends nothing: whoever confirms here fails. */
function open(answer: Result<ProposalView>) {
  const propose = vi.fn(async () => answer);
  const never = vi.fn(async () => {
    throw new Error('This must not be asked.');
  });
  const operations = { prepare: never, confirm: never, sendAgain: never };
  return { propose, verbs: { approvals: { propose }, operations } };
}

const renew: Renew<PreparedDraft> = async (asked, draft, renewal) => ({
  kind: 'review',
  prepared: { ...asked, draft },
  refusal: null,
  renewal,
});

it('asks in place of sending, with an answer where guards have spoken, and with none where none did', async () => {
  const { verbs, propose } = open({ ok: true, value: proposal });
  const plain = prepared();
  expect(await proposeDraft(verbs, plain, 'typed earlier', renew)).toEqual({
    kind: 'proposed',
    prepared: plain,
    proposal,
  });
  await proposeDraft(verbs, prepared([guard]), 'agreed by phone', renew);
  expect(propose.mock.calls).toEqual([
    [{ operationId: 'one', guardAnswer: null }],
    [{ operationId: 'one', guardAnswer: 'agreed by phone' }],
  ]);
});

it('shows the review as things are now, where they changed under it', async () => {
  const now = { operation: { operationId: 'two' }, guards: [] } as unknown as DraftView;
  const refusal: Refusal = { code: 'changedSinceReview', changes: ['transactions'], review: now };
  const asked = prepared();
  expect(await proposeDraft(open({ ok: false, refusal }).verbs, asked, '', renew)).toEqual({
    kind: 'review',
    prepared: { ...asked, draft: now },
    refusal: null,
    renewal: { kind: 'changed', changes: ['transactions'], earlier: asked.draft },
  });
});

it('stays at the review, with the reason, where nobody could be asked', async () => {
  const refusal: Refusal = { code: 'teamSilent' };
  const asked = prepared();
  expect(await proposeDraft(open({ ok: false, refusal }).verbs, asked, '', renew)).toEqual({
    kind: 'review',
    prepared: asked,
    refusal,
    renewal: null,
  });
});
