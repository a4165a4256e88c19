import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../main/options.ts';

const home = { HOME: '/home/arya' };

describe('readOptions', () => {
  it.each([
    ['linux', home, '/home/arya/.local/share/be2bill-console'],
    ['linux', { ...home, XDG_DATA_HOME: '/data' }, '/data/be2bill-console'],
    ['darwin', home, '/home/arya/Library/Application Support/be2bill-console'],
  ] as const)('puts data where %s keeps it', (platform, environment, folder) => {
    expect(readOptions([], environment, platform)).toEqual({
      dataFolder: folder,
      wantedHost: undefined,
      switches: [],
    });
  });

  it.each([{}, { HOME: '' }])('puts it where the user is at home when the environment is %j', (environment) => {
    const { dataFolder } = readOptions([], environment, 'linux');
    expect(dataFolder).toBe(`${userInfo().homedir}/.local/share/be2bill-console`);
  });

  it('takes a folder and a host, and leaves Chromium its own switches', () => {
    const words = ['--data', '/tmp/x', '--no-sandbox', '--host', 'chromium', '--ozone-platform=x11', '--disable-gpu'];
    expect(readOptions(words, home, 'linux')).toEqual({
      dataFolder: '/tmp/x',
      wantedHost: 'chromium',
      switches: ['--no-sandbox', '--ozone-platform=x11', '--disable-gpu'],
    });
  });

  it.each(['./x', 'x', '../x', '--data=x'.slice(7), '/x'])('makes a whole path of the folder %s', (folder) => {
    for (const words of [['--data', folder], [`--data=${folder}`]]) {
      expect(readOptions(words, home, 'linux').dataFolder).toBe(resolve(folder));
    }
  });

  it('takes a whole path from the environment, and from nowhere a relative one', () => {
    expect(readOptions([], { ...home, XDG_DATA_HOME: 'data' }, 'linux').dataFolder).toBe(
      join('/home/arya', '.local', 'share', 'be2bill-console'),
    );
  });

  it.each([
    [['--host', 'firefox'], 'firefox'],
    [['--host'], '--host takes'],
    [['--host='], '--host takes'],
    [['--dat', '/tmp'], '--data'],
    [['--dat=/tmp'], '--data'],
    [['--Data=/tmp'], '--data'],
    [['--DATA', '/tmp'], '--data'],
    [['--hos=chromium'], '--host'],
    [['-d', '/tmp'], '-d'],
    [['--data'], '--data needs'],
    [['--data='], '--data needs'],
    [['--data', ''], '--data needs'],
    [['--data', '--host', 'chromium'], '--data needs'],
    [['--data', '/a', '--data', '/b'], '--data was given twice'],
    [['/tmp'], '/tmp'],
    [['--', '/tmp'], '/tmp'],
  ])('names what it does not understand in %j', (words, name) => {
    expect(() => readOptions(words, home, 'linux')).toThrow(name);
  });
});
