import { describe, expect, it, vi } from 'vitest';
import { askChannel } from '../../../../contract/index.ts';
import { createHost, isClosed, later, openHost, openWindowOf } from './start.ts';

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
    window.destroy();
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
    expect(fake.app.exits).toEqual([0]);
  });

  it('is not given up where it lived for a while each time, from its first word on', async () => {
    const { fake } = await openHost();
    const { contents } = fake.window();
    const clock = vi.spyOn(performance, 'now');
    let now = 0;
    clock.mockImplementation(() => now);
    const live = async (speaks: boolean) => {
      const frame = { sender: contents, frame: contents.frame };
      if (speaks) await fake.ipcMain.invoke(askChannel, frame, '{}');
      now += 40_000;
      contents.crash();
      await later();
    };
    for (const _ of [1, 2, 3, 4]) await live(true);
    expect([contents.reloads, fake.record.of('dialog.showMessageBox')]).toEqual([4, []]);
    // Whatever time it takes, a page that never says a word is not there.
    for (const _ of [1, 2]) await live(false);
    expect([contents.reloads, fake.record.of('dialog.showMessageBox').length]).toEqual([5, 1]);
    clock.mockRestore();
  });

  it('as often, but as it should, is not given up', async () => {
    const { fake } = await openHost();
    for (let times = 0; times < 5; times += 1) fake.window().contents.crash('clean-exit');
    await later();
    expect(fake.record.of('dialog.showMessageBox')).toEqual([]);
  });
});

for (const crashIsTold of ['before', 'after'] as const) {
  describe(`a page that crashes while it is loaded, told ${crashIsTold} its load is broken off`, () => {
    /** A host whose page crashes at its first loads. */
    async function openCrashing(times: number) {
      const started = await createHost({ crashIsTold });
      let left = times;
      started.fake.onLoad = () => {
        left -= 1;
        return left >= 0 ? 'crash' : undefined;
      };
      return { ...started, opening: openWindowOf(started) };
    }

    it('is loaded again like any other, shown once that was painted, and is no failure of the start', async () => {
      const { fake, opening } = await openCrashing(1);
      await expect(opening).resolves.toBeDefined();
      expect([fake.window().contents.reloads, fake.window().isVisible()]).toEqual([1, true]);
    });

    it('is shown with the box if it never lived to its first picture', async () => {
      const { fake, opening } = await openCrashing(9);
      await opening;
      expect([fake.window().isVisible(), fake.record.of('dialog.showMessageBox').length]).toEqual([true, 1]);
      expect(fake.window().contents.reloads).toBe(2);
    });
  });
}

it('a page that cannot be loaded at all is told apart from one that crashed', async () => {
  const started = await createHost();
  started.fake.onLoad = () => {
    throw new Error('ERR_FAILED (-2) loading');
  };
  await expect(openWindowOf(started)).rejects.toThrow('ERR_FAILED');
});

it('a window that is closed while its page is loaded was closed, and is no failure of the start', async () => {
  const started = await createHost();
  started.fake.onLoad = (window) => {
    window.destroy();
    return undefined;
  };
  await expect(openWindowOf(started)).resolves.toBeDefined();
  expect(await isClosed(started.host)).toBe(true);
});
