import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestCaptureDay, isCaptureDayOpen } from '../../../../main/domain/charge/capture-day.ts';
import { dayIn } from '../../../sandbox/model/time.ts';

const paris = (instant: number) => dayIn('Europe/Paris', instant);

describe('the first day of a scheduled capture', () => {
  it.each([
    ['23:59 in Paris, in winter', '2026-01-15T22:59:59Z', '2026-01-16'],
    ['00:01 in Paris, in winter', '2026-01-15T23:01:00Z', '2026-01-17'],
    ['23:59 in UTC is the next day in Paris', '2026-07-01T23:59:00Z', '2026-07-03'],
    ['00:01 in UTC', '2026-07-02T00:01:00Z', '2026-07-03'],
    ['the night before clocks are put on', '2026-03-28T22:59:59Z', '2026-03-29'],
    ['the end of the day of 23 hours', '2026-03-29T21:59:59Z', '2026-03-30'],
    ['the end of the day of 25 hours', '2026-10-25T22:59:59Z', '2026-10-26'],
    ['after the day of 25 hours', '2026-10-25T23:00:00Z', '2026-10-27'],
    ['28 February of a leap year', '2028-02-28T12:00:00Z', '2028-02-29'],
    ['28 February of another year', '2027-02-28T12:00:00Z', '2027-03-01'],
  ])('%s', (_, now, day) => {
    expect(earliestCaptureDay(Date.parse(now))).toBe(day);
  });

  it('is the day after today in Paris at every moment, and no earlier day is open', () => {
    const from = Date.UTC(2024, 0, 1);
    fc.assert(
      fc.property(fc.integer({ min: from, max: from + 5 * 366 * 86_400_000 }), (now) => {
        const day = earliestCaptureDay(now);
        // Noon of that day in UTC is the same day in Paris, and the noon before it is today's.
        const noon = Date.parse(`${day}T12:00:00Z`);
        expect(paris(noon)).toBe(day);
        expect(paris(noon - 86_400_000)).toBe(paris(now));
        expect([isCaptureDayOpen(day, now), isCaptureDayOpen(paris(now), now), isCaptureDayOpen('', now)]).toEqual([
          true,
          false,
          true,
        ]);
      }),
      { numRuns: 60 },
    );
  });
});
