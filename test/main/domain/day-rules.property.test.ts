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
import { askedAt, asking, instant, monthsLater, zone } from './day-edges.ts';
import { rules, situation, transaction } from './samples.ts';

/**
 * Each rule that depends on a day, at the edges of days: counted here by the machine's own calendar, which the rules do not use.
 */
const runs = { numRuns: 150 };
const lookedUp = { knownFrom: 'lookup', timeKnown: true } as const;

describe('by the days of the account’s zone', () => {
  it('a void is open on the operation’s own day alone (rules.md E32)', () => {
    fc.assert(
      fc.property(instant, asking, zone, (happenedAt, asked, voidZone) => {
        const day = dayIn(voidZone, happenedAt);
        const now = askedAt(asked, happenedAt, day, voidZone);
        const rows = [transaction({ ...lookedUp, happenedAt })];
        const { open } = judge('void', situation(rows, [], { now, account: { ...rules, voidZone } }));
        expect(open).toBe(dayIn(voidZone, now) === day);
      }),
      runs,
    );
  });

  it('a capture is open until the end of the seventh day after (rules.md C21)', () => {
    fc.assert(
      fc.property(instant, asking, zone, fc.constantFrom(7, 1, 30), (happenedAt, asked, voidZone, captureDays) => {
        const last = later(dayIn(voidZone, happenedAt), captureDays);
        const now = askedAt(asked, happenedAt, last, voidZone);
        const rows = [transaction({ ...lookedUp, operation: 'authorization', happenedAt })];
        const account = { ...rules, voidZone, captureDays };
        const { open } = judge('capture', situation(rows, [], { now, account }));
        expect(open).toBe(dayIn(voidZone, now) <= last);
      }),
      runs,
    );
  });

  it('a mandate lives for 36 months from its last use, that day included', () => {
    fc.assert(
      fc.property(instant, asking, zone, (usedAt, asked, voidZone) => {
        const aliveUntil = monthsLater(dayIn(voidZone, usedAt), 36);
        const now = askedAt(asked, usedAt, aliveUntil, voidZone);
        const isAlive = dayIn(voidZone, now) <= aliveUntil;
        expect(judgeMandate(usedAt, now, { voidZone })).toEqual({ aliveUntil, isAlive });
      }),
      runs,
    );
  });

  it.each([
    ['without a question for eight weeks', (day: string) => later(day, 56)],
    ['unauthorised to the thirteenth month', (day: string) => monthsLater(day, 13)],
  ])('a direct debit comes back %s', (_, lastOf) => {
    fc.assert(
      fc.property(instant, asking, zone, (happenedAt, asked, voidZone) => {
        const debitDay = dayIn(voidZone, happenedAt);
        const now = askedAt(asked, happenedAt, lastOf(debitDay), voidZone);
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
