import { describe, expect, it } from 'vitest';
import { judge } from '../../../main/domain/judges/index.ts';
import { attempt, euros, noon, operation, rules, situation, transaction } from './samples.ts';

const authorization = transaction({ operation: 'authorization' });
const day = 86_400_000;

describe('a capture', () => {
  it('is not offered beside one that waits for the bank, with a row of its own or without', () => {
    const waiting = operation('pending', { operation: 'capture', attempts: [attempt({ execcode: '0003' })] });
    expect(judge('capture', situation([authorization], [waiting]))).toMatchObject({ obstacle: 'inFlight' });
    const row = transaction({ transactionId: 'C1', operation: 'capture', referenceId: 'A1', status: 'waiting' });
    expect(judge('capture', situation([authorization, row]))).toMatchObject({ obstacle: 'inFlight' });
    expect(judge('capture', situation([authorization]))).toMatchObject({ open: true, limit: euros(10_000) });
  });

  it('closes with the seventh day', () => {
    const until = Date.parse('2026-01-22T22:59:59.999Z');
    expect(judge('capture', situation([authorization], [], { now: until }))).toMatchObject({ open: true, until });
    expect(judge('capture', situation([authorization], [], { now: until + 1 }))).toMatchObject({
      obstacle: 'captureExpired',
    });
  });
});

describe('a void', () => {
  it('is of the last live operation, on its own day', () => {
    const refund = (id: string, at: number, voidedBy: string | null = null) =>
      transaction({ transactionId: id, operation: 'refund', referenceId: 'A1', happenedAt: at, voidedBy });
    const rows = [transaction(), refund('R1', noon + 1_000), refund('R2', noon + 2_000, 'V1')];
    expect(judge('void', situation(rows))).toMatchObject({ open: true, reference: { transactionId: 'R1' } });
    expect(judge('void', situation(rows, [], { now: noon + day }))).toMatchObject({ obstacle: 'voidClosed' });
  });

  it.each(['refund', 'capture'] as const)('is closed behind a %s of which the answer named no id', (kind) => {
    const first = kind === 'refund' ? transaction() : authorization;
    const unnamed = operation('succeeded', { operation: kind, attempts: [attempt({ execcode: '0000' })] });
    expect(judge('void', situation([first], [unnamed]))).toMatchObject({ obstacle: 'inFlight' });
    expect(judge('void', situation([first]))).toMatchObject({ open: true });
  });
});

describe('a credit', () => {
  const source = transaction({ alias: 'A-1', client: 'j.snow', clientEmail: 'j.snow@example.com' });
  const open = (row: typeof source) =>
    judge('credit', situation([row], [], { account: { ...rules, creditMode: 'credit' } }));

  it('is in the currency of its account, and not where its source was told in another', () => {
    const dinars = { ...source, amount: { minor: 10_000, currency: 'KWD' } as const };
    expect(open(source)).toMatchObject({ open: true });
    expect(open(dinars)).toMatchObject({ obstacle: 'otherAccountCurrency' });
    expect(open({ ...dinars, currencyKnown: false })).toMatchObject({ open: true });
  });
});
