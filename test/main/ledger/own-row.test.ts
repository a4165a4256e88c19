import { v7 as createId } from 'uuid';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { appendEvent } from '../../../main/ledger/events/append.ts';
import { beginWriting } from '../../../main/ledger/writing/writing.ts';
import { openSqliteCore, type SqliteCore } from '../ports/sqlite-core.ts';
import { draft, row, rules, stamp } from './samples.ts';

let core: SqliteCore;
beforeEach(() => {
  core = openSqliteCore();
  onTestFinished(() => core.close());
  core.intake.recordRows(createId(), { rows: [row()], source: 'import' }, stamp);
});

/** A refund of A1 as programs wrote it down that believed any TRANSACTIONID of an answer. */
function refundBefore(minor: number, execcode: '0000' | '4001', transactionId: string): void {
  const drafted = draft({ amount: { minor, currency: 'EUR' } });
  const { operationId, attemptId } = drafted;
  const write = (event: Parameters<typeof appendEvent>[1]) => appendEvent(beginWriting(core.database), event, stamp);
  const state = execcode === '0000' ? 'succeeded' : 'refused';
  const outcome = { kind: 'answered', execcode, message: '', transactionId } as const;
  core.journal.draft(drafted, stamp);
  write({ kind: 'operationConfirmed', operationId, attemptId, guarded: null, account: rules });
  write({ kind: 'attemptBegun', operationId, attemptId });
  write({ kind: 'attemptEnded', operationId, attemptId, outcome, verdict: state, state });
}

const balance = () => core.views.findChain('SHOP', 'A1')?.balance;
const made = () => core.views.findChain('SHOP', 'A1')?.transactions.at(-1);

describe('a log in which two refunds were answered with one id', () => {
  it('counts both, and leaves the first one’s row as it is', () => {
    refundBefore(3_000, '0000', 'R1');
    const before = made();
    refundBefore(2_000, '0000', 'R1');
    expect(made()).toEqual(before);
    expect(balance()).toMatchObject({ refunded: 5_000, left: 5_000 });
  });

  it('counts both of one amount', () => {
    refundBefore(2_000, '0000', 'R1');
    refundBefore(2_000, '0000', 'R1');
    expect(balance()).toMatchObject({ refunded: 4_000, left: 6_000 });
  });

  it('keeps the first one’s success from the refusal of the second', () => {
    refundBefore(3_000, '0000', 'R1');
    const before = made();
    refundBefore(3_000, '4001', 'R1');
    expect(made()).toEqual(before);
    expect(balance()).toMatchObject({ refunded: 3_000, left: 7_000 });
  });
});
