import type { CDPSession } from 'playwright-core';
import { windowSize } from '../host.ts';
import type { WindowMemory } from '../window/memory.ts';
import { fitToScreens, type Rectangle, type Screens } from '../window/place.ts';

/** How often the window is asked where it is, in milliseconds: Chromium tells nobody when it is moved. */
const interval = 1_000;

/** What keeps an eye on the window's place. */
export interface PlaceWatch {
  /** Looks a last time and writes down what was seen. */
  stop(): Promise<void>;
}

/** Brings the window onto a screen that is there, maximised if it was left so, and remembers where it goes from then on. */
export async function watchPlace(session: CDPSession, memory: WindowMemory): Promise<PlaceWatch> {
  await settle(session, memory).catch(() => undefined);
  const note = () => notePlace(session, memory).catch(() => undefined);
  const timer = setInterval(note, interval).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await note();
      memory.flush();
    },
  };
}

/** The window was launched where it had been left; that screen may be gone. */
async function settle(session: CDPSession, memory: WindowMemory): Promise<void> {
  const { windowId, bounds } = await session.send('Browser.getWindowForTarget');
  const { left: x, top: y, width, height } = bounds;
  const screens = await readScreens(session);
  if (!screens || x === undefined || y === undefined || !width || !height) return;
  const place = fitToScreens({ x, y, width, height }, screens, windowSize);
  if (place.x !== x || place.y !== y || place.width !== width || place.height !== height) {
    const { x: left, y: top, ...size } = place;
    await session.send('Browser.setWindowBounds', { windowId, bounds: { left, top, ...size } });
  }
  if (!memory.read().maximized) return;
  // Kept first, because from now on the window only tells how large the screen is.
  memory.keep({ bounds: place });
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'maximized' } });
}

/** The screens without their task bars, the primary one first; undefined when there is none. */
async function readScreens(session: CDPSession): Promise<Screens | undefined> {
  const { screenInfos } = await session.send('Emulation.getScreenInfos');
  const [first, ...others] = screenInfos
    .toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
    .map(
      ({ availLeft, availTop, availWidth, availHeight }): Rectangle => ({
        ...{ x: availLeft, y: availTop },
        ...{ width: availWidth, height: availHeight },
      }),
    );
  return first && [first, ...others];
}

async function notePlace(session: CDPSession, memory: WindowMemory): Promise<void> {
  const { bounds } = await session.send('Browser.getWindowForTarget');
  const { left: x, top: y, width, height, windowState } = bounds;
  if (windowState === 'maximized') memory.keep({ maximized: true });
  if (windowState !== 'normal' || x === undefined || y === undefined || !width || !height) return;
  memory.keep({ bounds: { x, y, width, height }, maximized: false });
}
