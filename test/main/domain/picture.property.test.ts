import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeChain } from '../../../main/domain/chain.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import { type Change, comparePictures, takePicture } from '../../../main/domain/picture.ts';
import { makePlan } from '../../../main/domain/plan.ts';
import type { Situation } from '../../../main/domain/situation.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { euros, noon, operation, refundRow, rules, situation, transaction } from './samples.ts';

const intended = { operation: 'refund', amount: euros(4_000) } as const;
const day = 86_400_000;

const planOf = (rows: readonly Transaction[], operations: readonly Operation[] = []) => {
  const chain = makeChain({ accountId: 'SHOP', chainId: 'schedule:A1', transactions: [], operations });
  return makePlan('A1', rows, chain);
};
const payment = transaction({ schedule: '1-3', scheduleId: 'A1' });
const later = transaction({ transactionId: 'A2', schedule: '2-3', scheduleId: 'A1', happenedAt: noon + day });
const reviewed = situation([payment, refundRow()], [operation('succeeded')], { plan: planOf([payment]) });

const compare = (present: Situation, before = reviewed): Change[] =>
  comparePictures(takePicture(before, intended), takePicture(present, intended));
const withRow = (change: Partial<Transaction>): Situation =>
  situation([{ ...payment, ...change }, refundRow()], [operation('succeeded')], { plan: reviewed.plan });

describe('a picture', () => {
  it.each<[string, Partial<Transaction>]>([
    ['a name', { client: 'm.sand', clientEmail: 'm@example.com', clientName: 'Mance' }],
    ['since when it is known, and from whom', { knownAt: noon + 5, knownFrom: 'lookup' }],
    ['the hour', { happenedAt: noon + 60_000 }],
    ['a card, an alias, EXTRADATA', { card: '…0001', alias: 'A1', extraData: 'x', authenticated: true }],
  ])('is the same whatever is told of %s', (_, change) => {
    expect(compare(withRow(change))).toEqual([]);
  });

  it.each<[string, Partial<Transaction>]>([
    ['its kind', { operation: 'authorization' }],
    ['its amount', { amount: euros(9_999) }],
    ['its currency', { amount: { minor: 10_000, currency: 'USD' } }],
    ['its status', { status: 'waiting' }],
    ['that it was undone', { voidedBy: '' }],
    ['its reference', { referenceId: 'A0' }],
    ['a chargeback', { chargedBack: true }],
    ['a direct debit', { method: 'directDebit' }],
    ['its day', { happenedAt: noon + 11 * 3_600_000 }],
    ['the day of its capture', { captureDay: '2026-01-20' }],
    ['its id', { transactionId: 'A9' }],
  ])('is another one by %s', (_, change) => {
    expect(compare(withRow(change))).toContain('transactions');
  });

  it('is another one by an edit that came beside the chain, whatever guards say of it', () => {
    const edits = [refundRow({ transactionId: 'E1', referenceId: null })];
    const beside = { edits, rows: [], traces: [] };
    const present = { ...reviewed, chain: { ...reviewed.chain, beside } };
    expect(comparePictures(takePicture(reviewed, intended), takePicture(present, intended))).toContain('transactions');
  });

  it('is another one by a row, an operation, its state, an instalment, a plan that was stopped, an account', () => {
    const more = situation([payment, refundRow(), refundRow({ transactionId: 'R2' })], [operation('succeeded')], {
      plan: reviewed.plan,
    });
    expect(compare(more)).toEqual(['transactions']);
    const rows = [payment, refundRow()];
    expect(compare(situation(rows, [], { plan: reviewed.plan }))).toEqual(['operations']);
    expect(compare(situation(rows, [operation('refused')], { plan: reviewed.plan }))).toEqual(['operations']);
    const own = [operation('succeeded')];
    expect(compare(situation(rows, own, { plan: planOf([payment, later]) }))).toEqual(['plan']);
    expect(compare(situation(rows, own))).toEqual(['plan']);
    const stop = operation('unknown', { operation: 'stopntimes' });
    expect(compare(situation(rows, own, { plan: planOf([payment], [stop]) }))).toEqual(['plan']);
    expect(compare({ ...reviewed, account: { ...rules, captureDays: 8 } })).toEqual(['account']);
    for (const rule of Object.keys(rules)) {
      expect(compare({ ...reviewed, account: { ...rules, [rule]: 'UTC' } })).toContain('account');
    }
  });

  it('is the same whoever is said to have undone a row', () => {
    const undone = (voidedBy: string) => withRow({ voidedBy });
    expect(compare(undone('V1'), undone(''))).toEqual([]);
  });

  it('is another one by a guard that came, and not by one that lapsed', () => {
    // Nothing of the same amount is on the chain itself: that would be a guard as well.
    const silent = situation([payment, refundRow({ amount: euros(1_000) })], [], { plan: reviewed.plan });
    const guarded = { ...silent, lately: [refundRow({ happenedAt: noon - 1 })] };
    expect(compare(guarded, silent)).toEqual(['guards']);
    expect(compare(silent, guarded)).toEqual([]);
    const later = { ...guarded, now: noon + 10 * day };
    expect(compare(later, guarded)).toEqual([]);
  });

  it('changes with time alone in nothing, nor with the order in which rows and names stand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.boolean(), (days, turned) => {
        const { chain } = reviewed;
        const transactions = turned ? chain.transactions.toReversed() : chain.transactions;
        const present = { ...reviewed, now: noon + days * day, chain: { ...chain, transactions } };
        expect(compare(present)).toEqual([]);
        const stored = JSON.parse(JSON.stringify(takePicture(reviewed, intended)));
        const shuffled = Object.fromEntries(Object.entries(stored).toReversed());
        expect(comparePictures(shuffled as typeof stored, takePicture(present, intended))).toEqual([]);
      }),
    );
  });
});
