import { describe, expect, it } from 'vitest';
import { countCrashes } from '../../../../main/hosts/window/crashes.ts';

/** What is said at crashes at these moments, in seconds. */
function judge(seconds: readonly number[]): boolean[] {
  let now = 0;
  const isHopeless = countCrashes(() => now);
  return seconds.map((second) => {
    now = second * 1_000;
    return isHopeless();
  });
}

describe('a page that crashes', () => {
  it('is given up at the third time within a minute', () => {
    expect(judge([0, 1, 2])).toEqual([false, false, true]);
    expect(judge([100, 130, 159.9])).toEqual([false, false, true]);
  });

  it('is tried again when the crashes lie further apart', () => {
    expect(judge([0, 30, 60, 90, 120, 150])).toEqual([false, false, false, false, false, false]);
    expect(judge([0, 1, 61, 62, 63])).toEqual([false, false, false, false, true]);
  });

  it('is counted by itself: another window’s crashes are its own', () => {
    const [one, other] = [countCrashes(() => 0), countCrashes(() => 0)];
    expect([one(), one(), other(), one()]).toEqual([false, false, false, true]);
  });

  it('by a clock that runs when nobody names one', () => {
    const isHopeless = countCrashes();
    expect([isHopeless(), isHopeless(), isHopeless()]).toEqual([false, false, true]);
  });
});
