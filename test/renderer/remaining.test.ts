import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  announcementOf,
  type Remaining,
  remainingUntil,
  untilNextText,
  watchRemaining,
} from '../../renderer/operation/remaining.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

describe('remainingUntil', () => {
  it.each([
    [6 * day + 3 * hour, { kind: 'days', days: 6 }],
    [2 * day, { kind: 'days', days: 2 }],
    [2 * day - 1, { kind: 'hours', hours: 47, minutes: 59 }],
    [hour, { kind: 'hours', hours: 1, minutes: 0 }],
    [hour - 1, { kind: 'minutes', minutes: 59, seconds: 59 }],
    [5_999, { kind: 'minutes', minutes: 0, seconds: 5 }],
    [0, { kind: 'minutes', minutes: 0, seconds: 0 }],
    [-1, { kind: 'over' }],
  ])('with %i milliseconds left', (left, remaining) => {
    expect(remainingUntil(left, 0)).toEqual(remaining);
  });

  it('never says more than there is, and less by no more than one step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * day }), fc.integer({ min: 0, max: day }), (left, now) => {
        const remaining = remainingUntil(now + left, now);
        const [said, step] = inMilliseconds(remaining);
        expect(said).toBeLessThanOrEqual(left);
        expect(left - said).toBeLessThan(step);
      }),
    );
  });
});

function inMilliseconds(remaining: Remaining): [said: number, step: number] {
  switch (remaining.kind) {
    case 'days':
      return [remaining.days * day, day];
    case 'hours':
      return [remaining.hours * hour + remaining.minutes * minute, minute];
    case 'minutes':
      return [remaining.minutes * minute + remaining.seconds * 1_000, 1_000];
    case 'over':
      return [0, 0];
  }
}

describe('untilNextText', () => {
  it('is the very millisecond in which the text changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * day }), (until) => {
        const wait = untilNextText(until, 0) ?? 0;
        expect(remainingUntil(until, wait - 1)).toEqual(remainingUntil(until, 0));
        expect(remainingUntil(until, wait)).not.toEqual(remainingUntil(until, 0));
      }),
    );
  });

  it('is nothing once it is over', () => {
    expect(untilNextText(0, 1)).toBeUndefined();
  });
});

describe('announcementOf', () => {
  it('changes at whole hours, then at 60, 30, 15, 10, 5 and 1 minutes, and at the end', () => {
    const heard: string[] = [];
    for (let left = 3 * hour; left >= -1_000; left -= 1_000) {
      const text = JSON.stringify(announcementOf(remainingUntil(left, 0)));
      if (heard.at(-1) !== text) heard.push(text);
    }
    expect(heard.map((text) => JSON.parse(text))).toEqual([
      { kind: 'hours', lessThan: 4 },
      { kind: 'hours', lessThan: 3 },
      { kind: 'hours', lessThan: 2 },
      { kind: 'minutes', lessThan: 60 },
      { kind: 'minutes', lessThan: 30 },
      { kind: 'minutes', lessThan: 15 },
      { kind: 'minutes', lessThan: 10 },
      { kind: 'minutes', lessThan: 5 },
      { kind: 'minutes', lessThan: 1 },
      { kind: 'over' },
    ]);
  });

  it('is silent about days', () => {
    expect(announcementOf(remainingUntil(5 * day, 0))).toEqual({ kind: 'silent' });
  });
});

describe('watchRemaining', () => {
  const evening = Date.UTC(2026, 10, 22, 21, 58, 30);
  beforeEach(() => vi.useFakeTimers({ now: evening }));
  afterEach(() => vi.useRealTimers());

  it('ticks by the minute, by the second in the last hour, and ends at midnight', () => {
    const midnight = Date.UTC(2026, 10, 22, 23, 0) - 1;
    const told: Remaining[] = [];
    watchRemaining(midnight, (remaining) => told.push(remaining));
    expect(told).toEqual([{ kind: 'hours', hours: 1, minutes: 1 }]);
    vi.advanceTimersByTime(minute);
    expect(told.at(-1)).toEqual({ kind: 'hours', hours: 1, minutes: 0 });
    expect(told).toHaveLength(2);
    vi.advanceTimersByTime(minute);
    const before = told.length;
    vi.advanceTimersByTime(10_000);
    expect(told.length - before).toBe(10);
    vi.advanceTimersByTime(hour);
    expect(told.at(-1)).toEqual({ kind: 'over' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('looks again when a computer woke up late', () => {
    const told: Remaining[] = [];
    watchRemaining(evening + 10 * hour, (remaining) => told.push(remaining));
    vi.setSystemTime(evening + 11 * hour);
    vi.advanceTimersToNextTimer();
    expect(told.at(-1)).toEqual({ kind: 'over' });
  });

  it('stops when nobody looks any more', () => {
    const told: Remaining[] = [];
    const stop = watchRemaining(evening + hour, (remaining) => told.push(remaining));
    stop();
    vi.advanceTimersByTime(2 * hour);
    expect(told).toHaveLength(1);
  });

  it('waits for what is further off than a timer can hold', () => {
    const told: Remaining[] = [];
    watchRemaining(evening + 40 * day, (remaining) => told.push(remaining));
    vi.advanceTimersByTime(40 * day + 1);
    expect(told.at(-1)).toEqual({ kind: 'over' });
  });
});
