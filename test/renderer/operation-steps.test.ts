import { describe, expect, it, vi } from 'vitest';
import type { DraftView, GuardView, OperationView, Refusal, TransactionDetail } from '../../contract/index.ts';
import { emptyForm } from '../../renderer/operation/form.ts';
import {
  type ActionRequest,
  confirmReview,
  hasMoved,
  isOutdated,
  keepsGuardAnswer,
  type OpenAction,
  type Prepared,
  prepareReview,
  sendOnceMore,
  type Verbs,
} from '../../renderer/operation/steps.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const chargedBack: GuardView = { kind: 'chargedBack', transactionId: 'A1' };
const planRuns: GuardView = { kind: 'planRuns', toCome: 2 };
const asked: ActionRequest = {
  operation: 'refund',
  accountId: 'SHOP',
  transactionId: 'A1',
  reason: 'goodsReturned',
  note: 'Parcel 17',
  amount: { kind: 'part', minor: 5_000 },
};
const typed = { ...emptyForm, extent: 'part', amountText: '50', note: 'Parcel 17' } as const;

function draft(operationId: string, left: number, guards: GuardView[] = [], referenceId = 'A1'): DraftView {
  const operation = { operationId, operation: 'refund', referenceId, amount: euros(5_000) };
  return { operation, before: euros(left), after: euros(left - 5_000), guards } as unknown as DraftView;
}

function detail(left: number, open = true, referenceId = 'A1'): TransactionDetail {
  const action = { open, operation: 'refund', limit: euros(left), reference: { transactionId: referenceId } };
  return { actions: [action] } as unknown as TransactionDetail;
}

function prepared(guards: GuardView[] = []): Prepared {
  const shown = detail(10_000);
  const [action] = shown.actions;
  return { asked, typed, draft: draft('first', 10_000, guards), action: action as OpenAction, detail: shown };
}

/** A main that answers as told; every verb that a case does not name must not be asked. */
function createMain(answers: {
  readonly prepare?: DraftView | Refusal;
  readonly confirm?: OperationView | Refusal;
  readonly sendAgain?: OperationView | Refusal;
  readonly show?: TransactionDetail | Refusal;
}) {
  const verb = (answer: object | undefined) =>
    vi.fn(async () => {
      if (!answer) throw new Error('This must not be asked.');
      return 'code' in answer ? { ok: false, refusal: answer } : { ok: true, value: answer };
    });
  const [prepare, confirm, sendAgain] = [verb(answers.prepare), verb(answers.confirm), verb(answers.sendAgain)];
  const show = verb(answers.show);
  const verbs = { operations: { prepare, confirm, sendAgain }, transactions: { show } } as unknown as Verbs;
  return { verbs, prepare, confirm, sendAgain, show };
}

const sent = { operationId: 'first', state: 'succeeded' } as OperationView;
const closed: Refusal = { code: 'changedSinceReview', changes: ['transactions'], review: null };

describe('preparing', () => {
  it('leads to the review, or back to the form with the reason', async () => {
    const { draft: made, ...intent } = prepared();
    const review = await prepareReview(createMain({ prepare: made }).verbs, intent);
    expect(review).toEqual({ kind: 'review', prepared: { ...intent, draft: made }, refusal: null, renewal: null });
    const refusal: Refusal = { code: 'actionNotOpen', obstacle: 'nothingLeft' };
    expect(await prepareReview(createMain({ prepare: refusal }).verbs, intent)).toEqual({ kind: 'what', refusal });
  });

  it('does not review what main has drafted on another reference than the one on screen', async () => {
    const { draft: _, ...intent } = prepared();
    const { verbs } = createMain({ prepare: draft('first', 10_000, [], 'A2') });
    expect(await prepareReview(verbs, intent)).toEqual({ kind: 'what', refusal: closed });
  });
});

