import { describe, expect, it } from 'vitest';
import { makeChain } from '../../../main/domain/chain.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import { makePlan, tiePlans } from '../../../main/domain/plan.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { attempt, noon, operation, transaction } from './samples.ts';

const day = 86_400_000;
const part = (transactionId: string, schedule: string, days: number, changes: Partial<Transaction> = {}) =>
  transaction({ transactionId, schedule, happenedAt: noon + days * day, ...changes });
const tied = (...rows: readonly Transaction[]) => tiePlans(rows).map(({ scheduleId }) => scheduleId);

describe('instalments', () => {
  it('belong to the last plan of their length that began before them', () => {
    const rows = [
      part('P1', '1-3', 0),
      part('P2', '2-3', 5),
      part('Q1', '1-3', 6),
      part('Q2', '2-3', 11),
      part('S1', '1-2', 7),
    ];
    expect(tied(...rows)).toEqual(['P1', 'P1', 'Q1', 'Q1', 'S1']);
    expect(tied(...rows.toReversed())).toEqual(['S1', 'Q1', 'Q1', 'P1', 'P1']);
  });

  it.each(['waiting', 'unknown', 'refused'] as const)(
    'of a first one that is %s begin no plan and join none',
    (status) => {
      expect(tied(part('P1', '1-3', 0), part('Q1', '1-3', 1, { status }))).toEqual(['P1', null]);
    },
  );

  it('of which nobody told an order belong to no other’s plan', () => {
    const without = { orderId: '' } as const;
    expect(tied(part('P1', '1-3', 0, without), part('P2', '2-3', 5, without))).toEqual(['P1', null]);
  });

  it('outside a plan have none', () => {
    expect(tied(part('A1', '', 0), part('P2', '2-3', 5))).toEqual([null, null]);
  });
});

const planOf = (
  rows: readonly Transaction[],
  operations: readonly Operation[] = [],
  stops: readonly Transaction[] = [],
) => makePlan('P1', rows, makeChain({ accountId: 'SHOP', chainId: 'schedule:P1', transactions: stops, operations }));
const ran = [part('P1', '1-2', 0), part('P2', '2-2', 5)];
const stop = (state: Operation['state'], execcode: string | null) =>
  operation(state, { operation: 'stopntimes', attempts: [attempt({ execcode })] });

describe('a plan', () => {
  it('runs while a date is to come or was refused, and ends with its last', () => {
    expect(planOf(ran.slice(0, 1)).state).toBe('running');
    expect(planOf([...ran.slice(0, 1), part('P2', '2-2', 5, { status: 'refused' })]).state).toBe('running');
    expect(planOf(ran).state).toBe('finished');
  });

  it('is stopped by a stop that succeeded, a stop of somebody else’s, or the word that it was stopped before', () => {
    const [first] = ran as [Transaction];
    expect(planOf([first], [stop('succeeded', '0000')]).state).toBe('stopped');
    expect(planOf([first], [stop('refused', '2011')]).state).toBe('stopped');
    expect(planOf([first], [stop('refused', '2012')]).state).toBe('finished');
    expect(planOf([first], [stop('unknown', null)]).state).toBe('running');
    const theirs = transaction({ transactionId: 'X1', operation: 'stopntimes', referenceId: 'P1' });
    expect(planOf([first], [], [theirs]).state).toBe('stopped');
  });

  it('shows of a date that was tried again how it ended', () => {
    const tries = [part('P1', '1-2', 0), part('P2', '2-2', 5, { status: 'refused' }), part('P3', '2-2', 6)];
    expect(planOf(tries).instalments.map(({ row }) => row?.transactionId)).toEqual(['P1', 'P3']);
    expect(planOf(tries).instalments.map((one) => one.tries)).toEqual([undefined, 2]);
  });

  it('is over although the first try of its last date, which was refused, was heard of behind the one that was paid', () => {
    const paid = part('P3', '2-2', 5, { timeKnown: false });
    const late = part('P2', '2-2', 6, { status: 'refused', timeKnown: false });
    const plan = planOf([part('P1', '1-2', 0), paid, late]);
    expect([plan.state, plan.instalments[1]?.row?.transactionId]).toEqual(['finished', 'P3']);
  });

  it('that this desk asked for has the day and amount of every date; of any other nobody knows what is to come', () => {
    const parameters = { 'AMOUNTS[2026-11-22]': '600', 'AMOUNTS[2026-12-22]': '400' };
    const asked = operation('succeeded', { operation: 'payment', attempts: [attempt({ parameters })] });
    const chain = makeChain({ accountId: 'SHOP', chainId: 'schedule:P1', transactions: [], operations: [] });
    const [first] = ran as [Transaction];
    expect(
      makePlan('P1', [first], chain, { operation: asked, lastLookAt: null }).instalments.map(({ planned }) => planned),
    ).toEqual([
      { day: '2026-11-22', minor: 600 },
      { day: '2026-12-22', minor: 400 },
    ]);
    expect(planOf([first]).instalments.some(({ planned }) => planned)).toBe(false);
  });
});
