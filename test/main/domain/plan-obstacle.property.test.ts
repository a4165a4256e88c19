import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlanObstacle } from '../../../main/domain/charge/plan-obstacle.ts';
import { daysAfter, type PlannedInstalment, planToday, totalOf } from '../../../protocol/plan/index.ts';
import { isPlanInTime, outlastsPlan } from '../../../sandbox/checks/amounts.ts';

const dayLength = 86_400_000;

/** Plans around every edge: of the day of the request, of ninety days, of a card's last day; in and out of order. */
const asked = fc.record({
  // Around both clock changes, 29 February, and midnight in Paris and in UTC.
  now: fc
    .tuple(
      fc.constantFrom('2026-03-29', '2026-10-25', '2028-02-29', '2026-12-31'),
      fc.constantFrom(-120, -61, -1, 0, 1, 719, 1_381, 1_439),
    )
    .map(([day, minutes]) => Date.parse(`${day}T00:00:00Z`) + minutes * 60_000),
  offset: fc.constantFrom(-1, 0, 0, 0, 1),
  distances: fc.uniqueArray(fc.constantFrom(1, 28, 30, 31, 58, 60, 89, 90, 91), { minLength: 1, maxLength: 3 }),
  expiry: fc.constantFrom('03-26', '12-26', '01-27', '03-28', '12-30'),
});

describe('what keeps a plan from being asked for', () => {
  it('is what the gateway would refuse it for, and nothing else', () => {
    fc.assert(
      fc.property(asked, ({ now, offset, distances, expiry }) => {
        const first = daysAfter(planToday(now + offset * dayLength), 0);
        const days = [
          first,
          ...distances.toSorted((left, right) => left - right).map((days) => daysAfter(first, days)),
        ];
        const instalments: PlannedInstalment[] = days.map((day, index) => ({ day, minor: 100 + index }));
        const obstacle = findPlanObstacle({ minor: totalOf(instalments), instalments }, { now, cardExpiry: expiry });

        const AMOUNTS = Object.fromEntries(instalments.map(({ day, minor }) => [day, String(minor)]));
        const attempt = { fields: { AMOUNTS }, account: { planOnLastDay: false } } as never;
        const taken = isPlanInTime({ AMOUNTS }, now) && outlastsPlan(expiry, attempt);
        expect(obstacle === undefined).toBe(taken);
        expect(obstacle === 'planDayPassed').toBe(first !== planToday(now));
      }),
      { numRuns: 150 },
    );
  });

  it('is nothing for what is paid at once', () => {
    expect(findPlanObstacle({ minor: 100, instalments: [] }, { now: 0, cardExpiry: '' })).toBeUndefined();
  });
});
