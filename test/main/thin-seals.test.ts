import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinSeals } from '../../main/thin-seals.ts';

/** Seals one after the other, thinned at each as the console does. */
function sealAll(steps: readonly number[]) {
  let kept: readonly { readonly sequence: number }[] = [];
  let sequence = 0;
  for (const step of steps) {
    sequence += step;
    kept = thinSeals([...kept, { sequence }]);
  }
  return { kept: kept.map((seal) => seal.sequence), newest: sequence };
}

it('keeps the newest, and of the older ones so many that no gap is longer than what came behind it allows', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 600 }), (steps) => {
      const { kept, newest } = sealAll(steps);
      expect(kept.at(-1)).toBe(newest);
      for (const [index, sequence] of kept.entries()) {
        const gap = sequence - (kept[index - 1] ?? 0);
        expect(gap).toBeLessThanOrEqual(18 + (newest - (sequence - gap)) / 8);
      }
    }),
    { numRuns: 60 },
  );
});

it('keeps few of many: a hundred and some of five thousand', () => {
  const { kept } = sealAll(Array.from({ length: 5_000 }, () => 1));
  expect(kept.length).toBeLessThan(200);
  expect(kept.length).toBeGreaterThan(50);
});
