import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestZoom, nextZoom, smallestZoom, zoomSteps } from '../../../../main/hosts/window/zoom.ts';

describe('zoom', () => {
  it('goes up and down the same steps, and no further than 50 and 200 %', () => {
    const up = [1, 1.1, 1.25, 1.5, 1.75, 2, 2];
    for (const [index, step] of up.slice(0, -1).entries()) expect(nextZoom(step, 'in')).toBe(up[index + 1]);
    const down = [1, 0.9, 0.8, 0.75, 0.67, 0.5, 0.5];
    for (const [index, step] of down.slice(0, -1).entries()) expect(nextZoom(step, 'out')).toBe(down[index + 1]);
    expect([smallestZoom, largestZoom]).toEqual([zoomSteps[0], zoomSteps.at(-1)]);
  });

  it('comes back to 100 % from anywhere', () => {
    for (const step of zoomSteps) expect(nextZoom(step, 'reset')).toBe(1);
  });

  it('moves from any factor the way that it was told, and stays within its bounds', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 10, noNaN: true }), (factor) => {
        const [larger, smaller] = [nextZoom(factor, 'in'), nextZoom(factor, 'out')];
        for (const zoom of [larger, smaller]) expect(zoomSteps).toContain(zoom);
        if (factor < largestZoom) expect(larger).toBeGreaterThan(factor);
        if (factor > smallestZoom) expect(smaller).toBeLessThan(factor);
      }),
    );
  });
});
