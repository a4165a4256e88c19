import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { shiftFromMidnight } from '../../scripts/tour/time-of-day.ts';

const instant = fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2030-01-01') });

it('leaves an hour and a half of the business day, and an hour that has gone of it, at any moment of any day', () => {
  fc.assert(
    fc.property(instant, (now) => {
      const moment = Temporal.Instant.fromEpochMilliseconds(now + shiftFromMidnight(now)).toZonedDateTimeISO(
        'Europe/Paris',
      );
      const minutes = moment.hour * 60 + moment.minute;
      // A day on which clocks are put back or forward is an hour longer or shorter than its hands say.
      expect(minutes).toBeGreaterThanOrEqual(60);
      expect(minutes).toBeLessThan(24 * 60 - 90);
    }),
    { numRuns: 2_000 },
  );
});

it('leaves the clocks alone by day', () => {
  expect(shiftFromMidnight(Date.parse('2026-11-28T15:00:00Z'))).toBe(0);
  expect(shiftFromMidnight(Date.parse('2026-11-28T22:59:50Z'))).toBeGreaterThan(0);
});
