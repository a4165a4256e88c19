import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fractionOf, ticksOf, timeAt } from '../../../renderer/lookup/time/time-scale.ts';

const span = { oldest: Date.UTC(2016, 4, 12), newest: Date.UTC(2026, 10, 28) };
const moment = fc.integer({ min: span.oldest, max: span.newest });

describe('the scale of time', () => {
  it('leads from the newest moment to the oldest, and back', () => {
    expect(fractionOf(span, span.newest)).toBe(0);
    expect(fractionOf(span, span.oldest)).toBe(1);
    expect(timeAt(span, 0)).toBe(span.newest);
    expect(timeAt(span, 1)).toBe(span.oldest);
    fc.assert(
      fc.property(moment, (time) => {
        expect(Math.abs(timeAt(span, fractionOf(span, time)) - time)).toBeLessThan(100);
      }),
    );
  });

  it('stays within its ends', () => {
    expect(fractionOf(span, span.newest + 1)).toBe(0);
    expect(fractionOf(span, span.oldest - 1)).toBe(1);
    expect(timeAt(span, -1)).toBe(span.newest);
    expect(timeAt(span, 2)).toBe(span.oldest);
    expect(fractionOf({ oldest: 5, newest: 5 }, 5)).toBe(0);
  });

  it.each([
    [{ oldest: Date.UTC(2016, 4, 12), newest: Date.UTC(2026, 10, 28) }, 'year', Date.UTC(2026, 0, 1), 10],
    [{ oldest: Date.UTC(2026, 2, 12), newest: Date.UTC(2026, 10, 28) }, 'month', Date.UTC(2026, 10, 1), 8],
    [{ oldest: Date.UTC(2024, 9, 12), newest: Date.UTC(2026, 10, 28) }, 'month', Date.UTC(2026, 9, 1), 8],
    [{ oldest: Date.UTC(2026, 10, 20, 5), newest: Date.UTC(2026, 10, 28) }, 'day', Date.UTC(2026, 10, 28), 8],
  ] as const)('has ticks at beginnings: %j', (within, unit, newest, count) => {
    const ticks = ticksOf(within, 14);
    expect(ticks).toHaveLength(count);
    expect(ticks[0]).toEqual({ time: newest, unit });
  });

  it('has no more ticks than fit, each within the span, newest first', () => {
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 3, max: 20 }), (one, other, most) => {
        const within = { oldest: Math.min(one, other), newest: Math.max(one, other) };
        const times = ticksOf(within, most).map(({ time }) => time);
        expect(times.length).toBeLessThanOrEqual(most);
        expect(times).toEqual(times.toSorted((left, right) => right - left));
        for (const time of times) expect(time > within.oldest && time <= within.newest).toBe(true);
      }),
    );
  });
});
