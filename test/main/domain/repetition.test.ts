import { describe, expect, it } from 'vitest';
import { findGuards } from '../../../main/domain/guards.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import { lately } from '../../../main/domain/repetition.ts';
import {
  type Credited,
  type Intended,
  isToCustomerOf,
  nothingCredited,
  type Situation,
  withoutOperation,
} from '../../../main/domain/situation.ts';
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

describe('what gives the same money by another way', () => {
  const credit = { operation: 'credit', amount: euros(4_000) } as const;
  const creditRow = (changes: Partial<Transaction> = {}) =>
    transaction({ transactionId: 'K1', operation: 'credit', orderId: 'K-1', amount: euros(4_000), ...changes });
  const creditOf = (changes: Partial<Operation> = {}) =>
    operation('succeeded', {
      operation: 'credit',
      operationId: 'credit-1',
      chainId: 'credit:K-1',
      orderId: 'K-1',
      ...changes,
    });
  const guards = (
    intent: Intended,
    around: Partial<Situation>,
    chained: readonly Operation[] = [],
    rows: readonly Transaction[] = [],
  ) =>
    findGuards(situation([transaction({ alias: 'AL1' }), ...rows], chained, around), intent).filter(
      ({ kind }) => kind === 'sameAmountLately',
    );

  it('is a refund before a credit, and a credit before a refund', () => {
    expect(guards(credit, {}, [], [refundRow()])).toMatchObject([{ transactionId: 'R9', gave: 'refund' }]);
    expect(guards(intended, { lately: [creditRow()] })).toMatchObject([{ transactionId: 'K1', gave: 'credit' }]);
    expect(guards(credit, { lately: [creditRow()] })).toEqual([
      { kind: 'sameAmountLately', transactionId: 'K1', amount: euros(4_000), happenedAt: noon, timeKnown: true },
    ]);
    expect(guards({ ...credit, amount: euros(4_001) }, {}, [], [refundRow()])).toEqual([]);
  });

  it('is a refund of which nobody knows what became of it, before a credit: its chain holds no credit', () => {
    for (const state of ['confirmed', 'sending', 'unknown', 'pending'] as const) {
      const lost = operation(state, { attempts: [attempt({ sentAt: noon - lately - 1 })] });
      expect(guards(credit, {}, [lost])).toMatchObject([{ transactionId: null, gave: 'refund', isOpen: true }]);
    }
    for (const state of ['refused', 'notSent'] as const) expect(guards(credit, {}, [operation(state)])).toEqual([]);
    // Refused under the id of something else, as a source tells (doubted.ts).
    const refused = operation('refused', { attempts: [attempt({ execcode: '4001', transactionId: 'X9' })] });
    const { chain } = situation([transaction({ alias: 'AL1' })], [refused]);
    const doubted = [{ operationId: refused.operationId, transactionId: 'X9' }];
    expect(guards(credit, { chain: { ...chain, doubted } })).toMatchObject([{ isOpen: true }]);
  });

  it('is a refund that waits without a TRANSACTIONID, before another one', () => {
    expect(guards(intended, {}, [operation('pending')])).toMatchObject([{ transactionId: null, isOpen: true }]);
  });

  it('is a credit to the same customer under another order, or without a TRANSACTIONID, or of no known outcome', () => {
    const beside = (credited: Partial<Credited>) => ({ credited: { ...nothingCredited, ...credited } });
    expect(guards(credit, beside({ rows: [creditRow()] }))).toMatchObject([{ transactionId: 'K1', orderId: 'K-1' }]);
    for (const changes of [{ voidedBy: 'V1' }, { status: 'refused' }, { happenedAt: noon - lately - 1 }] as const) {
      expect(guards(credit, beside({ rows: [creditRow(changes)] }))).toEqual([]);
    }
    const unseen = { transactionId: null, orderId: 'K-1' };
    expect(guards(credit, beside({ operations: [creditOf()] }))).toMatchObject([unseen]);
    expect(guards(intended, beside({ operations: [creditOf()] }))).toMatchObject([{ ...unseen, gave: 'credit' }]);
    expect(guards(credit, beside({ operations: [creditOf({ state: 'unknown' })] }))).toMatchObject([
      { ...unseen, isOpen: true },
    ]);
    expect(guards(credit, beside({ operations: [creditOf({ state: 'refused' })] }))).toEqual([]);
    const named = creditOf({ attempts: [attempt({ transactionId: 'K1' })] });
    const undone = creditRow({ voidedBy: 'V1' });
    expect(guards(credit, beside({ operations: [named], rows: [undone] }))).toEqual([]);
    const own = withoutOperation(situation([transaction()], [], beside({ operations: [creditOf()] })), creditOf());
    expect(own.credited.operations).toEqual([]);
  });

  it('is to an alias of the chain, or was prepared from one of its rows', () => {
    const to = (alias: string) => [attempt({ parameters: { ALIAS: alias } })];
    const rows = [transaction({ alias: 'AL1' }), transaction({ transactionId: 'A2' })];
    expect(isToCustomerOf(creditOf({ referenceId: 'B7', attempts: to('AL1') }), rows)).toBe(true);
    expect(isToCustomerOf(creditOf({ referenceId: 'A2', attempts: to('AL9') }), rows)).toBe(true);
    expect(isToCustomerOf(creditOf({ referenceId: 'B7', attempts: to('AL9') }), rows)).toBe(false);
    expect(isToCustomerOf(creditOf({ referenceId: 'B7', attempts: to('') }), rows)).toBe(false);
  });
});

it('a chargeback speaks against a refund, whichever row of the chain a source marks with it', () => {
  const authorization = transaction({ transactionId: 'H1', operation: 'authorization', chargedBack: true });
  const capture = transaction({ transactionId: 'C1', operation: 'capture', referenceId: 'H1' });
  expect(findGuards(situation([authorization, capture]), intended)).toEqual([
    { kind: 'chargedBack', transactionId: 'H1' },
  ]);
});
