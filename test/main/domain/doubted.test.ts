import { describe, expect, it } from 'vitest';
import { makeChain } from '../../../main/domain/chain.ts';
import { standTogether } from '../../../main/domain/chain-state.ts';
import { asKnown, listAnswered, listDoubted } from '../../../main/domain/doubted.ts';
import { findHolder } from '../../../main/domain/judges/judgement.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { attempt, operation, refundRow, transaction } from './samples.ts';

const refused = operation('refused', {
  attempts: [attempt({ attemptId: 'attempt-1', transactionId: 'X9', execcode: '4001', verdict: 'refused' })],
});
const payment = transaction({ transactionId: 'X9', orderId: 'W-9' });

describe('a refusal under the TRANSACTIONID of something else', () => {
  const chainOf = (named: readonly Transaction[], operations = [refused], edits: readonly Transaction[] = []) =>
    makeChain({ accountId: 'SHOP', chainId: 'A1', transactions: [transaction(), ...edits], operations, named });

  it('tells nothing: its operation is as unknown as if nothing had been answered', () => {
    const { balance, doubted, operations } = chainOf([payment]);
    expect(doubted).toEqual([{ operationId: refused.operationId, transactionId: 'X9' }]);
    expect(asKnown(operations, doubted)).toEqual([{ ...refused, state: 'unknown' }]);
    expect(balance).toMatchObject({ inFlight: refused.amount.minor, left: 10_000 - refused.amount.minor });
    expect(standTogether(chainOf([payment])).get('A1')?.standing).toBe('unknown');
    expect(standTogether(chainOf([])).get('A1')?.standing).toBe('paid');
    expect(balance.unsure).toEqual([{ kind: 'doubtedRefusal', transactionIds: ['X9'] }]);
  });

  it('names each row once, however many answers named it', () => {
    const twice = [refused, { ...refused, operationId: 'operation-2' }];
    const { balance, doubted } = chainOf([payment], twice);
    expect(doubted).toHaveLength(2);
    expect(balance.unsure).toEqual([{ kind: 'doubtedRefusal', transactionIds: ['X9'] }]);
  });

  it('holds its chain, also where it is a colleague’s, whose own desk alone takes it back', () => {
    expect(findHolder(chainOf([payment]))).toBe('toSettleFirst');
    expect(findHolder(chainOf([payment], [{ ...refused, deskId: 'desk-2' }]))).toBe('inFlight');
    expect(findHolder(chainOf([]))).toBeUndefined();
  });

  it.each([
    ['nobody has told of that row', []],
    ['only this desk has', [{ ...refundRow({ transactionId: 'X9' }), knownFrom: 'desk' } as Transaction]],
    ['it can be what was refused', [refundRow({ transactionId: 'X9', amount: refused.amount })]],
  ])('stands where %s', (_, named) => {
    expect(chainOf(named).doubted).toEqual([]);
    expect(chainOf(named).balance).toMatchObject({ inFlight: 0, left: 10_000, unsure: [] });
  });

  it('is known by a row of its own, and by what a row proved or a person said', () => {
    const own = refundRow({ extraData: 'attempt-1', amount: refused.amount });
    expect(chainOf([payment], [refused], [own])).toMatchObject({ doubted: [], balance: { inFlight: 0, left: 6_000 } });
    const settled = { outcome: 'refused', transactionId: null, reason: 'seen', actor: 'a', settledAt: 1 } as const;
    expect(chainOf([payment], [{ ...refused, settlement: settled }]).doubted).toEqual([]);
  });

  it('is sought by the id that was answered, unless the chain has it', () => {
    expect(listAnswered([refused], [transaction()])).toEqual(['X9']);
    expect(listAnswered([refused], [payment])).toEqual([]);
    expect(listAnswered([operation('succeeded', { attempts: refused.attempts })], [])).toEqual([]);
    expect(listDoubted([refused], [payment], [])).toEqual([{ operationId: refused.operationId, transactionId: 'X9' }]);
  });
});
