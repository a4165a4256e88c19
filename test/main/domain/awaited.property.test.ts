import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAwaited, longestLooking, nextInstalmentLook } from '../../../main/domain/awaited.ts';
import { makeChain } from '../../../main/domain/chain.ts';
import { makePlan, type Plan } from '../../../main/domain/plan.ts';
import { startOfDay } from '../../../protocol/plan/index.ts';
import { attempt, operation, transaction } from './samples.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;

const days = ['2026-11-22', '2026-12-22', '2027-01-22'] as const;
const parameters = Object.fromEntries(days.map((date) => [`AMOUNTS[${date}]`, '1000']));
const asked = operation('succeeded', { operation: 'payment', attempts: [attempt({ parameters })] });
const part = (index: number, status: 'succeeded' | 'refused' = 'succeeded', orderId = 'W-1') =>
  transaction({ transactionId: `P${index}`, orderId, schedule: `${index}-3`, status, happenedAt: dayOf(index) });
const dayOf = (index: number) => startOfDay(days[index - 1] ?? '');

function planOf(rows: readonly ReturnType<typeof part>[], lastLookAt: number | null, operations = [asked]): Plan {
  const stops = operations.filter((one) => one !== asked);
  const chain = makeChain({ accountId: 'SHOP', chainId: 'schedule:P1', transactions: [], operations: stops });
  return makePlan('P1', rows, chain, { operation: asked, lastLookAt });
}

const later = dayOf(3) + week;

describe('the timetable of a plan', () => {
  it('begins with each date and its lag: a few times on the first day, then daily, then weekly, for half a year', () => {
    const looks: number[] = [];
    for (let now = dayOf(2); ; ) {
      const next = nextInstalmentLook(planOf([part(1), part(3)], looks.at(-1) ?? null), 120, now);
      if (next === null) break;
      looks.push(next);
      now = next;
    }
    const hours = looks.map((look) => (look - dayOf(2)) / hour - 2);
    expect(hours.slice(0, 12)).toEqual([0, 1, 3, 8, 24, 48, 72, 96, 120, 144, 168, 336]);
    expect(hours.at(-1)).toBe(longestLooking / hour);
  });

  it('asks nothing of a plan that was stopped or has ended, of somebody else’s, or of an order that is two', () => {
    const stop = operation('succeeded', { operation: 'stopntimes' });
    expect(nextInstalmentLook(planOf([part(1)], null, [asked, stop]), 0, later)).toBeNull();
    expect(nextInstalmentLook(planOf([part(1), part(2), part(3)], null), 0, later)).toBeNull();
    const { chain } = planOf([part(1)], null);
    expect(nextInstalmentLook(makePlan('P1', [part(1)], chain), 0, later)).toBeNull();
    expect(nextInstalmentLook(planOf([part(1, 'succeeded', 'W-1;W-2')], null), 0, later)).toBeNull();
    expect(nextInstalmentLook(planOf([part(1)], null), 0, later)).toBe(dayOf(2));
  });

  it('goes on for one that was refused, which the gateway may try again', () => {
    expect(listAwaited(planOf([part(1), part(2, 'refused')], null), 0)).toMatchObject([{ index: 2 }, { index: 3 }]);
    expect(nextInstalmentLook(planOf([part(1), part(2, 'refused')], dayOf(2)), 0, dayOf(2))).toBe(dayOf(2) + hour);
  });

  it('looks for each within a week of its date or of the last look, never before it, never once it is there', () => {
    const delay = fc.oneof(fc.nat({ max: 20 * 24 }), fc.constant(Number.POSITIVE_INFINITY));
    // Closed for hours or days, or with a clock that is put back; each is a restart, since nothing but the ledger is kept.
    const step = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 12, max: 800 }), fc.constant(-100));
    fc.assert(
      fc.property(
        fc.tuple(delay, delay),
        fc.integer({ min: 0, max: 48 }),
        fc.array(step, { maxLength: 60 }),
        (delays, lagHours, steps) => {
          const madeAt = [0, ...delays].map((hours, index) => dayOf(index + 1) + hours * hour);
          const lag = lagHours * 60;
          let known: readonly number[] = [1];
          let lastLookAt: number | null = null;
          let now = dayOf(1) + 12 * hour;
          for (const hours of steps) {
            now += hours * hour;
            const plan = planOf(
              known.map((index) => part(index)),
              lastLookAt,
            );
            const due = [2, 3].filter((index) => !known.includes(index) && dayOf(index) + lag * minute <= now);
            const sought = due.filter((index) => now <= dayOf(index) + lag * minute + longestLooking);
            const next = nextInstalmentLook(plan, lag, now);
            const isDue = next !== null && next <= now;
            if (isDue) expect(due).not.toEqual([]);
            const neverAsked =
              lastLookAt === null || sought.some((index) => (lastLookAt ?? 0) < dayOf(index) + lag * minute);
            if (sought.length > 0 && neverAsked) expect(isDue).toBe(true);
            if (isDue) {
              lastLookAt = now;
              known = [1, 2, 3].filter(
                (index) => known.includes(index) || (madeAt[index - 1] ?? 0) + lag * minute <= now,
              );
            }
            const after = nextInstalmentLook(
              planOf(
                known.map((index) => part(index)),
                lastLookAt,
              ),
              lag,
              now,
            );
            const isOpen = sought.some(
              (index) => !known.includes(index) && now + week <= dayOf(index) + longestLooking,
            );
            if (isOpen) expect((after ?? Number.POSITIVE_INFINITY) - now).toBeLessThanOrEqual(week);
            if (known.length === 3) expect(after).toBeNull();
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
