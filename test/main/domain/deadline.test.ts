import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDay, draftLife, endOfDay, freshFor, hasExpired, isStale } from '../../../main/domain/deadline.ts';

const paris = 'Europe/Paris';
const at = (instant: string) => Date.parse(instant);

describe('the end of a day', () => {
  it.each([
    // Winter, and summer.
    ['2026-01-15T12:00:00Z', paris, 0, '2026-01-15T22:59:59.999Z'],
    ['2026-07-15T12:00:00Z', paris, 0, '2026-07-15T21:59:59.999Z'],
    // The last millisecond of a day, and the first of the next.
    ['2026-01-15T22:59:59.999Z', paris, 0, '2026-01-15T22:59:59.999Z'],
    ['2026-01-15T23:00:00.000Z', paris, 0, '2026-01-16T22:59:59.999Z'],
    // A day of 23 hours and one of 25, and seven days over each.
    ['2026-03-28T23:30:00Z', paris, 0, '2026-03-29T21:59:59.999Z'],
    ['2026-10-24T22:30:00Z', paris, 0, '2026-10-25T22:59:59.999Z'],
    ['2026-03-25T12:00:00Z', paris, 7, '2026-04-01T21:59:59.999Z'],
    ['2026-10-21T12:00:00Z', paris, 7, '2026-10-28T22:59:59.999Z'],
    // A leap day, over it and onto it.
    ['2028-02-22T12:00:00Z', paris, 7, '2028-02-29T22:59:59.999Z'],
    ['2028-02-29T12:00:00Z', paris, 1, '2028-03-01T22:59:59.999Z'],
    ['2026-02-22T12:00:00Z', paris, 7, '2026-03-01T22:59:59.999Z'],
    ['2026-12-31T12:00:00Z', paris, 0, '2026-12-31T22:59:59.999Z'],
    ['2026-01-15T02:00:00Z', 'America/New_York', 0, '2026-01-15T04:59:59.999Z'],
  ])('of %s in %s, %i days on, is %s', (instant, zone, days, end) => {
    expect(new Date(endOfDay(at(instant), zone, days)).toISOString()).toBe(end);
  });

  it('is of that day, and a millisecond later is not', () => {
    const zones = fc.constantFrom(paris, 'UTC', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe');
    const instant = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2034-01-01T00:00:00Z') });
    fc.assert(
      fc.property(instant, zones, (now, zone) => {
        const end = endOfDay(now, zone);
        expect(end).toBeGreaterThanOrEqual(now);
        expect(businessDay(end, zone)).toBe(businessDay(now, zone));
        expect(businessDay(end + 1, zone)).not.toBe(businessDay(now, zone));
      }),
    );
  });
});

describe('what is too old', () => {
  it('is a confirmation after a minute, across midnight, or from the future', () => {
    const noon = at('2026-01-15T12:00:00Z');
    expect(isStale(noon, noon + freshFor, paris)).toBe(false);
    expect(isStale(noon, noon + freshFor + 1, paris)).toBe(true);
    expect(isStale(noon, noon - 1, paris)).toBe(true);
    const midnight = at('2026-01-15T23:00:00Z');
    expect(isStale(midnight - 1, midnight, paris)).toBe(true);
    expect(isStale(midnight - 1, midnight, 'UTC')).toBe(false);
  });

  it('is a confirmation of another day, in every zone and at every moment', () => {
    const instant = fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), '+05:37');
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: freshFor }), zone, (around, later, where) => {
        // At the end of a day, where there is something to be seen.
        const confirmedAt = endOfDay(around, where) - (around % freshFor);
        const now = confirmedAt + later;
        expect(isStale(confirmedAt, now, where)).toBe(businessDay(confirmedAt, where) !== businessDay(now, where));
      }),
      { numRuns: 300 },
    );
  });

  it('is a draft after a day, or from the future', () => {
    expect(hasExpired(0, draftLife)).toBe(false);
    expect(hasExpired(0, draftLife + 1)).toBe(true);
    expect(hasExpired(1, 0)).toBe(true);
  });
});
