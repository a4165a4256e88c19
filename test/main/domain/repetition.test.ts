import { describe, expect, it } from 'vitest';
import { findGuards, lately } from '../../../main/domain/guards.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { attempt, euros, noon, operation, situation, transaction } from './samples.ts';

const intended = { operation: 'refund', amount: euros(4_000) } as const;
const refundRow = (changes: Partial<Transaction> = {}) =>
  transaction({
    transactionId: 'R9',
    operation: 'refund',
    referenceId: 'A1',
    rootId: 'A1',
    amount: euros(4_000),
    happenedAt: noon - 1,
    ...changes,
  });
const repeated = (rows: readonly Transaction[], operations: readonly Operation[] = []) =>
  findGuards(situation([transaction(), ...rows], operations), intended).filter(
    ({ kind }) => kind === 'sameAmountLately',
  );

describe('a refund of the same amount lately', () => {
  it('is seen on the chain itself, under whatever ORDERID it was sent', () => {
    const other = { orderId: 'R-778' };
    expect(repeated([refundRow(other)])).toMatchObject([{ transactionId: 'R9', amount: euros(4_000) }]);
    for (const changes of [
      { amount: euros(4_001) },
      { status: 'refused' },
      { voidedBy: 'V1' },
      { happenedAt: noon - lately - 1 },
    ] as const) {
      expect(repeated([refundRow({ ...other, ...changes })])).toEqual([]);
    }
  });

  it('is seen although the gateway answered it without a TRANSACTIONID, and no row of it is here', () => {
    const sentAt = noon - 1;
    const done = operation('succeeded', { attempts: [attempt({ transactionId: null, rowId: null, sentAt })] });
    expect(repeated([], [done])).toMatchObject([{ transactionId: null, amount: euros(4_000), happenedAt: sentAt }]);
    expect(repeated([], [{ ...done, state: 'refused' }])).toEqual([]);
    expect(repeated([], [{ ...done, amount: euros(4_001) }])).toEqual([]);
    expect(repeated([], [{ ...done, attempts: [attempt({ sentAt: noon - lately - 1 })] }])).toEqual([]);
  });
});
