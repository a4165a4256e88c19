import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestCaptureDay, isCaptureDayOpen } from '../../../main/domain/charge/capture-day.ts';
import { judgeMandate } from '../../../main/domain/charge/mandate.ts';
import { findPlanObstacle } from '../../../main/domain/charge/plan-obstacle.ts';
import { isStale } from '../../../main/domain/deadline.ts';
import { judge } from '../../../main/domain/judges/index.ts';
import { judgeReclaim } from '../../../main/domain/reclaim.ts';
import { longestPlan, planToday } from '../../../protocol/plan/index.ts';
import { dayIn, later } from '../../sandbox/model/time.ts';
import { elapsed, instant, monthsLater, zone } from './day-edges.ts';
import { rules, situation, transaction } from './samples.ts';

/**
 * Each rule that depends on a day, at the edges of days: counted here by the machine's own calendar, which the rules do not use.
 */
const runs = { numRuns: 150 };
const lookedUp = { knownFrom: 'lookup', timeKnown: true } as const;

describe('by the days of the account’s zone', () => {
  it('a void is open on the operation’s own day alone (rules.md E32)', () => {
    fc.assert(
      fc.property(instant, elapsed(2), zone, (happenedAt, later, voidZone) => {
        const now = happenedAt + later;
        const rows = [transaction({ ...lookedUp, happenedAt })];
        const { open } = judge('void', situation(rows, [], { now, account: { ...rules, voidZone } }));
        expect(open).toBe(dayIn(voidZone, now) === dayIn(voidZone, happenedAt));
      }),
      runs,
    );
  });

  it('a capture is open until the end of the seventh day after (rules.md C21)', () => {
    fc.assert(
      fc.property(instant, elapsed(9), zone, fc.constantFrom(7, 1, 30), (happenedAt, passed, voidZone, captureDays) => {
        const now = happenedAt + passed;
        const rows = [transaction({ ...lookedUp, operation: 'authorization', happenedAt })];
        const account = { ...rules, voidZone, captureDays };
        const { open } = judge('capture', situation(rows, [], { now, account }));
        expect(open).toBe(dayIn(voidZone, now) <= later(dayIn(voidZone, happenedAt), captureDays));
      }),
      runs,
    );
  });

  it('a mandate lives for 36 months from its last use, that day included', () => {
    const since = fc.oneof(
      elapsed(3),
      fc.tuple(fc.integer({ min: 1_094, max: 1_098 }), elapsed(1)).map(([days, ms]) => days * 86_400_000 + ms),
    );
    fc.assert(
      fc.property(instant, since, zone, (usedAt, passed, voidZone) => {
        const now = usedAt + passed;
        const aliveUntil = monthsLater(dayIn(voidZone, usedAt), 36);
        const isAlive = dayIn(voidZone, now) <= aliveUntil;
        expect(judgeMandate(usedAt, now, { voidZone })).toEqual({ aliveUntil, isAlive });
      }),
      runs,
    );
  });

  it('a direct debit comes back without a question for eight weeks, unauthorised to the thirteenth month', () => {
    const since = fc.oneof(
      elapsed(60),
      fc.tuple(fc.integer({ min: 393, max: 399 }), elapsed(1)).map(([days, ms]) => days * 86_400_000 + ms),
    );
    fc.assert(
      fc.property(instant, since, zone, (happenedAt, passed, voidZone) => {
        const now = happenedAt + passed;
        const debitDay = dayIn(voidZone, happenedAt);
        const rows = [transaction({ ...lookedUp, method: 'directDebit', card: '', happenedAt, debitDay })];
        const guards = judgeReclaim(situation(rows, [], { now, account: { ...rules, voidZone } }), 'refund');
        const today = dayIn(voidZone, now);
        const stage = today <= later(debitDay, 56) ? 'noQuestions' : 'unauthorised';
        const isOver = today > monthsLater(debitDay, 13);
        expect(guards.map((guard) => 'stage' in guard && guard.stage)).toEqual(isOver ? [] : [stage]);
      }),
      runs,
    );
  });

  it('a confirmation holds for a minute, and not across midnight', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 61_000 }), zone, (confirmedAt, passed, voidZone) => {
        const now = confirmedAt + passed;
        const isSameDay = dayIn(voidZone, now) === dayIn(voidZone, confirmedAt);
        expect(isStale(confirmedAt, now, voidZone)).toBe(passed > 60_000 || !isSameDay);
      }),
      runs,
    );
  });
});

describe('by the days of Paris', () => {
  it('CAPTUREDATE is the day after at the earliest, wherever the desk stands (S3:47–51)', () => {
    fc.assert(
      fc.property(instant, (now) => {
        const today = dayIn('Europe/Paris', now);
        expect(earliestCaptureDay(now)).toBe(later(today, 1));
        expect([-1, 0, 1, 2].map((days) => isCaptureDayOpen(later(today, days), now))).toEqual([
          false,
          false,
          true,
          true,
        ]);
      }),
      runs,
    );
  });
});

describe('by the days of UTC', () => {
  const ask = (now: number, days: readonly string[], cardExpiry = '') => {
    const instalments = days.map((day) => ({ day, minor: 10 }));
    return findPlanObstacle({ minor: days.length * 10, instalments }, { now, cardExpiry });
  };

  it('a plan begins today, and ends within ninety days (S3:110–112)', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 92 }), (now, days) => {
        const today = dayIn('UTC', now);
        expect(planToday(now)).toBe(today);
        expect(ask(now, [today, later(today, days)])).toBe(days <= longestPlan ? undefined : 'planUnfit');
        expect(ask(now, [later(today, -1), later(today, 1)])).toBe('planDayPassed');
        expect(ask(now, [later(today, 1), later(today, 2)])).toBe('planDayPassed');
      }),
      runs,
    );
  });

  it('its last date is before the last day of the month in which the card expires (S3:113)', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 4 }), (now, days, months) => {
        const today = dayIn('UTC', now);
        const last = later(today, days);
        const month = monthsLater(`${today.slice(0, 7)}-01`, months);
        const end = later(monthsLater(month, 1), -1);
        const expiry = `${month.slice(5, 7)}-${month.slice(2, 4)}`;
        const isToday = today >= end;
        expect(ask(now, [today, last], expiry)).toBe(!isToday && last < end ? undefined : 'planUnfit');
      }),
      runs,
    );
  });
});
