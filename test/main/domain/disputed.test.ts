import { describe, expect, it } from 'vitest';
import { proveByRow } from '../../../main/domain/proof.ts';
import type { Fact } from '../../../main/domain/transaction.ts';
import { nameDisputed } from '../../../main/domain/unread.ts';
import { chainOf, hear } from './histories.ts';
import { attempt, euros, fact, noon, operation } from './samples.ts';

/** As one export tells of them: at one moment. */
const told = (changes: Partial<Fact>) => fact({ knownFrom: 'import', knownAt: noon, ...changes });
const paid = told({ amount: euros(10_000) });
const refund: Partial<Fact> = { transactionId: 'R1', operation: 'refund', referenceId: 'A1', amount: euros(4_000) };
const refused = { execcode: '4001', status: 'refused' } as const;

/** Told in every order, once more among it: the same follows. */
function read(...facts: readonly Fact[]) {
  const balances = [facts, facts.toReversed(), [...facts, ...facts], [...facts.toReversed(), ...facts]].map((order) => {
    const { balance, unread } = chainOf(hear(order), 'A1');
    return { balance, unread };
  });
  for (const other of balances) expect(other).toEqual(balances[0]);
  return balances[0];
}

describe('an export that says two things of one transaction', () => {
  it.each<[string, Partial<Fact>, Partial<Fact>]>([
    ['AMOUNT', { amount: euros(4_000) }, { amount: euros(12_000) }],
    ['EXECCODE', {}, refused],
    ['ORDERID', {}, { orderId: 'W-9' }],
    ['OPERATIONTYPE', {}, { operation: 'capture' }],
    ['REFUNDED', {}, { referenceId: 'A0' }],
  ])('leaves its chain unsure, by its %s, until a later one says one thing', (column, one, other) => {
    const both = [told({ ...refund, ...one }), told({ ...refund, ...other })];
    const doubt = { kind: 'unreadableRow', transactionId: 'R1', column: expect.any(String) };
    const found = read(paid, ...both);
    expect(found?.balance.unsure).toContainEqual({ ...doubt, column });
    expect(found?.unread).toMatchObject([{ transactionId: 'R1', source: 'import', at: noon }]);
    const later = { knownAt: noon + 1_000, happenedAt: noon } as const;
    const corrected = [told({ ...paid, ...later }), told({ ...refund, ...later })];
    expect(read(paid, ...both, ...corrected)).toMatchObject({ unread: [], balance: { left: 6_000, unsure: [] } });
  });

  it('names a column also where a later one calls it a payment, which refers to nothing', () => {
    const both = [told(refund), told({ ...refund, referenceId: 'A0' })];
    const later = told({ ...refund, operation: 'payment', referenceId: null, knownAt: noon + 1_000 });
    const [row] = hear([...both, later]);
    expect(row).toMatchObject({ operation: 'payment' });
    expect(row && nameDisputed(row)).toMatchObject({ column: 'REFUNDED' });
  });

  it('says one where what waits comes before what is final, or leaves something out', () => {
    const waiting = { execcode: '0003', status: 'waiting' } as const;
    const all = [paid, told({ ...refund, ...waiting, orderId: '', referenceId: null }), told(refund)];
    expect(read(...all)).toMatchObject({ unread: [], balance: { left: 6_000, unsure: [] } });
  });

  it('proves nothing of what this desk asked for', () => {
    const open = { ...operation('unknown'), attempts: [attempt({ transactionId: 'R1', sentAt: noon - 1 })] };
    const prove = (...facts: readonly Fact[]) => {
      const row = hear([paid, ...facts]).find(({ transactionId }) => transactionId === 'R1');
      return row && proveByRow(open, row);
    };
    const row = told({ ...refund, amount: open.amount });
    expect(prove(row)).toMatchObject({ proof: { outcome: 'succeeded' } });
    expect(prove(row, { ...row, ...refused })).toBeUndefined();
  });
});
