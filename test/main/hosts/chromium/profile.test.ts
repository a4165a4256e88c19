import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freeProfile } from '../../../../main/hosts/chromium/profile.ts';
import { makeFolder } from '../page-folder.ts';

/** A profile as a browser leaves it that did not end by itself. */
function makeMarked(owner: string): string {
  const folder = makeFolder();
  symlinkSync(owner, join(folder, 'SingletonLock'));
  symlinkSync('123456789', join(folder, 'SingletonCookie'));
  symlinkSync(join(folder, 'gone'), join(folder, 'SingletonSocket'));
  writeFileSync(join(folder, 'Local State'), '{}');
  return folder;
}

const filesOf = (folder: string) => readdirSync(folder).toSorted();

describe.skipIf(process.platform === 'win32')('a profile that a killed console has left', () => {
  it.each(['another-computer-4242', 'nobody', `${hostname()}-2147483646`])(
    'is free at once when %s has marked it, with everything else in it',
    async (owner) => {
      const folder = makeMarked(owner);
      await freeProfile(folder, 3_600_000);
      expect(filesOf(folder)).toEqual(['Local State']);
    },
  );

  it('is left to its browser until that has gone', async () => {
    const browser = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)']);
    onTestFinished(() => void browser.kill('SIGKILL'));
    const folder = makeMarked(`${hostname()}-${browser.pid}`);
    let freed = false;
    const freeing = freeProfile(folder, 3_600_000).then(() => {
      freed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect([freed, lstatSync(join(folder, 'SingletonLock')).isSymbolicLink()]).toEqual([false, true]);
    browser.kill('SIGKILL');
    await once(browser, 'exit');
    await freeing;
    expect(filesOf(folder)).toEqual(['Local State']);
  });

  it('is taken in the end from something that has only got its number', async () => {
    const folder = makeMarked(`${hostname()}-${process.pid}`);
    await freeProfile(folder, 100);
    expect(filesOf(folder)).toEqual(['Local State']);
  });

  it('need not be there', async () => {
    await expect(freeProfile(join(makeFolder(), 'none'))).resolves.toBeUndefined();
  });
});
