import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../main/options.ts';

const home = { HOME: '/home/arya' };

describe('readOptions', () => {
  it.each([
    ['linux', home, '/home/arya/.local/share/be2bill-console'],
    ['linux', { ...home, XDG_DATA_HOME: '/data' }, '/data/be2bill-console'],
    ['darwin', home, '/home/arya/Library/Application Support/be2bill-console'],
  ] as const)('puts data where %s keeps it', (platform, environment, folder) => {
    expect(readOptions([], environment, platform)).toEqual({ dataFolder: folder, wantedHost: undefined });
  });

  it.each([{}, { HOME: '' }])('puts it where the user is at home when the environment is %j', (environment) => {
    const { dataFolder } = readOptions([], environment, 'linux');
    expect(dataFolder).toBe(`${userInfo().homedir}/.local/share/be2bill-console`);
  });

  it('takes a folder and a host, and leaves Chromium its own switch', () => {
    expect(readOptions(['--data', '/tmp/x', '--no-sandbox', '--host', 'chromium'], home, 'linux')).toEqual({
      dataFolder: '/tmp/x',
      wantedHost: 'chromium',
    });
  });

  it.each([
    [['--host', 'firefox'], 'firefox'],
    [['--dat', '/tmp'], '--dat'],
  ])('names what it does not understand in %j', (words, name) => {
    expect(() => readOptions(words, home, 'linux')).toThrow(name);
  });
});
