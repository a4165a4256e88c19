import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLookAt } from '../../../main/proof/timetable.ts';

const minute = 60_000;
const since = Date.UTC(2026, 2, 10, 9);
const later = since + 365 * 24 * 60 * minute;

describe('the timetable of looks', () => {
  it('is soon, then hourly for a day, then daily', () => {
    const moments: number[] = [];
    for (let last: number | null = null; moments.length < 30; last = moments.at(-1) ?? null) {
      moments.push(nextLookAt(since, last, later));
    }
    const minutes = moments.map((moment) => (moment - since) / minute);
    expect(minutes.slice(0, 6)).toEqual([1, 5, 15, 60, 120, 180]);
    expect(minutes.slice(25, 29)).toEqual(
      [22 * 60, 23 * 60, 24 * 60, 48 * 60].map((_, index) => [23 * 60, 24 * 60, 48 * 60, 72 * 60][index]),
    );
  });

  it('goes on where it was after a restart: a moment that has passed means now, and is not made up for', () => {
    expect(nextLookAt(since, null, later)).toBe(since + minute);
    const back = since + 7 * 60 * minute + 123;
    expect(nextLookAt(since, since + minute, later)).toBeLessThan(back);
    expect(nextLookAt(since, back, later)).toBe(since + 8 * 60 * minute);
  });

  it('always lies ahead of the last look, and by no more than a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 24 * 60 * minute }), (elapsed) => {
        const next = nextLookAt(since, since + elapsed, later);
        expect(next).toBeGreaterThan(since + elapsed);
        expect(next - since - elapsed).toBeLessThanOrEqual(24 * 60 * minute);
      }),
    );
  });

  it('does not wait for moments of a clock that has been set back since', () => {
    const back = since - 300 * 24 * 60 * minute;
    // Never looked up since the clock went back: now, and then each hour.
    expect(nextLookAt(since, since + minute, back)).toBe(back);
    expect(nextLookAt(since, null, back)).toBe(back);
    expect(nextLookAt(since, back, back)).toBe(back + 60 * minute);
    // Sent before, looked up while the clock was ahead.
    expect(nextLookAt(back - minute, since, back)).toBe(back);
  });
});
