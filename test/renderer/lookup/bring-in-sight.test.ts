import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bringInSight } from '../../../renderer/lookup/list/bring-in-sight.ts';

describe('a row is brought in sight', () => {
  const view = { scrollTop: 1_000, height: 200, rowHeight: 40 };

  it('at the top where it was above, at the bottom where it was below, and not at all where it is in sight', () => {
    expect(bringInSight(10, view)).toBe(400);
    expect(bringInSight(40, view)).toBe(1_440);
    for (const place of [25, 26, 29]) expect(bringInSight(place, view)).toBe(1_000);
  });

  it('whole, wherever the list stands', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.nat(4_000_000),
        fc.integer({ min: 40, max: 2_000 }),
        (place, scrollTop, height) => {
          const top = bringInSight(place, { scrollTop, height, rowHeight: 36 });
          expect(top).toBeLessThanOrEqual(place * 36);
          expect(top + height).toBeGreaterThanOrEqual(place * 36 + 36);
        },
      ),
    );
  });
});
