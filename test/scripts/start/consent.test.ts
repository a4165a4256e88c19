import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refuseChromium } from '../../../scripts/start/consent.ts';
import { makeAccount, storeAccount } from '../../main/accounts/samples.ts';
import { makeFolder } from '../../main/open-console.ts';

const why = 'its binary is not here';

function folderWith(url: string): string {
  const folder = makeFolder();
  storeAccount(folder, makeAccount({ url }));
  return folder;
}

describe('Chromium in the place of Electron', () => {
  it.each(['https://secure-test.be2bill.com', 'http://127.0.0.1:8080'])(
    'goes without saying with an account at %s',
    (url) => {
      expect(refuseChromium({ dataFolder: folderWith(url), wantedHost: undefined }, why)).toBeUndefined();
    },
  );

  it('goes without saying while there is no account', () => {
    expect(refuseChromium({ dataFolder: makeFolder(), wantedHost: undefined }, why)).toBeUndefined();
  });

  it('needs a person’s word with a production account', () => {
    const dataFolder = folderWith('https://secure-magenta1.dalenys.com');
    expect(refuseChromium({ dataFolder, wantedHost: undefined }, why)).toContain('npm start -- --host chromium');
    expect(refuseChromium({ dataFolder, wantedHost: 'chromium' }, why)).toBeUndefined();
  });

  it('needs it, too, over a list of accounts that cannot be read, which has a screen of its own there', () => {
    const dataFolder = makeFolder();
    writeFileSync(join(dataFolder, 'accounts.json'), '{"accounts":');
    expect(refuseChromium({ dataFolder, wantedHost: undefined }, why)).toContain('npm start -- --host chromium');
    expect(refuseChromium({ dataFolder, wantedHost: 'chromium' }, why)).toBeUndefined();
  });

  it('is not what somebody wants who asked for Electron', () => {
    expect(refuseChromium({ dataFolder: makeFolder(), wantedHost: 'electron' }, why)).toContain(why);
  });
});
