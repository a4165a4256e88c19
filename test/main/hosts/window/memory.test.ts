import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWindowMemory } from '../../../../main/hosts/window/memory.ts';
import { makeFolder } from '../page-folder.ts';

const bounds = { x: -1800, y: 40, width: 1400, height: 900 };
const usual = { bounds: undefined, maximized: false, zoom: 1 };

/** What a window is told whose file holds this. */
function readWith(text: string): unknown {
  const folder = makeFolder();
  writeFileSync(join(folder, 'window.json'), text);
  return openWindowMemory(folder).read();
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what the window remembers', () => {
  it('is the usual at the first start', () => {
    const folder = makeFolder();
    expect(openWindowMemory(folder).read()).toEqual(usual);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('comes back at the next start, for this person only', () => {
    const folder = join(makeFolder(), 'data');
    const memory = openWindowMemory(folder);
    memory.keep({ bounds, maximized: true });
    memory.keep({ zoom: 1.25 });
    memory.flush();
    expect(openWindowMemory(folder).read()).toEqual({ bounds, maximized: true, zoom: 1.25 });
    if (process.platform !== 'win32') expect(statSync(join(folder, 'window.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['window.json']);
  });

  it('is written once for the many changes of a drag, a moment after the last', () => {
    const folder = makeFolder();
    const file = join(folder, 'window.json');
    const memory = openWindowMemory(folder, 400);
    for (let x = 0; x < 50; x += 1) {
      memory.keep({ bounds: { ...bounds, x } });
      vi.advanceTimersByTime(20);
    }
    expect(existsSync(file)).toBe(false);
    expect(memory.read().bounds?.x).toBe(49);
    vi.advanceTimersByTime(400);
    expect(JSON.parse(readFileSync(file, 'utf8')).bounds.x).toBe(49);
  });

  it('is not written when nothing is new', () => {
    const folder = makeFolder();
    const memory = openWindowMemory(folder);
    memory.keep({ zoom: 1, maximized: false });
    memory.flush();
    vi.advanceTimersByTime(1_000);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not stop the console when it cannot be written', () => {
    const file = join(makeFolder(), 'a file, not a folder');
    writeFileSync(file, '');
    const memory = openWindowMemory(file);
    memory.keep({ zoom: 2 });
    expect(() => memory.flush()).not.toThrow();
    expect(memory.read().zoom).toBe(2);
  });
});

describe('a broken file', () => {
  it('means the usual window', () => {
    for (const text of ['', '{', 'null', '[]', '1', '"text"', '{"bounds":null,"maximized":1,"zoom":"2"}']) {
      expect([text, readWith(text)]).toEqual([text, usual]);
    }
  });

  it('spoils only the part that is broken', () => {
    expect(readWith(JSON.stringify({ bounds, maximized: 'yes', zoom: 1.5 }))).toEqual({
      bounds,
      maximized: false,
      zoom: 1.5,
    });
    expect(readWith(JSON.stringify({ bounds: { ...bounds, width: 0 }, zoom: 0.1 }))).toEqual(usual);
    expect(readWith(JSON.stringify({ bounds: { ...bounds, x: 1e12 }, zoom: 7 }))).toEqual(usual);
    expect(readWith(JSON.stringify({ bounds: { ...bounds, y: 0.5 }, zoom: 2 }))).toEqual({ ...usual, zoom: 2 });
  });

  it('never gives a zoom at which nobody can read, nor anything but what is asked for', () => {
    fc.assert(
      fc.property(fc.json(), fc.double(), (junk, zoom) => {
        for (const text of [junk, JSON.stringify({ zoom, more: 1 })]) {
          const state = readWith(text) as { zoom: number };
          expect(state.zoom).toBeGreaterThanOrEqual(0.5);
          expect(state.zoom).toBeLessThanOrEqual(2);
          expect(Object.keys(state).filter((key) => !(key in usual))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
