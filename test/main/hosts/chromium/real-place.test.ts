import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patient } from '../../../patient.ts';
import { makeFolder } from '../page-folder.ts';
import { hasXvfb, openDisplay } from './display.ts';
import { installed, openReal, type RealWindow } from './real.ts';

const ends: (() => void | Promise<void>)[] = [];

/** Where the browser says that its window is. */
async function placeOf(window: RealWindow) {
  const session = await window.session();
  const { bounds } = await session.send('Browser.getWindowForTarget');
  return { x: bounds.left, y: bounds.top, width: bounds.width, height: bounds.height };
}

async function move(window: RealWindow, bounds: { left: number; top: number; width: number; height: number }) {
  const session = await window.session();
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds });
}

function keptIn(dataFolder: string): unknown {
  return JSON.parse(readFileSync(join(dataFolder, 'window.json'), 'utf8'));
}

function leftAt(bounds: object, more: object = {}): string {
  const dataFolder = makeFolder();
  writeFileSync(join(dataFolder, 'window.json'), JSON.stringify({ bounds, ...more }));
  return dataFolder;
}

describe.skipIf(!installed || !hasXvfb)('the place of the window in a real Chromium', () => {
  beforeAll(() => openDisplay({ width: 1600, height: 1000 }, (clean) => void ends.unshift(clean)));
  afterAll(async () => {
    for (const end of ends) await end();
  });

  it('is of the usual size, and all on the screen, at the first start', async () => {
    const { x, y, width, height } = await placeOf(await openReal({ headless: false }));
    expect([width, height]).toEqual([1280, 800]);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
  });

  it('is kept while the person moves the window, and comes back at the next start', async () => {
    const dataFolder = makeFolder();
    const window = await openReal({ headless: false, dataFolder });
    await move(window, { left: 120, top: 60, width: 1100, height: 720 });
    const place = { x: 120, y: 60, width: 1100, height: 720 };
    await expect.poll(() => keptIn(dataFolder), patient).toMatchObject({ bounds: place });
    await window.host.quit();
    const again = await openReal({ headless: false, dataFolder });
    expect(await placeOf(again)).toEqual(place);
  });

  it('is written when the console is told to quit, without waiting for the next look', async () => {
    const dataFolder = makeFolder();
    const window = await openReal({ headless: false, dataFolder });
    await move(window, { left: 33, top: 44, width: 1000, height: 700 });
    await window.host.quit();
    expect(keptIn(dataFolder)).toMatchObject({ bounds: { x: 33, y: 44, width: 1000, height: 700 }, maximized: false });
  });

  it('is on the screen that there is, when the window was left on another', async () => {
    const gone = leftAt({ x: 4_000, y: -2_500, width: 1_900, height: 1_300 });
    const window = await openReal({ headless: false, dataFolder: gone });
    await expect.poll(() => placeOf(window), patient).toMatchObject({ x: 0, y: 0 });
    // Chromium keeps a pixel off the full size itself: a window without a frame that fills a screen is another thing.
    const { width = 0, height = 0 } = await placeOf(window);
    expect([width <= 1600 && width > 1590, height <= 1000 && height > 990]).toEqual([true, true]);
  });

  it('is asked to be maximised when it was left so, and keeps the place that it returns to', async () => {
    const place = { x: 100, y: 80, width: 1200, height: 800 };
    const dataFolder = leftAt(place, { maximized: true });
    const window = await openReal({ headless: false, dataFolder });
    // There is no window manager here that would do it; what was kept must be true all the same.
    await window.host.quit();
    expect(keptIn(dataFolder)).toMatchObject({ bounds: place });
  });
});
