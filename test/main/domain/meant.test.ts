import { describe, expect, it } from 'vitest';
import { isMeant } from '../../../main/domain/meant.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { euros, noon, refundRow, transaction } from './samples.ts';

const minute = 60_000;

/** What an answer named, and nobody else has told of. */
function answered(changes: Partial<Transaction> = {}): Transaction {
  const row = refundRow({ transactionId: 'X', ...changes });
  return { ...row, knownFrom: 'desk', told: { ...row.told, from: 'desk' } };
}

/** What a source tells to be of that. */
function edit(changes: Partial<Transaction> = {}): Transaction {
  const row = transaction({
    transactionId: 'E',
    operation: 'void',
    referenceId: 'X',
    amount: euros(4_000),
    ...changes,
  });
  return { ...row, told: { ...row.told, referenceId: 'X' } };
}

describe('what an edit is told to refer to', () => {
  it('is what an answer alone named, where it can be of that', () => {
    expect(isMeant(edit(), answered())).toBe(true);
    expect(isMeant(edit({ amount: euros(0) }), answered())).toBe(true);
    const captured = answered({ operation: 'capture', amount: euros(10_000) });
    expect(isMeant(edit({ operation: 'refund' }), captured)).toBe(true);
    const authorized = answered({ operation: 'authorization', referenceId: null, rootId: 'X' });
    expect(isMeant(edit({ operation: 'capture' }), authorized)).toBe(true);
  });

  it.each<[string, Partial<Transaction>, Partial<Transaction>]>([
    ['its sum is another', { amount: euros(5_000) }, {}],
    ['its sum is more', { operation: 'refund', amount: euros(4_001) }, { operation: 'capture' }],
    ['nothing of that kind is voided', {}, { operation: 'void' }],
    ['nothing of that kind is captured', { operation: 'capture' }, { operation: 'refund' }],
    ['nothing of that kind is refunded', { operation: 'refund' }, { operation: 'void' }],
    ['it was refused', {}, { status: 'refused', execcode: '4001' }],
    ['it came before, whatever the clocks', { happenedAt: noon - 6 * minute }, { happenedAt: noon }],
  ])('is something else where %s', (_, told, named) => {
    expect(isMeant(edit(told), answered(named))).toBe(false);
  });

  it('is what is known wherever a source tells of it, or this desk tells of both', () => {
    const otherwise = edit({ amount: euros(5_000) });
    expect(isMeant(otherwise, refundRow({ transactionId: 'X' }))).toBe(true);
    const own = answered({ transactionId: 'E', operation: 'void', referenceId: 'X', amount: euros(5_000) });
    expect(isMeant({ ...own, told: { ...own.told, referenceId: 'X' } }, answered())).toBe(true);
    // What was found in its place is judged where it is found.
    expect(isMeant({ ...otherwise, told: { ...otherwise.told, referenceId: null } }, answered())).toBe(true);
  });

  it('is not judged by an edit that moved nothing, nor by a sum in units that nobody knows', () => {
    expect(isMeant(edit({ amount: euros(5_000), status: 'refused' }), answered())).toBe(true);
    expect(isMeant(edit({ amount: euros(40), inMajorUnits: true, currencyTold: false }), answered())).toBe(true);
  });

  it('is not shut by what undid it already by that edit', () => {
    const undone = answered({ voidedBy: 'E' });
    expect(isMeant(edit(), { ...undone, told: { ...undone.told, voidedBy: null } })).toBe(true);
  });
});
