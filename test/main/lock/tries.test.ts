import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carryOver,
  countTry,
  type Moment,
  mostTries,
  noTries,
  remainingWait,
  type Tries,
  triesLeft,
  waitAfterTries,
} from '../../../main/lock/tries.ts';

const minute = 60_000;
const noon: Moment = { wall: 1_000_000_000_000, uptime: 5_000_000, boot: 'one' };
const later = (since: Moment, passed: number): Moment => ({
  ...since,
  wall: since.wall + passed,
  uptime: since.uptime + passed,
});

/** As many wrong PINs as are looked at. */
function exhaust(now: Moment): Tries {
  return Array.from({ length: mostTries }).reduce<Tries>((tries) => countTry(tries, now), noTries);
}

describe('wrong PINs', () => {
  it('are looked at ten times, then waited for half an hour, then ten times again', () => {
    let tries: Tries = noTries;
    for (let left = mostTries - 1; left > 0; left -= 1) {
      tries = countTry(tries, noon);
      expect([triesLeft(tries), remainingWait(tries, noon)]).toEqual([left, 0]);
    }
    tries = countTry(tries, noon);
    expect(remainingWait(tries, noon)).toBe(30 * minute);
    expect(remainingWait(tries, later(noon, 30 * minute - 1))).toBe(1);
    const over = later(noon, 30 * minute);
    expect(remainingWait(tries, over)).toBe(0);
    expect(triesLeft(countTry(tries, over))).toBe(mostTries - 1);
  });

  it('are waited for whatever the clock on the wall is set to, while the computer runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(40 * minute), (set, passed) => {
        const now = later(noon, passed);
        const honest = remainingWait(exhaust(noon), now);
        expect(honest).toBe(Math.max(0, waitAfterTries - passed));
        expect(remainingWait(exhaust(noon), { ...now, wall: now.wall + set })).toBe(honest);
      }),
    );
  });

  it('are waited for no shorter where the clock was set back before the computer was started again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), fc.nat(1e6), (back, uptime) => {
        const now = { wall: noon.wall - back, uptime, boot: 'two' };
        expect(remainingWait(exhaust(noon), now)).toBe(waitAfterTries);
        // From here on the new start's own clock counts, so the wait ends all the same.
        const carried = carryOver(exhaust(noon), now);
        expect(remainingWait(carried, later(now, waitAfterTries - 1))).toBe(1);
        expect(remainingWait(carried, later(now, waitAfterTries))).toBe(0);
      }),
    );
  });

  it('have served what passed while the computer was off', () => {
    const now = { wall: noon.wall + 20 * minute, uptime: 30_000, boot: 'two' };
    const carried = carryOver(exhaust(noon), now);
    expect(remainingWait(carried, now)).toBe(10 * minute);
    expect(remainingWait(carried, { ...later(now, minute), wall: 0 })).toBe(9 * minute);
  });
});
