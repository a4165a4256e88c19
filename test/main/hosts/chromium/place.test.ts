import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPlace } from '../../../../main/hosts/chromium/place.ts';
import { openWindowMemory } from '../../../../main/hosts/window/memory.ts';
import { makeFolder } from '../page-folder.ts';

interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
  windowState: 'normal' | 'maximized' | 'minimized' | 'fullscreen';
}

/** A browser that does with its window what it is told; a maximised one tells the screen's size, as Chromium does. */
function openBrowser(bounds: Partial<Bounds> = {}, screens: readonly object[] | 'unknown' = [screen()]) {
  const window: Bounds = { left: 0, top: 0, width: 1280, height: 800, windowState: 'normal', ...bounds };
  const asked: string[] = [];
  const session = {
    send: async (method: string, parameters?: { bounds: Partial<Bounds> }) => {
      asked.push(method);
      switch (method) {
        case 'Browser.getWindowForTarget':
          return { windowId: 1, bounds: { ...window } };
        case 'Emulation.getScreenInfos':
          if (screens === 'unknown') throw new Error("'Emulation.getScreenInfos' wasn't found");
          return { screenInfos: screens };
        case 'Browser.setWindowBounds':
          Object.assign(window, parameters?.bounds);
          if (window.windowState === 'maximized') Object.assign(window, { left: 0, top: 0, width: 1600, height: 1000 });
          return {};
        default:
          throw new Error(method);
      }
    },
  } as unknown as CDPSession;
  return { window, asked, session };
}

function screen(availLeft = 0, isPrimary = true) {
  return { availLeft, availTop: 0, availWidth: 1600, availHeight: 1000, isPrimary };
}

function remember(state: object = {}) {
  const folder = makeFolder();
  writeFileSync(join(folder, 'window.json'), JSON.stringify(state));
  const kept = () => JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'));
  return { memory: openWindowMemory(folder), kept };
}

const bounds = { x: 100, y: 80, width: 1200, height: 800 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the place of Chromium’s window', () => {
  it('is left alone when it can be reached', async () => {
    const { window, asked, session } = openBrowser({ left: 100, top: 80 });
    await watchPlace(session, remember().memory);
    expect(window).toMatchObject({ left: 100, top: 80 });
    expect(asked).not.toContain('Browser.setWindowBounds');
  });

  it('is moved onto a screen when it cannot', async () => {
    const { window, session } = openBrowser({ left: 5_000, top: -900 });
    await watchPlace(session, remember().memory);
    expect(window).toMatchObject({ left: 320, top: 0, width: 1280, height: 800 });
  });

  it('may be on any of several screens', async () => {
    const { asked, session } = openBrowser({ left: -1_500, top: 20 }, [screen(-1_600, false), screen()]);
    await watchPlace(session, remember().memory);
    expect(asked).not.toContain('Browser.setWindowBounds');
  });

  it('is left to the browser when it does not say what screens there are', async () => {
    for (const screens of ['unknown', []] as const) {
      const { window, session } = openBrowser({ left: 5_000 }, screens);
      const watch = await watchPlace(session, remember().memory);
      expect(window.left).toBe(5_000);
      await watch.stop();
    }
  });

  it('is kept as the person moves the window, without being written at each look', async () => {
    const { window, session } = openBrowser();
    const { memory, kept } = remember();
    const watch = await watchPlace(session, memory);
    Object.assign(window, { left: 7, top: 9 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(kept()).toMatchObject({ bounds: { x: 7, y: 9 } });
    window.left = 8;
    await watch.stop();
    expect(kept()).toMatchObject({ bounds: { x: 8, y: 9 } });
  });

  it('is, of a maximised window, the one that it returns to', async () => {
    const { window, session } = openBrowser({ left: 100, top: 80, width: 1200 });
    const { memory, kept } = remember({ bounds, maximized: true });
    const watch = await watchPlace(session, memory);
    expect(window.windowState).toBe('maximized');
    await vi.advanceTimersByTimeAsync(2_000);
    await watch.stop();
    expect(kept()).toEqual({ bounds, maximized: true });
  });

  it('is not taken from a window that is minimised or fills the screen', async () => {
    for (const windowState of ['minimized', 'fullscreen'] as const) {
      const { window, session } = openBrowser({ left: 100, top: 80, width: 1200 });
      const { memory, kept } = remember({ bounds, maximized: false });
      const watch = await watchPlace(session, memory);
      Object.assign(window, { left: 0, top: 0, width: 1600, height: 1000, windowState });
      await watch.stop();
      expect(kept()).toEqual({ bounds, maximized: false });
    }
  });

  it('is not looked for any more once the watch was stopped, or when the browser has gone', async () => {
    const { asked, session } = openBrowser();
    const watch = await watchPlace(session, remember().memory);
    await watch.stop();
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.length).toBe(before);
    const gone = { send: () => Promise.reject(new Error('Target closed')) } as unknown as CDPSession;
    const other = await watchPlace(gone, remember().memory);
    await vi.advanceTimersByTimeAsync(3_000);
    await expect(other.stop()).resolves.toBeUndefined();
  });
});
