import { describe, expect, it } from 'vitest';
import { isSameId, judgeAnswered, spellingsOf } from '../../../main/domain/decide/answered.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import { clockTolerance } from '../../../main/domain/time-bounds.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { noon, operation, refundRow, transaction } from './samples.ts';

const answered = (transactionId: string | null, execcode = '0000') =>
  ({ kind: 'answered', execcode, message: '', transactionId }) as const;
const judge = (own: Operation, outcome: ReturnType<typeof answered>, row?: Transaction, isAnothers = false) =>
  judgeAnswered(own, 'attempt-1', outcome, { row, isAnothers });
const foreign = { kind: 'unknown', cause: 'answeredAnothersId' };

describe('the TRANSACTIONID of an answer', () => {
  const refund = operation('sending');

  it('is its own where nobody else has it, or none is named', () => {
    for (const id of ['R1', null]) expect(judge(refund, answered(id))).toEqual(answered(id));
    expect(judge(refund, answered('R1'), refundRow())).toEqual(answered('R1'));
    const lost = { kind: 'unknown', cause: 'timedOut' } as const;
    expect(judgeAnswered(refund, 'attempt-1', lost, { row: undefined, isAnothers: true })).toBe(lost);
  });

  it('is not what the operation refers to, nor what a credit starts from', () => {
    const credit = operation('sending', { operation: 'credit', orderId: 'C-1' });
    for (const own of [refund, credit]) {
      for (const code of ['0000', '0003', '4001', '5001']) {
        expect(judge(own, answered('A1', code), transaction())).toMatchObject(foreign);
      }
    }
    expect(judge(credit, answered('C9'), transaction({ transactionId: 'C9', operation: 'credit' }))).toMatchObject(
      foreign,
    );
  });

  it('may repeat what a refusal without a row, or a stop, refers to: then it names none', () => {
    for (const code of ['1002', '2008', '3003'])
      expect(judge(refund, answered('A1', code))).toEqual(answered(null, code));
    const stop = operation('sending', { operation: 'stopntimes' });
    expect(judge(stop, answered('A1'))).toEqual(answered(null));
  });

  it('is not one that was there before the request', () => {
    const exact = (at: number) => judge(refund, answered('R1'), refundRow({ happenedAt: at })).kind;
    expect(exact(noon - clockTolerance)).toBe('answered');
    expect(exact(noon - clockTolerance - 1)).toBe('unknown');
    const heard = (at: number) =>
      judge(refund, answered('R1'), refundRow({ knownFrom: 'notification', happenedAt: at })).kind;
    expect(heard(noon)).toBe('answered');
    expect(heard(noon - 1)).toBe('unknown');
  });

  it('is the same in whatever case, with spaces around it, and with signs that nobody sees', () => {
    expect(spellingsOf(' a1 ')).toEqual([' a1 ', 'a1', 'A1']);
    expect(spellingsOf('A\u200b1\u200e')).toEqual(['A\u200b1\u200e', 'A1', 'a1']);
    expect(isSameId('A1', ' a1')).toBe(true);
    expect(isSameId('A1', '\u200bA1')).toBe(true);
    expect(isSameId('A1', 'A11')).toBe(false);
  });
});
