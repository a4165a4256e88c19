import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimInstance } from '../../../../main/hosts/window/instance.ts';
import { createHost, later, openHost } from './start.ts';

describe('the only instance', () => {
  it('is this one when the lock is free', async () => {
    const { host } = await createHost({ lockIsFree: true });
    expect(await host.becomeOnlyInstance()).toBe(true);
  });

  it('is another one when that has the data folder, whatever shows it, and comes forward', async () => {
    const { host, fake, dataFolder } = await createHost();
    const first = await claimInstance(dataFolder);
    const shown = Promise.withResolvers<void>();
    first?.onAnother(() => {
      shown.resolve();
      return true;
    });
    expect(await host.becomeOnlyInstance()).toBe(false);
    await shown.promise;
    await host.quit();
    expect(fake.app.exits).toEqual([0]);
    first?.release();
  });

  it('answers another that starts: first that its window comes forward, and in the end that it is closing', async () => {
    const { fake, host, dataFolder } = await openHost();
    fake.window().hide();
    expect(await claimInstance(dataFolder)).toBeUndefined();
    expect(fake.window().isVisible()).toBe(true);
    fake.window().close();
    await later();
    const waits = Promise.withResolvers<void>();
    const next = claimInstance(dataFolder, waits.resolve);
    await waits.promise;
    await host.quit();
    expect(await next).toBeDefined();
    (await next)?.release();
  });

  it('can be found at a second try as well, when Electron is ready long since', async () => {
    const { host, fake } = await createHost();
    fake.app.becomeReady();
    expect(await host.becomeOnlyInstance()).toBe(true);
    await host.quit();
    expect(await host.becomeOnlyInstance()).toBe(true);
    expect(fake.app.listenerCount('second-instance')).toBe(1);
  });

  it('is the only one on its data folder: the lock goes by a profile inside', async () => {
    const { host, fake, dataFolder } = await createHost();
    await host.becomeOnlyInstance();
    const profile = join(dataFolder, 'electron-profile');
    expect(fake.record.of('app.setPath')).toEqual([['userData', profile]]);
    expect(existsSync(profile)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(profile).mode & 0o777).toBe(0o700);
    const { names } = fake.record;
    expect(names.indexOf('app.setPath')).toBeLessThan(names.indexOf('app.requestSingleInstanceLock'));
  });

  it('comes forward when somebody starts it again', async () => {
    const { fake } = await openHost();
    fake.app.startAgain();
    expect(fake.record.of('window.focus')).toHaveLength(1);
    expect(fake.record.of('window.restore')).toHaveLength(0);
    fake.window().minimized = true;
    fake.app.startAgain();
    expect(fake.window().minimized).toBe(false);
    expect(fake.record.of('window.focus')).toHaveLength(2);
  });

  it('does not mind being started again before its window is there, or after', async () => {
    const { fake, host } = await createHost();
    await host.becomeOnlyInstance();
    fake.app.becomeReady();
    expect(() => fake.app.startAgain()).not.toThrow();
    const opened = await openHost();
    opened.fake.window().close();
    await later();
    expect(() => opened.fake.app.startAgain()).not.toThrow();
  });
});
