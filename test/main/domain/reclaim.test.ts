import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountMethod } from '../../../main/domain/kinds.ts';
import { judgeReclaim } from '../../../main/domain/reclaim.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { noon, refundRow, rules, situation, transaction } from './samples.ts';

const day = 86_400_000;
const at = (instant: string) => Date.parse(instant);

function guardsOf(rows: readonly Transaction[], now = noon, paymentMethod: AccountMethod = 'notSaid') {
  return judgeReclaim(situation(rows, [], { now, account: { ...rules, paymentMethod } }), 'refund');
}

const debit = (changes: Partial<Transaction> = {}) => transaction({ method: 'directDebit', card: '', ...changes });
const unknown = (changes: Partial<Transaction> = {}) => transaction({ method: 'unknown', card: '', ...changes });

describe('a direct debit', () => {
  it('can be reclaimed for eight weeks from the day of the debit, to the last moment of that day', () => {
    const rows = [debit({ debitDay: '2026-01-20' })];
    const until = at('2026-03-17T22:59:59.999Z');
    expect(guardsOf(rows, until)).toEqual([{ kind: 'reclaimable', until, stage: 'noQuestions' }]);
  });

  it('that was never authorised can come back to the thirteenth month, and is silent after it', () => {
    const rows = [debit({ debitDay: '2026-01-20' })];
    const until = at('2027-02-20T22:59:59.999Z');
    const guard = { kind: 'reclaimable', until, stage: 'unauthorised' };
    expect(guardsOf(rows, at('2026-03-17T23:00:00.000Z'))).toEqual([guard]);
    expect(guardsOf(rows, until)).toEqual([guard]);
    expect(guardsOf(rows, until + 1)).toEqual([]);
  });

  it('is guarded longer where nobody tells the day of the debit, never shorter', () => {
    const [exact] = guardsOf([debit()]);
    // Two weeks more than from the request: 15 January, 29 January, 26 March.
    expect(exact).toEqual({ kind: 'reclaimable', until: at('2026-03-26T22:59:59.999Z'), stage: 'noQuestions' });
    const [notified] = guardsOf([debit({ knownFrom: 'notification', happenedAt: noon + day })], noon + day);
    expect(notified?.until).toBe(at('2026-03-27T22:59:59.999Z'));
  });

  it.each(['notSaid', 'card', 'directDebit', 'other', 'several'] as const)(
    'is one on an account that takes %s',
    (method) => {
      expect(guardsOf([debit()], noon, method)).toMatchObject([{ kind: 'reclaimable' }]);
    },
  );

  it('speaks against a refund alone, and not of money that never came or was undone', () => {
    expect(judgeReclaim(situation([debit()]), 'credit')).toEqual([]);
    expect(guardsOf([debit({ status: 'refused' })])).toEqual([]);
    expect(guardsOf([debit({ voidedBy: 'V1' })])).toEqual([]);
  });
});

describe('a payment of which nobody says how it was paid', () => {
  it.each([
    ['notSaid', ['methodUnknown']],
    ['several', ['methodUnknown']],
    ['directDebit', ['reclaimable']],
    ['card', []],
    ['other', []],
  ] as const)('is what the account takes: %s', (method, kinds) => {
    expect(guardsOf([unknown()], noon, method).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each<[string, readonly Transaction[]]>([
    ['another row of its chain names a card', [unknown(), refundRow()]],
    ['it was captured', [unknown({ operation: 'capture', referenceId: 'A0' })]],
    ['it is an instalment', [unknown({ schedule: '1-3' })]],
    ['its holder was authenticated', [unknown({ authenticated: true })]],
  ])('is a card’s where %s', (_, rows) => {
    expect(guardsOf(rows)).toEqual([]);
  });
});

describe('honest refunds', () => {
  it('of cards are never asked about, however they were heard of', () => {
    const source = fc.constantFrom('import', 'lookup', 'notification', 'desk');
    const method = fc.constantFrom<AccountMethod>('notSaid', 'card', 'several');
    fc.assert(
      fc.property(source, method, fc.integer({ min: 0, max: 500 }), (knownFrom, paymentMethod, days) => {
        expect(guardsOf([transaction({ knownFrom })], noon + days * day, paymentMethod)).toEqual([]);
      }),
    );
  });
});
