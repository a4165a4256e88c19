import { describe, expect, it } from 'vitest';
import { createFakeElectron } from './index.ts';
import { later, open } from './open.ts';

describe('the fake’s end', () => {
  it('says window-all-closed when the person closes the last window, and quits if nobody listens', async () => {
    const alone = open();
    alone.seen.close();
    await later();
    expect([alone.fake.app.quits, alone.fake.app.exits]).toEqual([['gone'], [0]]);
    const heard = open();
    let said = 0;
    heard.api.app.on('window-all-closed', () => {
      said += 1;
    });
    heard.seen.close();
    await later();
    expect([said, heard.fake.app.quits]).toEqual([1, []]);
  });

  it('says only will-quit when the program is told to quit, and takes no for an answer', async () => {
    const { fake, api } = open();
    const said: string[] = [];
    api.app.on('window-all-closed', () => said.push('window-all-closed'));
    api.app.once('will-quit', (event) => event.preventDefault());
    fake.app.quit();
    expect([fake.windows.size, fake.app.quits]).toEqual([1, []]);
    await later();
    expect([fake.windows.size, said, fake.app.quits]).toEqual([0, [], ['held']]);
    fake.app.quit();
    expect(fake.app.quits).toEqual(['held', 'gone']);
  });

  it('comes to nothing when before-quit is prevented, or a window will not go', async () => {
    const { fake, api, window } = open();
    api.app.once('before-quit', (event) => event.preventDefault());
    fake.app.quit();
    await later();
    expect([fake.windows.size, fake.app.quits]).toEqual([1, ['prevented']]);
    window.once('close', (event) => event.preventDefault());
    fake.app.quit();
    await later();
    expect([fake.windows.size, fake.app.quits]).toEqual([1, ['prevented']]);
    fake.app.quit();
    await later();
    expect(fake.app.quits).toEqual(['prevented', 'gone']);
  });

  it('gives 0 by quit, whatever the process says, and by exit what it is told, asking nobody', async () => {
    const { fake, api } = open();
    const said: string[] = [];
    for (const name of ['before-quit', 'will-quit', 'window-all-closed'] as const) {
      api.app.on(name as 'will-quit', () => said.push(name));
    }
    api.app.exit(3);
    expect([fake.windows.size, said, fake.app.exits, fake.app.quits]).toEqual([0, [], [3], []]);
  });

  it('comes by the first signal of a kind, and hard by the second, unless somebody listens since ready', async () => {
    const unheard = createFakeElectron();
    unheard.signals.on('SIGTERM', () => {});
    unheard.app.becomeReady();
    unheard.app.once('will-quit', (event) => event.preventDefault());
    unheard.signals.send('SIGTERM');
    expect([unheard.app.quits, unheard.app.exits]).toEqual([['held'], []]);
    unheard.signals.send('SIGTERM');
    expect(unheard.app.exits).toEqual([128]);
    const { fake } = open();
    let heard = 0;
    fake.signals.on('SIGTERM', () => {
      heard += 1;
    });
    for (const _ of [1, 2]) fake.signals.send('SIGTERM');
    expect([heard, fake.app.quits, fake.app.exits]).toEqual([2, [], []]);
  });

  it('of a Windows session asks the windows, and tells app nothing', () => {
    const { fake, window, seen } = open();
    const said: string[] = [];
    window.once('query-session-end', (event) => event.preventDefault());
    window.on('session-end', ({ reasons }) => said.push(...reasons));
    expect([seen.endSession(), seen.endSession('shutdown'), said]).toEqual([false, true, ['shutdown']]);
    expect([fake.app.quits, fake.app.exits]).toEqual([[], []]);
  });

  it('never fulfils whenReady before ready', async () => {
    const fake = createFakeElectron();
    let ready = false;
    void fake.app.whenReady().then(() => {
      ready = true;
    });
    await new Promise(setImmediate);
    expect(ready).toBe(false);
    fake.app.becomeReady();
    await new Promise(setImmediate);
    expect(ready).toBe(true);
  });
});
