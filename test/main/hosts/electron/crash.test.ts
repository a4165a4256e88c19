import { describe, expect, it } from 'vitest';
import { createHost, later, openHost, openWindowOf } from './start.ts';

/** Whether the host says that it was closed, by now. */
async function isClosed(host: { whenClosed(): Promise<void> }): Promise<boolean> {
  return Promise.race([host.whenClosed().then(() => true), later().then(() => false)]);
}

describe('a page that crashed', () => {
  it('is loaded again, a turn later', async () => {
    for (const reason of ['crashed', 'oom', 'killed', 'abnormal-exit'] as const) {
      const { fake } = await openHost();
      const { contents } = fake.window();
      contents.crash(reason);
      expect(contents.reloads).toBe(0);
      await later();
      expect(contents.reloads).toBe(1);
    }
  });

  it('is left alone when it went as it should, or its window with it', async () => {
    const { fake } = await openHost();
    const window = fake.window();
    window.contents.crash('clean-exit');
    await later();
    window.contents.crash('killed');
    window.close();
    await later();
    expect(window.contents.reloads).toBe(0);
  });

  it('is given up at the third time, in the person’s words; the console ends when they were read', async () => {
    const { fake, host } = await openHost({}, { language: 'fr' });
    const { contents } = fake.window();
    for (let times = 0; times < 3; times += 1) {
      contents.crash();
      await later();
    }
    expect(contents.reloads).toBe(2);
    expect(fake.record.of('dialog.showMessageBox')).toEqual([
      [{ type: 'error', message: 'La fenêtre ne tient pas', detail: expect.any(String), buttons: ['Fermer'] }],
    ]);
    expect(await isClosed(host)).toBe(false);
    fake.dialog.press();
    expect(await isClosed(host)).toBe(true);
    await host.quit();
    expect(fake.app.quits).toEqual(['gone']);
  });

  it('as often, but as it should, is not given up', async () => {
    const { fake } = await openHost();
    for (let times = 0; times < 5; times += 1) fake.window().contents.crash('clean-exit');
    await later();
    expect(fake.record.of('dialog.showMessageBox')).toEqual([]);
  });
});

describe('a page that crashes while it is loaded', () => {
  /** Electron breaks the load off as well. */
  async function openCrashing(crashes: boolean) {
    const started = await createHost();
    started.fake.onLoad = (window) => {
      if (crashes) window.contents.crash();
      throw new Error('ERR_FAILED (-2) loading');
    };
    return { ...started, opening: openWindowOf(started) };
  }

  it('is loaded again like any other, and is no failure of the start', async () => {
    const { fake, opening } = await openCrashing(true);
    await expect(opening).resolves.toBeDefined();
    await later();
    expect(fake.window().contents.reloads).toBe(1);
  });

  it('is shown with the box if it never lived to its first picture', async () => {
    const { fake, opening } = await openCrashing(true);
    await opening;
    for (let times = 0; times < 2; times += 1) {
      expect(fake.window().isVisible()).toBe(false);
      await later();
      fake.window().contents.crash();
    }
    await later();
    expect([fake.window().isVisible(), fake.record.of('dialog.showMessageBox').length]).toEqual([true, 1]);
  });

  it('is told apart from one that cannot be loaded at all', async () => {
    const { opening } = await openCrashing(false);
    await expect(opening).rejects.toThrow('ERR_FAILED');
  });
});
