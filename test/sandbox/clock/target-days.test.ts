import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTargetDays, easterOf, isTargetDay } from '../../../sandbox/clock/target-days.ts';

describe('H54 TARGET working days', () => {
  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2018, '2018-04-01'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('H54 Easter of %i is %s', (year, day) => {
    expect(easterOf(year)).toBe(day);
  });

  it('H54 the closed days of 2026 are its weekends and five more', () => {
    const weekdays = Array.from({ length: 365 }, (_, index) => new Date(Date.UTC(2026, 0, 1 + index)))
      .filter((date) => date.getUTCDay() % 6 !== 0)
      .map((date) => date.toISOString().slice(0, 10));
    expect(weekdays.filter((day) => !isTargetDay(day))).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-12-25',
    ]);
    expect(isTargetDay('2026-12-26')).toBe(false);
    expect(isTargetDay('2024-12-26')).toBe(false);
    expect(isTargetDay('2026-03-14')).toBe(false);
  });

  it('H54 so many working days later there are exactly so many between, the last one among them', () => {
    const days = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 10 }), (day, count) => {
        const last = addTargetDays(day, count);
        let passed = 0;
        for (let at = Date.parse(day) + 86_400_000; at <= Date.parse(last); at += 86_400_000) {
          if (isTargetDay(new Date(at).toISOString().slice(0, 10))) passed += 1;
        }
        expect(passed).toBe(count);
        expect(isTargetDay(last)).toBe(true);
      }),
    );
  });
});
