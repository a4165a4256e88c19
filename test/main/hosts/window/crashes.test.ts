import { describe, expect, it } from 'vitest';
import { countLives } from '../../../../main/hosts/window/crashes.ts';

/** What is said at the crash that ends each life, of so many seconds from its start to its page, and from there to its end. */
function judge(lives: readonly { readonly start: number; readonly lived: number | null }[]): boolean[] {
  let now = 0;
  const counted = countLives(() => now);
  return lives.map(({ start, lived }) => {
    now += start * 1_000;
    if (lived === null) return counted.hasCrashed();
    counted.isThere();
    now += lived * 1_000;
    // It goes on speaking: only its first word is the beginning of its life.
    counted.isThere();
    return counted.hasCrashed();
  });
}

describe('a page that crashes', () => {
  it('is given up at the third short life in a row, however long the browser takes to start', () => {
    const short = (start: number) => [1, 2, 3].map(() => ({ start, lived: 1 }));
    for (const start of [0, 1, 35, 600]) expect(judge(short(start))).toEqual([false, false, true]);
    expect(judge([0, 29.9, 15].map((lived) => ({ start: 5, lived })))).toEqual([false, false, true]);
  });

  it('is given up as well where it never came as far as its first word', () => {
    for (const start of [0, 35, 600]) {
      expect(judge([1, 2, 3].map(() => ({ start, lived: null })))).toEqual([false, false, true]);
    }
  });

  it('is tried again where it lived for a while in between', () => {
    expect(judge([1, 30, 1, 40, 1, 1].map((lived) => ({ start: 0, lived })))).toEqual([
      ...[false, false, false, false, false, true],
    ]);
    // What it lived before counts for no later life.
    const first = { start: 0, lived: 3_600 };
    const never = { start: 0, lived: null };
    expect(judge([first, never, never])).toEqual([false, false, true]);
  });

  it('is counted by itself: another window’s crashes are its own', () => {
    const [one, other] = [countLives(() => 0), countLives(() => 0)];
    expect([one, one, other, one].map((lives) => lives.hasCrashed())).toEqual([false, false, false, true]);
  });

  it('by a clock that runs when nobody names one', () => {
    const lives = countLives();
    expect([1, 2, 3].map(() => lives.hasCrashed())).toEqual([false, false, true]);
  });
});
