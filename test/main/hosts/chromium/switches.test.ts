import { describe, expect, it } from 'vitest';
import { choosePassable } from '../../../../main/hosts/chromium/switches.ts';

describe('a switch for Chromium', () => {
  it.each([['--ozone-platform=x11'], ['--disable-gpu'], ['--force-device-scale-factor=1.5'], ['--no-sandbox']])(
    '%s is handed on',
    (word) => {
      expect(choosePassable(['--disable-gpu', word])).toEqual(['--disable-gpu', word]);
    },
  );

  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--proxy-server=evil.example:1',
    '--proxy-bypass-list=*',
    '--host-resolver-rules=',
    '--user-data-dir=/tmp',
    '--load-extension=/tmp',
    '--disable-web-security',
    '--app=https://evil.example/',
    '--no-such-switch',
  ])('%s would open more than a display, and is named', (word) => {
    expect(() => choosePassable(['--disable-gpu', word])).toThrow(word.split('=', 1)[0]);
  });
});
