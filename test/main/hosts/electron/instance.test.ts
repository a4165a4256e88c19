import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHost, openHost } from './start.ts';

describe('the only instance', () => {
  it('is this one when the lock is free', async () => {
    const { host } = await createHost({ lockIsFree: true });
    expect(await host.becomeOnlyInstance()).toBe(true);
  });

  it('is another one when the lock is held', async () => {
    const { host, fake } = await createHost({ lockIsFree: false });
    expect(await host.becomeOnlyInstance()).toBe(false);
    await host.quit();
    expect(fake.app.quits).toEqual(['gone']);
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
    expect(() => opened.fake.app.startAgain()).not.toThrow();
  });
});
