import { describe, expect, it } from 'vitest';
import { judge } from '../../../main/domain/judges/index.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { attempt, operation, refundRow, situation, transaction } from './samples.ts';

const voidOf = (referenceId: string, changes: Partial<Transaction> = {}) =>
  transaction({ transactionId: 'V1', operation: 'void', referenceId, status: 'waiting', execcode: '0003', ...changes });
const authorization = transaction({ transactionId: 'H1', operation: 'authorization' });
const capture = transaction({ transactionId: 'C1', operation: 'capture', referenceId: 'H1' });
/** As a lookup tells of a void that its bank has not answered yet, of one without a final code, and as nobody named it. */
const open = [{}, { status: 'unknown', execcode: '5004' }, { referenceInferred: true }] as const;

describe('a void that is told and not final', () => {
  it.each(open)('leaves nothing for certain of the payment that it is of: %o', (changes) => {
    const around = situation([transaction(), refundRow({ voidedBy: 'V0' }), voidOf('A1', changes)]);
    expect(around.chain.balance).toMatchObject({ paid: 10_000, inFlight: 10_000, left: 0, leftAtMost: 0 });
    expect(judge('refund', around)).toMatchObject({ open: false, obstacle: 'inFlight' });
    expect(judge('void', around)).toMatchObject({ open: false, obstacle: 'inFlight' });
  });

  it.each(open)('leaves nothing of a capture, and nothing to capture of an authorization: %o', (changes) => {
    const captured = situation([authorization, capture, voidOf('C1', changes)]);
    expect(captured.chain.balance).toMatchObject({ paid: 10_000, left: 0, leftAtMost: 0 });
    expect(judge('refund', captured)).toMatchObject({ open: false });
    const authorized = situation([authorization, voidOf('H1', changes)]);
    expect(authorized.chain.balance).toMatchObject({ authorised: 0 });
    expect(judge('capture', authorized)).toMatchObject({ open: false, obstacle: 'inFlight' });
  });

  it('takes no more than is left beside what was refunded, and gives back no refund that it is of', () => {
    const beside = situation([transaction(), refundRow(), voidOf('A1')]);
    expect(beside.chain.balance).toMatchObject({ refunded: 4_000, inFlight: 6_000, left: 0 });
    const ofRefund = situation([transaction(), refundRow(), voidOf('R1')]);
    expect(ofRefund.chain.balance).toMatchObject({ refunded: 4_000, inFlight: 0, left: 6_000, leftAtMost: 6_000 });
    expect(judge('void', ofRefund)).toMatchObject({ open: false, obstacle: 'inFlight' });
    expect(judge('refund', ofRefund)).toMatchObject({ open: true });
  });

  it('changes nothing once it is refused or undone itself, or of what stands no more', () => {
    for (const rows of [
      [transaction(), voidOf('A1', { status: 'refused', execcode: '4001' })],
      [transaction(), voidOf('A1', { voidedBy: 'V2' })],
      [transaction(), refundRow({ voidedBy: 'V2' }), voidOf('R1')],
    ]) {
      const around = situation(rows);
      expect(around.chain.balance).toMatchObject({ inFlight: 0, left: 10_000 });
      expect(judge('refund', around)).toMatchObject({ open: true });
    }
  });
});

describe('what this desk made and waits for without a TRANSACTIONID', () => {
  it('is in the way of every edit, as a void', () => {
    const around = situation([transaction()], [operation('pending', { operation: 'void' })]);
    expect(around.chain.balance).toMatchObject({ inFlight: 10_000, left: 0 });
    for (const edit of ['refund', 'void'] as const) {
      expect(judge(edit, around)).toMatchObject({ open: false, obstacle: 'inFlight' });
    }
  });

  it('is the last operation, as a refund or a capture: nothing before it is voided', () => {
    const refund = operation('pending', { attempts: [attempt({ execcode: '0003' })] });
    expect(judge('void', situation([transaction()], [refund]))).toMatchObject({ open: false, obstacle: 'inFlight' });
    const captured = { ...refund, operation: 'capture', chainId: 'H1', referenceId: 'H1' } as const;
    expect(judge('void', situation([authorization], [captured]))).toMatchObject({ open: false, obstacle: 'inFlight' });
  });
});

it('an edit without a final code may be the last operation: a void of what stands before it is doubted', () => {
  const unknown = refundRow({ status: 'unknown', execcode: '5004', happenedAt: transaction().happenedAt + 1_000 });
  expect(judge('void', situation([transaction(), unknown]))).toMatchObject({
    open: true,
    reference: { transactionId: 'A1' },
    doubts: [{ kind: 'perhapsNotLast', transactionIds: ['R1'] }],
  });
  const undone = { ...unknown, voidedBy: 'V1' };
  expect(judge('void', situation([transaction(), undone]))).toMatchObject({ open: true, doubts: [] });
});
