import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDay, freshFor, isStale } from '../../../main/domain/deadline.ts';

const at = (instant: string) => Date.parse(instant);
const paris = 'Europe/Paris';

describe('a confirmation', () => {
  it.each([
    ['in winter', '2026-11-28T23:59:40+01:00', '2026-11-29T00:00:05+01:00', paris],
    ['in summer', '2026-07-14T23:59:40+02:00', '2026-07-15T00:00:05+02:00', paris],
    ['in the night in which clocks are put back', '2026-10-24T23:59:40+02:00', '2026-10-25T00:00:05+02:00', paris],
    ['elsewhere', '2026-11-28T23:59:40Z', '2026-11-29T00:00:05Z', 'UTC'],
  ])('of 23:59:40 is too old at 00:00:05, %s', (_when, confirmed, now, zone) => {
    expect(isStale(at(confirmed), at(now), zone)).toBe(true);
  });

  it.each([
    ['before that midnight', '2026-11-28T23:59:40+01:00', '2026-11-28T23:59:59.999+01:00', paris],
    ['at the midnight of another zone', '2026-11-28T23:59:40Z', '2026-11-29T00:00:05Z', paris],
    ['where the clock is put back', '2026-10-25T02:59:40+02:00', '2026-10-25T02:00:05+01:00', paris],
  ])('is fresh 20 seconds later, %s', (_when, confirmed, now, zone) => {
    expect(isStale(at(confirmed), at(now), zone)).toBe(false);
  });

  it('is fresh for a minute of the same day, and not before it was given', () => {
    const instant = fc.integer({ min: at('2025-01-01'), max: at('2030-01-01') });
    const later = fc.integer({ min: -2 * freshFor, max: 2 * freshFor });
    fc.assert(
      fc.property(instant, later, fc.constantFrom(paris, 'UTC', 'America/Guadeloupe'), (confirmed, passed, zone) => {
        const now = confirmed + passed;
        const fresh = passed >= 0 && passed <= 60_000 && businessDay(confirmed, zone) === businessDay(now, zone);
        expect(isStale(confirmed, now, zone)).toBe(!fresh);
      }),
    );
  });
});
