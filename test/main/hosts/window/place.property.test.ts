import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowSize } from '../../../../main/hosts/host.ts';
import {
  fitToScreens,
  handle,
  isReachable,
  type Rectangle,
  type Screens,
} from '../../../../main/hosts/window/place.ts';

const at = (x: number, y: number, width: number, height: number): Rectangle => ({ x, y, width, height });
const coordinate = fc.integer({ min: -20_000, max: 20_000 });
const rectangle = (least: number): fc.Arbitrary<Rectangle> => {
  const extent = fc.integer({ min: least, max: 8_000 });
  return fc.record({ x: coordinate, y: coordinate, width: extent, height: extent });
};
const screens = fc.array(rectangle(320), { minLength: 1, maxLength: 4 }) as unknown as fc.Arbitrary<Screens>;
const wanted = fc.option(rectangle(1), { nil: undefined });

/** Whether enough of the title bar can be seen on one of the screens, said once more and without the code's words. */
function canBeGrabbed(window: Rectangle, on: Screens): boolean {
  return on.some((screen) => {
    const left = Math.max(window.x, screen.x);
    const right = Math.min(window.x + window.width, screen.x + screen.width);
    const wholeHeight = window.y >= screen.y && window.y + handle.height <= screen.y + screen.height;
    return wholeHeight && right - left >= Math.min(handle.width, window.width);
  });
}

describe('a window, wherever it was left and whatever screens there are', () => {
  it('has a title bar that can be reached', () => {
    fc.assert(
      fc.property(wanted, screens, (left, on) => {
        expect(canBeGrabbed(fitToScreens(left, on, windowSize), on)).toBe(true);
      }),
    );
  });

  it('is no larger than a screen, and smaller than it may be only where a screen is', () => {
    fc.assert(
      fc.property(wanted, screens, (left, on) => {
        const { width, height } = fitToScreens(left, on, windowSize);
        const fitting = on.filter((screen) => width <= screen.width && height <= screen.height);
        expect(fitting.length).toBeGreaterThan(0);
        expect(
          fitting.some(
            (screen) =>
              width >= Math.min(windowSize.minWidth, screen.width) &&
              height >= Math.min(windowSize.minHeight, screen.height),
          ),
        ).toBe(true);
      }),
    );
  });

  it('stays where it is from then on', () => {
    fc.assert(
      fc.property(wanted, screens, (left, on) => {
        const placed = fitToScreens(left, on, windowSize);
        expect(fitToScreens(placed, on, windowSize)).toEqual(placed);
      }),
    );
  });

  it('lies on whole pixels, which is all that Electron takes', () => {
    fc.assert(
      fc.property(wanted, screens, (left, on) => {
        expect(Object.values(fitToScreens(left, on, windowSize)).every(Number.isInteger)).toBe(true);
      }),
    );
  });

  it('is exactly where it was left, if that is all on one screen', () => {
    const inside = rectangle(1_000).chain((screen) => {
      const width = fc.integer({ min: windowSize.minWidth, max: screen.width });
      const height = fc.integer({ min: windowSize.minHeight, max: screen.height });
      return fc.tuple(fc.constant(screen), width, height, fc.nat(10_000), fc.nat(10_000));
    });
    fc.assert(
      fc.property(inside, ([screen, width, height, right, down]) => {
        const x = screen.x + (right % (screen.width - width + 1));
        const y = screen.y + (down % (screen.height - height + 1));
        expect(fitToScreens(at(x, y, width, height), [screen], windowSize)).toEqual(at(x, y, width, height));
      }),
    );
  });
});

describe('a window', () => {
  const laptop = at(0, 0, 1440, 860);
  const left = at(-1920, 0, 1920, 1080);

  it('opens in the middle of the primary screen at the first start', () => {
    expect(fitToScreens(undefined, [laptop, left], windowSize)).toEqual(at(80, 30, 1280, 800));
  });

  it('stays on the second screen, also at negative coordinates', () => {
    const there = at(-1800, 40, 1400, 900);
    expect(fitToScreens(there, [laptop, left], windowSize)).toEqual(there);
  });

  it('comes back to the first when the second has been unplugged, no larger than that', () => {
    expect(fitToScreens(at(-1800, 40, 1700, 900), [laptop], windowSize)).toEqual(at(0, 0, 1440, 860));
  });

  it('may hang over an edge, as a person may want it to, but not by its whole title bar', () => {
    const hanging = at(1200, 500, 1000, 700);
    expect(fitToScreens(hanging, [laptop], windowSize)).toEqual(hanging);
    expect(fitToScreens(at(1300, 500, 1000, 700), [laptop], windowSize)).toEqual(at(440, 160, 1000, 700));
    expect(fitToScreens(at(100, -10, 1000, 700), [laptop], windowSize)).toEqual(at(100, 0, 1000, 700));
    expect(fitToScreens(at(100, 840, 1000, 700), [laptop], windowSize)).toEqual(at(100, 160, 1000, 700));
  });

  it('stays on the one of two screens over one another that it was fitted to, and does not grow to the other', () => {
    const mirrored: Screens = [at(0, 0, 962, 320), at(0, 0, 963, 321)];
    const placed = fitToScreens(at(2, 0, 1, 1), mirrored, windowSize);
    expect(placed).toEqual(at(2, 0, 960, 320));
    expect(fitToScreens(placed, mirrored, windowSize)).toEqual(placed);
  });

  it('whose title bar is on the upper screen may reach down onto the lower one', () => {
    const below = at(0, 860, 1440, 860);
    const across = at(100, 700, 1000, 700);
    expect(fitToScreens(across, [laptop, below], windowSize)).toEqual(across);
    expect(fitToScreens(at(100, 840, 1000, 700), [laptop, below], windowSize)).toEqual(at(100, 860, 1000, 700));
  });

  it('fills a screen that is smaller than the console likes', () => {
    expect(fitToScreens(at(10, 10, 1280, 800), [at(0, 0, 800, 560)], windowSize)).toEqual(at(0, 0, 800, 560));
  });

  it('of which nothing is to be seen goes to the nearest screen', () => {
    expect(fitToScreens(at(-5000, 100, 1000, 700), [laptop, left], windowSize)).toEqual(at(-1920, 100, 1000, 700));
    expect(fitToScreens(at(9000, 100, 1000, 700), [laptop, left], windowSize)).toEqual(at(440, 100, 1000, 700));
  });

  it('is not in reach where the test says that it is not', () => {
    expect(isReachable(at(0, 0, 1000, 700), laptop)).toBe(true);
    expect(isReachable(at(0, -1, 1000, 700), laptop)).toBe(false);
    expect(isReachable(at(-1000, 0, 1000, 700), laptop)).toBe(false);
    expect(canBeGrabbed(at(-1000, 0, 1000, 700), [laptop])).toBe(false);
    expect(canBeGrabbed(at(0, -40, 1000, 700), [laptop])).toBe(false);
  });
});
