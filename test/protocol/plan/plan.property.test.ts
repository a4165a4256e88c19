import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestParameters } from '../../../protocol/parameters/nest.ts';
import {
  daysAfter,
  findPlanProblems,
  isDay,
  lastValidDay,
  longestPlan,
  monthsAfter,
  type PlannedInstalment,
  planToday,
  proposePlan,
  readAmounts,
  splitTotal,
  totalOf,
  writeAmounts,
} from '../../../protocol/plan/index.ts';

const dayLength = 86_400_000;
const noRules = { expiry: '', total: 10_000 };
const runs = { numRuns: 60 };

/** Days on and around both clock changes, 29 February and the turn of the year are sought out. */
const firstDay = fc.oneof(
  fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2028-02-28', '2028-02-29', '2027-12-31'),
  fc.integer({ min: 0, max: 20_000 }).map((days) => daysAfter('2020-01-01', days)),
);
const count = fc.integer({ min: 2, max: 91 });
const problemsOf = (plan: readonly PlannedInstalment[], today: string, expiry = '', total = totalOf(plan)) =>
  findPlanProblems(plan, { today, expiry, total });

describe('the parts of a total', () => {
  it('come to it exactly; the first alone is larger, by less than there are parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 91, max: 999_999_999 }), count, (total, parts) => {
        const [first = 0, ...others] = splitTotal(total, parts);
        expect(first + others.reduce((sum, part) => sum + part, 0)).toBe(total);
        expect(new Set(others).size).toBe(1);
        expect(first - (others[0] ?? 0)).toBeGreaterThanOrEqual(0);
        expect(first - (others[0] ?? 0)).toBeLessThan(parts);
      }),
      runs,
    );
    expect(splitTotal(10_000, 3)).toEqual([3_334, 3_333, 3_333]);
  });
});

describe('a plan that is offered', () => {
  it('begins on its first day, in order, and breaks no rule as long as its days are within ninety', () => {
    fc.assert(
      fc.property(firstDay, count, fc.integer({ min: 1, max: 60 }), (day, parts, days) => {
        const plan = proposePlan({ total: 10_000, count: parts, firstDay: day, interval: { kind: 'days', days } });
        expect(plan.map((instalment) => instalment.day)).toEqual(
          plan.map((_, index) => planToday(Date.parse(`${day}T12:00:00Z`) + index * days * dayLength)),
        );
        const kinds = problemsOf(plan, day).map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind !== 'tooLate')).toEqual([]);
        expect(kinds.length).toBe(plan.filter((_, index) => index * days > longestPlan).length);
      }),
      runs,
    );
  });

  it('keeps to its day of the month, and to the last one of a shorter month', () => {
    const months = (day: string) => [0, 1, 2].map((number) => monthsAfter(day, number));
    expect(months('2027-12-31')).toEqual(['2027-12-31', '2028-01-31', '2028-02-29']);
    expect(months('2027-01-30')).toEqual(['2027-01-30', '2027-02-28', '2027-03-30']);
    expect(proposePlan({ total: 300, count: 3, firstDay: '2026-11-30', interval: { kind: 'months' } })).toEqual([
      { day: '2026-11-30', minor: 100 },
      { day: '2026-12-30', minor: 100 },
      { day: '2027-01-30', minor: 100 },
    ]);
  });
});

describe('the day of the request', () => {
  it.each([
    ['2026-11-28T23:59:59.999Z', '2026-11-28'],
    ['2026-11-29T00:01:00.000Z', '2026-11-29'],
    // 00:01 and 23:59 in Paris, where it is another day, around both clock changes.
    ['2026-03-28T23:01:00.000Z', '2026-03-28'],
    ['2026-03-29T21:59:00.000Z', '2026-03-29'],
    ['2026-10-24T22:01:00.000Z', '2026-10-24'],
    ['2026-10-25T22:59:00.000Z', '2026-10-25'],
    ['2028-02-29T23:59:00.000Z', '2028-02-29'],
  ])('at %s is %s, in UTC', (instant, day) => {
    expect(planToday(Date.parse(instant))).toBe(day);
    const plan = [day, daysAfter(day, 1)].map((each) => ({ day: each, minor: 1 }));
    expect(problemsOf(plan, planToday(Date.parse(instant)))).toEqual([]);
    expect(problemsOf(plan, daysAfter(day, 1))).toContainEqual({ kind: 'notToday', index: 0 });
    expect(problemsOf(plan, daysAfter(day, -1))).toContainEqual({ kind: 'notToday', index: 0 });
  });
});

