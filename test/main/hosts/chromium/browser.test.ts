import { chmodSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../../main/hosts/chromium/browser.ts';
import { makeFolder, writeFiles } from '../page-folder.ts';

/** A folder with programs of these names. */
function folderWith(...names: readonly string[]): string {
  const folder = makeFolder();
  writeFiles(folder, Object.fromEntries(names.map((name) => [name, '#!/bin/sh\n'])));
  for (const name of names) chmodSync(join(folder, name), 0o755);
  return folder;
}

describe('an installed browser', () => {
  it('is found on the path, by any of its names', () => {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']) {
      const folder = folderWith(name);
      expect(findBrowser('linux', [makeFolder(), folder].join(delimiter))).toBe(join(folder, name));
    }
  });

  it('is the one of the first folder, and Chromium before the others', () => {
    const [first, second] = [folderWith('google-chrome'), folderWith('chromium')];
    expect(findBrowser('linux', [first, second].join(delimiter))).toBe(join(first, 'google-chrome'));
    const both = folderWith('google-chrome', 'chromium');
    expect(findBrowser('linux', both)).toBe(join(both, 'chromium'));
  });

  it('is not one that cannot be run, nor a folder of that name on an empty path', () => {
    const folder = folderWith('chromium');
    chmodSync(join(folder, 'chromium'), 0o644);
    expect(findBrowser('linux', folder)).toBeUndefined();
    expect(findBrowser('linux', '')).toBeUndefined();
    expect(findBrowser('linux', makeFolder())).toBeUndefined();
  });

  it('is not a folder that happens to have its name', () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'chromium'));
    expect(findBrowser('linux', folder)).toBeUndefined();
  });

  it('is not sought on the path of Windows, where other names are used', () => {
    expect(findBrowser('win32', folderWith('chromium'))).toBeUndefined();
  });
});
