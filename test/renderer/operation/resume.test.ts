import { expect, it, vi } from 'vitest';
import type { OperationView, Refusal } from '../../../contract/index.ts';
import { resumeStep } from '../../../renderer/operation/resume.ts';
import type { OperationStep, PreparedDraft } from '../../../renderer/operation/steps.ts';

const operation = (state: string) => ({ operationId: 'one', state }) as unknown as OperationView;
const prepared = { draft: { operation: operation('drafted') } } as unknown as PreparedDraft;
const sending: OperationStep<PreparedDraft> = { kind: 'sending', prepared, renewal: null };
const locked: Refusal = { code: 'locked' };

/** A main that shows an operation as it stands, and confirms nothing: there is no such verb. */
function show(answer: OperationView | Refusal) {
  const shown = vi.fn(async () =>
    'code' in answer ? { ok: false as const, refusal: answer } : { ok: true as const, value: answer },
  );
  return { shown, verbs: { operations: { show: shown } } };
}

it('shows what became of a request that was under way', async () => {
  const done = operation('succeeded');
  const { verbs, shown } = show(done);
  expect(await resumeStep(verbs, sending)).toEqual({ kind: 'result', prepared, operation: done, refusal: null });
  expect(shown).toHaveBeenCalledWith({ operationId: 'one' });
});

it('asks for another click where the first one met the lock', async () => {
  const { verbs } = show(operation('drafted'));
  expect(await resumeStep(verbs, sending)).toEqual({ kind: 'review', prepared, refusal: null, renewal: null });
});

it('says why where main does not show it', async () => {
  const { verbs } = show(locked);
  expect(await resumeStep(verbs, sending)).toEqual({ kind: 'review', prepared, refusal: locked, renewal: null });
});

it('goes on with a form and a review as they were, without what the lock refused', async () => {
  const { verbs, shown } = show(operation('drafted'));
  expect(await resumeStep(verbs, { kind: 'what', refusal: locked })).toEqual({ kind: 'what', refusal: null });
  const review: OperationStep<PreparedDraft> = { kind: 'review', prepared, refusal: locked, renewal: null };
  expect(await resumeStep(verbs, review)).toEqual({ ...review, refusal: null });
  expect(shown).not.toHaveBeenCalled();
});

it('brings a result up to date, and keeps it where it cannot', async () => {
  const result: OperationStep<PreparedDraft> = {
    kind: 'result',
    prepared,
    operation: operation('unknown'),
    refusal: null,
  };
  const done = operation('succeeded');
  expect(await resumeStep(show(done).verbs, result)).toEqual({ ...result, operation: done });
  expect(await resumeStep(show(locked).verbs, result)).toEqual(result);
});
