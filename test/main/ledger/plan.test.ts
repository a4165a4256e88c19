import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { AttemptOutcome } from '../../../main/domain/operation.ts';
import type { Ledger } from '../../../main/ledger/ledger.ts';
import type { ToldTransaction } from '../../../main/ports/told-row.ts';
import { confirm, importRows, noon, openTemporaryLedger, row, stamp } from './samples.ts';

const day = 86_400_000;
let ledger: Ledger;

beforeEach(async () => {
  const opened = await openTemporaryLedger();
  ledger = opened.ledger;
  onTestFinished(opened.close);
});

/** An instalment of 30.00 on the day that its place says, of the order W-1001. */
function instalment(schedule: string, changes: Partial<ToldTransaction> = {}) {
  const index = Number(schedule.split('-')[0]);
  const happenedAt = noon + (index - 1) * 30 * day;
  return row({ transactionId: `P${index}`, schedule, amountMinor: 3_000, happenedAt, ...changes });
}

const planOf = (id: string) => ledger.views.findPlan('SHOP', id);
const idsOf = async (id: string) => (await planOf(id))?.instalments.map((date) => date.row?.transactionId ?? null);

/** A stop of the plan P1 that ends in this outcome; `held` is not ended at all. */
async function stop(outcome: AttemptOutcome | 'held'): Promise<void> {
  const { confirmation, written } = await confirm(ledger, {
    operation: 'stopntimes',
    chainId: 'schedule:P1',
    referenceId: 'P1',
    amount: { minor: 0, currency: 'EUR' },
  });
  expect(confirmation.kind).toBe('taken');
  await ledger.journal.begin(written.operationId, written.attemptId, stamp);
  if (outcome !== 'held') await ledger.journal.end(written.operationId, written.attemptId, outcome, stamp);
}

const answered = (execcode: string) => ({ kind: 'answered', execcode, message: '', transactionId: null }) as const;

describe('the plan of an instalment', () => {
  it('holds what ran and what is to come, whichever instalment one asks from', async () => {
    await importRows(ledger, [instalment('1-3'), instalment('2-3')]);
    expect(await planOf('P2')).toMatchObject({ scheduleId: 'P1', state: 'running' });
    expect(await idsOf('P1')).toEqual(['P1', 'P2', null]);
    expect(await planOf('P1')).toEqual(await planOf('P2'));
  });

  it('is the same whatever came in first', async () => {
    await importRows(ledger, [instalment('3-3'), instalment('2-3')]);
    expect(await planOf('P3')).toBeNull();
    await importRows(ledger, [instalment('1-3')]);
    expect(await idsOf('P3')).toEqual(['P1', 'P2', 'P3']);
    expect((await planOf('P3'))?.state).toBe('finished');
  });

  it('is nobody else’s: not of a plain payment, a refused beginning, another account or another order', async () => {
    await importRows(ledger, [
      row({ transactionId: 'A9' }),
      instalment('1-3', { execcode: '4001' }),
      instalment('1-2', { transactionId: 'Q1', orderId: 'W-2' }),
      instalment('2-3', { transactionId: 'R2', accountId: 'OTHER' }),
    ]);
    expect(await planOf('A9')).toBeNull();
    expect(await planOf('P1')).toBeNull();
    expect(await planOf('R2')).toBeNull();
    expect(await idsOf('Q1')).toEqual(['Q1', null]);
  });

  it('of an order that was split twice is the one that began last before it', async () => {
    await importRows(ledger, [
      instalment('1-2'),
      instalment('1-2', { transactionId: 'Q1', happenedAt: noon + 5 * day }),
      instalment('2-2', { transactionId: 'Q2', happenedAt: noon + 35 * day }),
    ]);
    expect(await idsOf('Q2')).toEqual(['Q1', 'Q2']);
    expect(await idsOf('P1')).toEqual(['P1', null]);
  });

  it('shows the last of several tries of one date, and is not finished while one is refused', async () => {
    const retried = [
      instalment('2-2', { transactionId: 'T1', execcode: '4002' }),
      instalment('2-2', { transactionId: 'T2', execcode: '4002', happenedAt: noon + 31 * day }),
    ];
    await importRows(ledger, [instalment('1-2'), ...retried]);
    expect(await idsOf('P1')).toEqual(['P1', 'T2']);
    expect((await planOf('P1'))?.state).toBe('running');
    await importRows(ledger, [instalment('2-2', { transactionId: 'T3', happenedAt: noon + 32 * day })]);
    expect((await planOf('P1'))?.state).toBe('finished');
  });
});

describe('a stop', () => {
  beforeEach(() => importRows(ledger, [instalment('1-3'), instalment('2-3')]));

  it.each([
    ['0000', 'stopped'],
    ['2011', 'stopped'],
    ['2012', 'finished'],
    ['2010', 'running'],
    ['3003', 'running'],
  ])('answered %s leaves the plan %s', async (execcode, state) => {
    await stop(answered(execcode));
    expect((await planOf('P2'))?.state).toBe(state);
  });

  it('that is under way holds the plan and no instalment', async () => {
    await stop('held');
    expect((await ledger.views.findPlan('SHOP', 'P2'))?.chain.operations).toMatchObject([{ state: 'sending' }]);
    expect((await ledger.views.findChain('SHOP', 'P1'))?.operations).toEqual([]);
    expect((await planOf('P1'))?.state).toBe('running');
  });

  it('survives a rebuild', async () => {
    await stop(answered('0000'));
    const before = await planOf('P1');
    await ledger.rebuildProjections();
    expect(await planOf('P1')).toEqual(before);
  });
});
