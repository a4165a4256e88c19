import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Office, openOffice } from './office.ts';

const start = Temporal.PlainDate.from('2026-03-10');

/** Days between the dates of a plan, in its 90 days, and what happens on which day after the first. */
const story = fc.record({
  gaps: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }),
  visits: fc.uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 1, maxLength: 4 }),
  stopAt: fc.option(fc.nat(3)),
  byColleague: fc.boolean(),
});

/** A payment in as many parts as there are dates; gives its SCHEDULEID. */
async function split(office: Office, gaps: readonly number[]): Promise<string> {
  const days = [0, ...gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0))];
  const AMOUNTS = Object.fromEntries(
    days.map((days, index) => [start.add({ days }).toString(), String(1_000 + index)]),
  );
  const { TRANSACTIONID = '' } = await office.shop.pay({ AMOUNT: undefined, AMOUNTS, ORDERID: 'N-1' });
  return TRANSACTIONID;
}

async function stop(office: Office, scheduleId: string, byColleague: boolean): Promise<void> {
  const asked = { accountId: 'SHOP', transactionId: scheduleId, reason: 'other', note: '' } as const;
  if (byColleague) await office.shop.stop(scheduleId);
  else await office.perform({ operation: 'stopntimes', ...asked });
}

/** The ledger's picture of a plan beside the gateway's. */
async function compare(office: Office, scheduleId: string): Promise<void> {
  const known = await office.ledger.views.findPlan('SHOP', scheduleId);
  const real = office.sandbox.schedules('SHOP').find((schedule) => schedule.scheduleId === scheduleId);
  expect(known?.state).toBe(real?.state);
  expect(known?.instalments.map(({ row }) => row && [row.transactionId, row.amount.minor])).toEqual(
    real?.instalments.map(({ tries, amount }) => (tries.length === 0 ? null : [tries.at(-1), amount])),
  );
  const judgement = await office.action(scheduleId, 'stopntimes');
  expect(judgement.open).toBe(real?.state === 'running');
}

describe('a plan in the ledger', () => {
  it("has the gateway's state and instalments after each import, and only a running one can be stopped", async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ gaps, visits, stopAt, byColleague }) => {
        const office = await openOffice({ sandbox: { now: '2026-03-10T09:00:00Z' } });
        const scheduleId = await split(office, gaps);
        await office.importAll();
        for (const [index, days] of visits.toSorted((left, right) => left - right).entries()) {
          office.waitUntil(`${start.add({ days })}T12:00:00Z`);
          await office.importAll();
          if (index === stopAt) await stop(office, scheduleId, byColleague);
          await office.importAll();
          await compare(office, scheduleId);
        }
      }),
      { numRuns: 10 },
    );
  });
});