describe('what is wrong with a plan', () => {
  const today = '2026-11-28';
  const plan = [
    { day: today, minor: 5_000 },
    { day: '2026-12-28', minor: 3_000 },
    { day: '2027-01-28', minor: 2_000 },
  ];
  const changed = (index: number, change: Partial<PlannedInstalment>) =>
    findPlanProblems(
      plan.map((one, at) => (at === index ? { ...one, ...change } : one)),
      { ...noRules, today },
    );

  it('is nothing, or is said of its own date', () => {
    expect(findPlanProblems(plan, { ...noRules, today })).toEqual([]);
    expect(changed(1, { day: today })).toEqual([{ kind: 'notLater', index: 1 }]);
    expect(changed(2, { day: '2026-12-27' })).toEqual([{ kind: 'notLater', index: 2 }]);
    expect(changed(2, { day: '' })).toEqual([{ kind: 'dayInvalid', index: 2 }]);
    expect(changed(2, { day: '2027-02-29' })).toContainEqual({ kind: 'dayInvalid', index: 2 });
    expect(changed(1, { minor: 0 })).toContainEqual({ kind: 'amountInvalid', index: 1 });
    expect(changed(1, { minor: -3_000 })).toContainEqual({ kind: 'amountInvalid', index: 1 });
    expect(changed(1, { minor: Number.NaN })).toContainEqual({ kind: 'amountInvalid', index: 1 });
  });

  it('is a sum that is not the total, by how much', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_999 }), (less) => {
        expect(changed(1, { minor: 3_000 - less })).toEqual([{ kind: 'sumDiffers', missing: less }]);
        expect(changed(1, { minor: 3_000 + less })).toEqual([{ kind: 'sumDiffers', missing: -less }]);
      }),
      runs,
    );
  });

  it('is the ninety-first day, and not the ninetieth', () => {
    expect(changed(2, { day: daysAfter(today, 90) })).toEqual([]);
    expect(changed(2, { day: daysAfter(today, 91) })).toEqual([{ kind: 'tooLate', index: 2 }]);
  });

  it('is a date on the card’s last valid day or after it, where its expiry is known', () => {
    expect(lastValidDay('02-28')).toBe('2028-02-29');
    expect(lastValidDay('12/26')).toBe('2026-12-31');
    const until = (day: string, expiry: string) =>
      problemsOf([plan[0] as PlannedInstalment, { day, minor: 1 }], today, expiry).map(({ kind }) => kind);
    expect(until('2026-12-30', '12-26')).toEqual([]);
    expect(until('2026-12-31', '12-26')).toEqual(['afterExpiry']);
    expect(until('2027-01-01', '12-26')).toEqual(['afterExpiry']);
    expect(until('2027-01-01', '')).toEqual([]);
    expect(until('2027-01-01', 'unknown')).toEqual([]);
  });

  it('is one instalment alone, and more than there are days', () => {
    expect(problemsOf(plan.slice(0, 1), today)).toEqual([{ kind: 'tooFew' }]);
    expect(problemsOf([], today)).toEqual([{ kind: 'tooFew' }]);
    const each = (parts: number) =>
      proposePlan({ total: 100, count: parts, firstDay: today, interval: { kind: 'days', days: 1 } });
    expect(problemsOf(each(91), today)).toEqual([]);
    expect(problemsOf(each(92), today).map(({ kind }) => kind)).toEqual(['tooMany', 'tooLate']);
  });
});

describe('AMOUNTS', () => {
  it('are kept by the names that are signed, and sent under one', () => {
    const plan = [
      { day: '2018-02-01', minor: 20_000 },
      { day: '2018-03-04', minor: 10_000 },
    ];
    const parameters = { ORDERID: 'W-1', ...writeAmounts(plan), VERSION: '3.0' };
    expect(parameters).toMatchObject({ 'AMOUNTS[2018-02-01]': '20000', 'AMOUNTS[2018-03-04]': '10000' });
    expect(readAmounts(parameters)).toEqual(plan);
    expect(nestParameters(parameters)).toEqual({
      ORDERID: 'W-1',
      AMOUNTS: { '2018-02-01': '20000', '2018-03-04': '10000' },
      VERSION: '3.0',
    });
    expect(nestParameters({ ORDERID: 'W-1', AMOUNT: '1' })).toEqual({ ORDERID: 'W-1', AMOUNT: '1' });
  });

  it('take days of the calendar alone', () => {
    expect(['2028-02-29', '2026-12-31'].every(isDay)).toBe(true);
    expect(['2027-02-29', '2026-13-01', '2026-1-1', '2026-11-31', '', 'today'].some(isDay)).toBe(false);
  });
});
