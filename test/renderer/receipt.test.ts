import { describe, expect, it } from 'vitest';
import type { OperationView } from '../../contract/index.ts';
import { momentOf, type ReceiptWords, toReceipt } from '../../renderer/operation/receipt.ts';
import { signedAmount } from '../../renderer/operation/signed-amount.ts';
import { toSupportText } from '../../renderer/status/support-text.ts';

const sentAt = Date.UTC(2026, 10, 22, 13, 2, 11);

const capture: OperationView = {
  operationId: '0193a5b2-7c31-7e24-8f00-5d2a7c9e1b34',
  accountId: 'DEMOSHOP',
  operation: 'capture',
  state: 'succeeded',
  referenceId: 'A100',
  orderId: '1201',
  amount: { minor: 8_000, currency: 'EUR' },
  reason: 'shipped',
  note: 'for us alone',
  agreement: '',
  actor: 'ada',
  draftedAt: sentAt - 60_000,
  changedAt: sentAt + 400,
  attempts: [
    {
      attemptId: '0193a5b2-7c31-7e24-8f00-5d2a7c9e1b35',
      number: 1,
      sentAt,
      endedAt: sentAt + 400,
      execcode: '0000',
      transactionId: 'A101',
      message: 'Successful operation',
      cause: null,
      foreignAnswer: null,
      proof: null,
    },
  ],
  settlement: null,
  guarded: null,
  repeatable: false,
};

const words: ReceiptWords = {
  environment: 'SANDBOX',
  account: 'Demo shop (DEMOSHOP)',
  operation: 'Capture',
  status: 'Done',
  amount: '€80.00 (eighty euros)',
  moment: '22 Nov 2026, 14:02:11 · Europe/Paris',
  by: 'ada',
  guarded: null,
  proof: null,
  label: (name) => name,
  line: (label, value) => `${label}: ${value}`,
};

describe('toReceipt', () => {
  it('names the line with which the ledger ended, so that a ledger can be held against it', () => {
    const ledgerLine = { line: 12, digest: '0a1b2c3d4e5f6071'.repeat(4) };
    expect(
      toReceipt({ ...capture, ledgerLine }, words)
        .split('\n')
        .at(-1),
    ).toBe('ledger: 12:0a1b2c3d4e5f6071');
    expect(toReceipt(capture, words)).not.toContain('ledger');
  });

  it('begins with the environment, and says who did what with which outcome, and when', () => {
    expect(toReceipt(capture, words).split('\n')).toEqual([
      'SANDBOX',
      'account: Demo shop (DEMOSHOP)',
      'operation: Capture – Done',
      'amount: €80.00 (eighty euros)',
      'order: 1201',
      'reference: A100',
      'TRANSACTIONID: A101',
      'EXECCODE: 0000',
      'time: 22 Nov 2026, 14:02:11 · Europe/Paris',
      'by: ada',
    ]);
  });

  it('has no amount for a stop, and a dash for what never came', () => {
    const stop = { ...capture, operation: 'stopntimes' as const, attempts: [] };
    const text = toReceipt(stop, { ...words, amount: null });
    expect(text).not.toContain('amount:');
    expect(text).toContain('TRANSACTIONID: –\nEXECCODE: –');
  });

  it('takes the TRANSACTIONID that a person proved over the one of the answer', () => {
    const settlement = {
      outcome: 'succeeded',
      transactionId: 'A777',
      reason: 'seen',
      actor: 'ada',
      settledAt: sentAt,
    } as const;
    expect(toReceipt({ ...capture, settlement }, words)).toContain('TRANSACTIONID: A777');
  });

  it('takes what the gateway’s own rows proved over everything before', () => {
    const [attempt] = capture.attempts;
    if (!attempt) throw new Error('The sample has an attempt.');
    const lost = { ...attempt, execcode: null, message: null, transactionId: null, cause: 'timedOut' as const };
    const proof = {
      outcome: 'succeeded',
      transactionId: 'A888',
      execcode: '0000',
      source: 'lookup',
      provedAt: sentAt + 60_000,
    } as const;
    const proved = { ...capture, attempts: [{ ...lost, proof }] };
    const text = toReceipt(proved, { ...words, proof: 'a look-up, 14:03' });
    expect(text).toContain('TRANSACTIONID: A888\nEXECCODE: 0000');
    expect(text).toContain('proof: a look-up, 14:03');
    expect(toReceipt({ ...proved, attempts: [{ ...lost, proof: null }] }, words)).toContain('TRANSACTIONID: –');
    expect(toSupportText(proved, { version: '1.0.0', environment: 'test' })).toContain(
      'proved: succeeded by lookup at 2026-11-22T13:03:11.000Z, 0000, A888',
    );
  });

  it('names the warning that was gone past, and why', () => {
    const guarded = { kinds: 'same amount lately', answer: 'two parcels' };
    expect(
      toReceipt(capture, { ...words, guarded })
        .split('\n')
        .slice(-2),
    ).toEqual(['guarded: same amount lately', 'because: two parcels']);
    expect(toReceipt(capture, words)).not.toContain('guarded');
  });

  it('keeps the note to ourselves', () => {
    expect(toReceipt(capture, words)).not.toContain('for us alone');
  });

  it('is dated by the sending, or by the decision not to send', () => {
    expect(momentOf(capture)).toBe(sentAt);
    expect(momentOf({ ...capture, attempts: [] })).toBe(capture.changedAt);
  });
});

describe('toSupportText', () => {
  it('begins with the environment and gives times in UTC', () => {
    const text = toSupportText(capture, { version: '1.0.0', environment: 'production' });
    expect(text).toMatch(/^PRODUCTION · Be2bill console 1\.0\.0\nOPERATIONTYPE: capture\n/);
    expect(text).toContain('sent: 2026-11-22T13:02:11.000Z');
    expect(text).not.toContain('for us alone');
    expect(text).not.toMatch(/Guards|Settled|proved/);
  });

  it('tells the guards with their answer, and what a person settled', () => {
    const text = toSupportText(
      {
        ...capture,
        guarded: { kinds: ['sameAmountLately', 'chargedBack'], answer: 'two parcels' },
        settlement: { outcome: 'refused', transactionId: null, reason: 'not there', actor: 'bob', settledAt: sentAt },
      },
      { version: '1.0.0', environment: 'test' },
    );
    expect(text).toContain('Guards: sameAmountLately, chargedBack; went on because: two parcels');
    expect(text).toContain('Settled by bob at 2026-11-22T13:02:11.000Z: refused, -: not there');
  });
});

describe('signedAmount', () => {
  const amount = { minor: 100, currency: 'EUR' };

  it.each([
    ['payment', 100],
    ['authorization', 100],
    ['capture', 100],
    ['void', 100],
    ['refund', -100],
    ['credit', -100],
  ] as const)('of a %s is %i', (operation, minor) => {
    expect(signedAmount(operation, amount)).toEqual({ ...amount, minor });
  });

  it('is nothing for a stop', () => {
    expect(signedAmount('stopntimes', amount)).toBeNull();
  });
});
