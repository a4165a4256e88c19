import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeClock } from '../../../main/connection/clock.ts';

const date = 'Tue, 10 Mar 2026 09:00:00 GMT';
const theirs = Date.parse(date);
const at = (sentAt: number, answeredAt = sentAt) =>
  judgeClock(date, { sentAt: theirs + sentAt, answeredAt: theirs + answeredAt });

describe('our clock', () => {
  it('may be a minute off in either direction', () => {
    expect(at(60_000)).toMatchObject({ outcome: 'passed', finding: 'clockFine' });
    expect(at(-60_000)).toMatchObject({ outcome: 'passed', finding: 'clockFine' });
  });

  it('is ahead, or behind, by more than that', () => {
    expect(at(61_000)).toEqual({ outcome: 'warned', finding: 'clockAhead', details: { seconds: 61 } });
    expect(at(-61_000)).toEqual({ outcome: 'warned', finding: 'clockBehind', details: { seconds: 61 } });
  });

  it('is not blamed for an answer that took its time', () => {
    fc.assert(
      fc.property(fc.nat(600_000), fc.nat(600_000), (before, after) => {
        expect(at(-before, after).finding).toBe('clockFine');
      }),
    );
  });

  it.each([undefined, '', 'yesterday'])('is not judged by a Date of %j', (unreadable) => {
    expect(judgeClock(unreadable, { sentAt: 0, answeredAt: 0 })).toMatchObject({
      outcome: 'skipped',
      finding: 'clockUnknown',
    });
  });
});
