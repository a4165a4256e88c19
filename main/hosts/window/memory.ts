import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWholeFile } from '../../whole-file.ts';
import { largestZoom, smallestZoom } from './zoom.ts';

/** No desktop is larger, in CSS pixels: X11 counts to half of it. */
const farthest = 65_536;
const coordinate = z.int().min(-farthest).max(farthest);
const extent = z.int().min(1).max(farthest);

/** How the window was left. Each part that cannot be read counts as the usual one by itself. */
const windowState = z.object({
  /** Of the window as it is when it is not maximised; undefined at the first start. */
  bounds: z.object({ x: coordinate, y: coordinate, width: extent, height: extent }).optional().catch(undefined),
  maximized: z.boolean().catch(false),
  /** 1 is the usual size. */
  zoom: z.number().min(smallestZoom).max(largestZoom).catch(1),
});
export type WindowState = z.infer<typeof windowState>;

/** What the window remembers of itself from one start to the next, in `window.json` of the data folder. */
export interface WindowMemory {
  read(): WindowState;
  /** Written a moment later, once for the many changes of a window that is being moved. */
  keep(change: Partial<WindowState>): void;
  /** Writes at once what still waits to be written. */
  flush(): void;
}

/** `moment` is in milliseconds. A place that cannot be kept is no reason to stop: the next window opens as usual. */
export function openWindowMemory(folder: string, moment = 400): WindowMemory {
  const file = join(folder, 'window.json');
  let current = readState(file);
  let waiting: NodeJS.Timeout | undefined;
  const flush = () => {
    if (!waiting) return;
    clearTimeout(waiting);
    waiting = undefined;
    try {
      writeWholeFile(file, JSON.stringify(current, null, 2));
    } catch {
      // A full disk or a folder that went: what is lost is a place on a screen.
    }
  };
  return {
    read: () => current,
    keep: (change) => {
      const next = { ...current, ...change };
      if (JSON.stringify(next) === JSON.stringify(current)) return;
      current = next;
      clearTimeout(waiting);
      waiting = setTimeout(flush, moment).unref();
    },
    flush,
  };
}

function readState(file: string): WindowState {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return windowState.parse({});
  }
}
