import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../../../electron/stage.ts';
import { createHost, later, type OpenHost, openHost, openWindowOf } from './start.ts';

/** A host whose window was left so. */
async function reopen(state: object, surroundings: Partial<Surroundings> = {}): Promise<OpenHost> {
  const started = await createHost(surroundings);
  writeFileSync(join(started.dataFolder, 'window.json'), JSON.stringify(state));
  return openWindowOf(started);
}

function keptIn(dataFolder: string): unknown {
  return JSON.parse(readFileSync(join(dataFolder, 'window.json'), 'utf8'));
}

const bounds = { x: 100, y: 60, width: 1400, height: 900 };

describe('the window’s place', () => {
  it('is the middle of the primary screen at the first start', async () => {
    const workAreas = [
      { x: 0, y: 25, width: 1440, height: 875 },
      { x: 1440, y: 0, width: 2560, height: 1440 },
    ];
    const { fake } = await openHost({ workAreas });
    expect(fake.window().options).toMatchObject({ x: 80, y: 62, width: 1280, height: 800 });
  });

  it('is where it was left', async () => {
    const { fake } = await reopen({ bounds });
    expect(fake.window().options).toMatchObject(bounds);
    expect(fake.record.names).not.toContain('window.maximize');
  });

  it('is on a screen that is there, with minimal sizes that this screen has room for', async () => {
    const { fake } = await reopen({ bounds }, { workAreas: [{ x: 0, y: 0, width: 800, height: 560 }] });
    expect(fake.window().options).toMatchObject({ x: 0, y: 0, width: 800, height: 560, minWidth: 800, minHeight: 560 });
    expect(fake.window().getNormalBounds()).toEqual({ x: 0, y: 0, width: 800, height: 560 });
  });

  it('is kept when the person moves, resizes and closes it', async () => {
    const { fake, dataFolder } = await openHost();
    fake.window().drag({ x: 12, y: 34 });
    fake.window().drag({ width: 1000, height: 700 });
    fake.window().close();
    await later();
    expect(keptIn(dataFolder)).toMatchObject({ bounds: { x: 12, y: 34, width: 1000, height: 700 }, maximized: false });
  });

  it('is kept as well when the program is told to quit', async () => {
    const { fake, dataFolder } = await openHost();
    fake.window().drag({ x: 5, y: 6 });
    fake.app.quit();
    expect(keptIn(dataFolder)).toMatchObject({ bounds: { x: 5, y: 6, width: 1280, height: 800 } });
  });

  it('is, of a maximised window, the one that it returns to', async () => {
    const { fake, dataFolder } = await openHost();
    fake.window().drag({ x: 5, y: 6 });
    fake.window().dragToTop();
    fake.window().close();
    await later();
    expect(keptIn(dataFolder)).toMatchObject({ bounds: { x: 5, y: 6 }, maximized: true });
  });

  it('comes back maximised once its first screen is painted, and no sooner: maximising shows a window', async () => {
    const { fake, dataFolder } = await reopen({ bounds, maximized: true });
    expect([fake.window().options.show, fake.window().options.width]).toEqual([false, 1400]);
    expect(fake.record.names.indexOf('window.maximize')).toBeGreaterThan(fake.record.names.indexOf('window.loadURL'));
    expect([fake.window().isVisible(), fake.window().isMaximized()]).toEqual([true, true]);
    fake.window().dragFromTop();
    fake.window().close();
    await later();
    expect(keptIn(dataFolder)).toMatchObject({ bounds, maximized: false });
  });

  it('is not taken from a window that is minimised or fills the screen', async () => {
    for (const state of ['minimized', 'fullScreen'] as const) {
      const { fake, dataFolder } = await reopen({ bounds, maximized: true });
      await later();
      fake.window()[state] = true;
      fake.window().drag({ x: 1, width: 1000 });
      fake.window().close();
      await later();
      expect(keptIn(dataFolder)).toEqual({ bounds, maximized: true });
    }
  });

  it('is the usual one when the file is broken', async () => {
    const { fake } = await reopen({ bounds: 'everywhere', maximized: 7, zoom: -1 });
    expect(fake.window().options).toMatchObject({ width: 1280, height: 800 });
    expect(fake.window().options.webPreferences?.zoomFactor).toBe(1);
  });
});

describe('the zoom', () => {
  it('is there before the page is, and kept each time that it changes', async () => {
    const { fake, dataFolder } = await reopen({ zoom: 1.75 });
    expect(fake.window().options.webPreferences?.zoomFactor).toBe(1.75);
    fake.menu.click('Zoom In');
    fake.menu.click('Zoom In');
    expect(fake.record.of('webContents.setZoomFactor')).toEqual([[2], [2]]);
    fake.window().close();
    await later();
    expect(keptIn(dataFolder)).toMatchObject({ zoom: 2 });
  });

  it('goes out, back to 100 %, and by the wheel', async () => {
    const { fake } = await openHost();
    fake.menu.click('Zoom Out');
    fake.menu.click('Actual Size');
    fake.window().contents.turnWheel('in');
    fake.window().contents.turnWheel('out');
    expect(fake.record.of('webContents.setZoomFactor')).toEqual([[0.9], [1], [1.1], [1]]);
  });

  it('has nothing to do once the window is gone', async () => {
    const { fake } = await openHost();
    const { menu } = fake;
    fake.window().close();
    await later();
    expect(() => menu.click('Zoom In')).not.toThrow();
  });
});