describe('the click on the last button', () => {
  it('gives the result, and sends an answer only where guards have spoken', async () => {
    const main = createMain({ confirm: sent });
    const step = await confirmReview(main.verbs, prepared(), 'left over from another time');
    expect(step).toMatchObject({ kind: 'result', operation: sent, refusal: null });
    expect(main.confirm).toHaveBeenCalledWith({ operationId: 'first', guardAnswer: null });
    await confirmReview(main.verbs, prepared([chargedBack]), 'because');
    expect(main.confirm).toHaveBeenLastCalledWith({ operationId: 'first', guardAnswer: 'because' });
  });

  it('shows the new draft in place where the picture changed, with the screen as new as it, and confirms nothing more', async () => {
    const [review, shown] = [draft('second', 7_000), detail(7_000)];
    const main = createMain({
      confirm: { code: 'changedSinceReview', changes: ['transactions', 'guards'], review },
      show: shown,
    });
    const step = await confirmReview(main.verbs, prepared(), '');
    expect(step).toEqual({
      kind: 'review',
      prepared: { asked, typed, draft: review, action: shown.actions[0], detail: shown },
      refusal: null,
      renewal: { kind: 'changed', changes: ['transactions', 'guards'], earlier: prepared().draft },
    });
    expect(main.confirm).toHaveBeenCalledTimes(1);
    expect(main.prepare).not.toHaveBeenCalled();
    expect(main.sendAgain).not.toHaveBeenCalled();
  });

  it('confirms the new draft, and not the first, with the next click', async () => {
    const renewed = createMain({
      confirm: { code: 'changedSinceReview', changes: ['account'], review: draft('second', 10_000) },
      show: detail(10_000),
    });
    const step = await confirmReview(renewed.verbs, prepared(), '');
    if (step.kind !== 'review') throw new Error(step.kind);
    const main = createMain({ confirm: { ...sent, operationId: 'second' } });
    expect(await confirmReview(main.verbs, step.prepared, '')).toMatchObject({ kind: 'result' });
    expect(main.confirm).toHaveBeenCalledWith({ operationId: 'second', guardAnswer: null });
  });

  it('leads back to the form where it is not open any more', async () => {
    const main = createMain({ confirm: closed });
    expect(await confirmReview(main.verbs, prepared(), '')).toEqual({ kind: 'what', refusal: closed });
  });

  it.each([
    ['closed meanwhile', detail(0, false)],
    ['about something else meanwhile', detail(7_000, true, 'A9')],
    ['gone', { code: 'notFound', what: 'transaction' } as const],
  ])('leads back to the form where the screen shows it %s', async (_, show) => {
    const confirm: Refusal = { code: 'changedSinceReview', changes: ['plan'], review: draft('second', 7_000) };
    const step = await confirmReview(createMain({ confirm, show }).verbs, prepared(), '');
    expect(step).toEqual({ kind: 'what', refusal: 'code' in show ? show : closed });
  });

  it.each([
    ['draftExpired', 'expired'],
    ['draftedAlone', 'joined'],
  ] as const)('prepares what was asked anew where the review cannot be confirmed any more: %s', async (code, kind) => {
    const main = createMain({
      confirm: { code },
      prepare: draft('second', 10_000),
      show: detail(10_000),
    });
    const step = await confirmReview(main.verbs, prepared(), '');
    expect(step).toMatchObject({
      kind: 'review',
      prepared: { draft: { operation: { operationId: 'second' } } },
      renewal: { kind, earlier: { operation: { operationId: 'first' } } },
    });
    expect(main.prepare).toHaveBeenCalledExactlyOnceWith(asked);
    expect(main.confirm).toHaveBeenCalledTimes(1);
  });

  it('leads back to the form with the reason where an expired one cannot be prepared', async () => {
    const refusal: Refusal = { code: 'amountAboveLeft', left: euros(2_000) };
    const { verbs } = createMain({ confirm: { code: 'draftExpired' }, prepare: refusal });
    expect(await confirmReview(verbs, prepared(), '')).toEqual({ kind: 'what', refusal });
  });

  it('asks in the same review where its guards were not answered', async () => {
    const refusal: Refusal = { code: 'guardUnanswered', guards: [planRuns] };
    const step = await confirmReview(createMain({ confirm: refusal }).verbs, prepared([planRuns]), '');
    expect(step).toMatchObject({ kind: 'review', refusal, renewal: null, prepared: { draft: { guards: [planRuns] } } });
  });

  it('stays on the review with any other reason', async () => {
    const refusal: Refusal = { code: 'chainBusy', operationId: 'other', toSettle: false };
    const step = await confirmReview(createMain({ confirm: refusal }).verbs, prepared(), '');
    expect(step).toEqual({ kind: 'review', prepared: prepared(), refusal, renewal: null });
  });
});

describe('sending once more', () => {
  it('gives the new result, or leaves the old one with the reason', async () => {
    const again = createMain({ sendAgain: { ...sent, state: 'pending' } });
    expect(await sendOnceMore(again.verbs, prepared(), sent)).toMatchObject({ operation: { state: 'pending' } });
    const step = await sendOnceMore(createMain({ sendAgain: closed }).verbs, prepared(), sent);
    expect(step).toEqual({ kind: 'result', prepared: prepared(), operation: sent, refusal: closed });
  });

  it.each([
    [closed, true],
    [{ code: 'draftExpired' }, true],
    [{ code: 'draftedAlone' }, true],
    [{ code: 'amountAboveLeft', left: euros(1) }, true],
    [{ code: 'secretMissing', answer: 'locked' }, false],
    [{ code: 'chainBusy', operationId: 'other', toSettle: true }, false],
  ] as const satisfies readonly (readonly [Refusal, boolean])[])(
    '%j can never be sent as it was: %s',
    (refusal, never) => {
      expect(isOutdated(refusal)).toBe(never);
    },
  );
});

describe('an answer to guards', () => {
  it.each([
    ['the same kinds', [chargedBack, planRuns], [{ ...planRuns, toCome: 1 }, chargedBack], true],
    ['another kind', [chargedBack], [planRuns], false],
    ['one more', [chargedBack], [chargedBack, planRuns], false],
    ['one less', [chargedBack, planRuns], [chargedBack], false],
  ] as const)('for %s', (_, before, now, kept) => {
    const renewal = { kind: 'expired', earlier: draft('first', 1, [...before]) } as const;
    expect(keepsGuardAnswer(renewal, draft('second', 1, [...now]))).toBe(kept);
  });
});

describe('an open review', () => {
  it.each([
    ['nothing that matters', detail(10_000), false],
    ['not known yet', null, false],
    ['another limit', detail(7_000), true],
    ['another reference', detail(10_000, true, 'A2'), true],
    ['closed', detail(10_000, false), true],
  ])('has moved on with %s: %s', (_, now, moved) => {
    expect(hasMoved(prepared(), now)).toBe(moved);
  });
});
