import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftLife } from '../../../main/domain/deadline.ts';
import { decideDraft } from '../../../main/domain/decide/draft.ts';
import { decideTaking, type TakingFacts } from '../../../main/domain/decide/take.ts';
import { holdsChain, type OperationState } from '../../../main/domain/operation.ts';
import { takePicture } from '../../../main/domain/picture.ts';
import type { Refusal } from '../../../main/domain/refusal.ts';
import type { Situation } from '../../../main/domain/situation.ts';
import { euros, noon, operation, refundRow, rules, situation, transaction } from './samples.ts';

const asked = { accountId: 'SHOP', transactionId: 'A1', reason: 'other', note: '' } as const;
const minor = fc.integer({ min: 1, max: 12_000 });
const states: readonly OperationState[] = [
  'confirmed',
  'sending',
  'succeeded',
  'pending',
  'refused',
  'notSent',
  'unknown',
];

type Facts = Extract<TakingFacts, { kind: 'transaction' }>;

/** Confirms a draft of a refund that was reviewed in a situation and is taken in another. */
function take(reviewed: Situation, present: Situation, change: Partial<Facts> = {}) {
  const drafted = operation('drafted', { operationId: 'mine', draftedAt: reviewed.now });
  const review = { picture: takePicture(reviewed, drafted), extent: 'part', account: rules } as const;
  const facts = {
    kind: 'transaction',
    operation: drafted,
    review,
    joinedAt: null,
    situation: present,
    held: present.chain,
    ...change,
  } as const;
  return decideTaking({ kind: 'confirm', guardAnswer: null }, facts);
}

function codeOf(decision: { kind: 'decided' } | { kind: 'refused'; refusal: Refusal }) {
  return decision.kind === 'refused' ? decision.refusal.code : 'taken';
}

describe('a draft', () => {
  it('of before its desk joined a team is not taken, that of the same millisecond neither', () => {
    const around = situation([transaction()]);
    const at = (joinedAt: number | null) => codeOf(take(around, around, { joinedAt }));
    expect([null, around.now - 1, around.now, around.now + 1].map(at)).toEqual([
      'taken',
      'taken',
      'draftedAlone',
      'draftedAlone',
    ]);
  });

  it('is about no more than is left, and about all of it when all is asked for', () => {
    fc.assert(
      fc.property(fc.array(minor, { maxLength: 3 }), minor, (refunds, part) => {
        const rows = refunds.map((amount, index) => refundRow({ transactionId: `R${index}`, amount: euros(amount) }));
        const around = situation([transaction(), ...rows]);
        const { left } = around.chain.balance;
        const all = decideDraft({ ...asked, operation: 'refund', amount: { kind: 'all' } }, around);
        const some = decideDraft({ ...asked, operation: 'refund', amount: { kind: 'part', minor: part } }, around);
        if (left === 0) {
          expect([codeOf(all), codeOf(some)]).toEqual(['actionNotOpen', 'actionNotOpen']);
          return;
        }
        expect(all).toMatchObject({ kind: 'decided', value: { amount: euros(left), limit: euros(left) } });
        expect(some.kind).toBe(part <= left ? 'decided' : 'refused');
      }),
    );
  });

  it('refers to the debit, and is never closed by its age', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (days) => {
        const around = situation([transaction()], [], { now: noon + days * 86_400_000 });
        const decision = decideDraft({ ...asked, operation: 'refund', amount: { kind: 'all' } }, around);
        expect(decision).toMatchObject({ value: { reference: { transactionId: 'A1' }, until: null, orderId: 'W-1' } });
      }),
    );
  });
});

describe('taking a chain', () => {
  it('is refused while another operation holds it, whatever else is true', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.boolean(), (state, isOld) => {
        const around = situation([transaction()], [operation(state, { amount: euros(100) })]);
        const present = { ...around, now: noon + (isOld ? draftLife + 1 : 0) };
        const code = codeOf(take(around, present));
        if (holdsChain(state)) expect(code).toBe('chainBusy');
        else expect(code).toBe(isOld ? 'draftExpired' : 'taken');
      }),
    );
  });

  it('is refused while the refusal of another one is in doubt', () => {
    const around = situation([transaction()], [operation('refused', { deskId: 'desk-2' })]);
    const chain = { ...around.chain, doubted: [{ operationId: 'operation-1', transactionId: 'X9' }] };
    const [other] = around.chain.operations;
    expect(other?.operationId).toBe('operation-1');
    expect(codeOf(take(around, { ...around, chain }))).toBe('chainBusy');
    expect(codeOf(take(around, around))).toBe('taken');
  });

  it('is refused without a review, after a day, and when the picture is another one', () => {
    const around = situation();
    expect(codeOf(take(around, around))).toBe('taken');
    expect(codeOf(take(around, around, { review: null }))).toBe('draftExpired');
    expect(codeOf(take(around, { ...around, now: noon + draftLife }))).toBe('taken');
    expect(codeOf(take(around, { ...around, now: noon + draftLife + 1 }))).toBe('draftExpired');
    const changed = situation([transaction(), refundRow({ amount: euros(1) })]);
    expect(codeOf(take(around, changed))).toBe('changedSinceReview');
  });

  it('never takes more than is left of what is held, whatever was judged', () => {
    fc.assert(
      fc.property(minor, (amount) => {
        const around = situation();
        const big = operation('drafted', { operationId: 'mine', amount: euros(amount) });
        const review = { picture: takePicture(around, big), extent: 'part', account: rules } as const;
        const decision = take(around, around, { operation: big, review });
        expect(codeOf(decision)).toBe(amount <= 10_000 ? 'taken' : 'amountAboveLeft');
      }),
    );
  });

  it('by an operation that once was sent does not stand in its own way', () => {
    const mine = operation('notSent', { operationId: 'mine' });
    const around = situation([transaction()], [mine]);
    const review = { picture: takePicture(situation(), mine), extent: 'part', account: rules } as const;
    const again = { kind: 'again', attemptId: 'attempt-2', request: { url: '', parameters: {} } } as const;
    // Also where its desk has joined a team since: it is compared as things stand.
    const facts = {
      kind: 'transaction',
      operation: mine,
      review,
      joinedAt: mine.draftedAt,
      situation: around,
      held: around.chain,
    } as const;
    expect(decideTaking(again, facts)).toMatchObject({ kind: 'decided', value: { kind: 'attemptAdded' } });
    for (const state of states.filter((other) => other !== 'notSent')) {
      const other = { ...mine, state };
      expect(codeOf(decideTaking(again, { ...facts, operation: other }))).toBe('notRepeatable');
    }
  });
});
