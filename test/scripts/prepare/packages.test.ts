import { existsSync, mkdirSync, openSync, readdirSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildHouse, installByHand } from './house.ts';

const newer = { 'node_modules/tool': { version: '2.0.0' } };
const whole = ['ci in /.packages-new', 'rebuild in /.packages-new'];
const done = { status: 0, said: '' };

/** Nothing of an install is left beside the packages. */
const leftovers = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('.packages'));

describe('the packages before a command', () => {
  it('are installed into an empty house, once', async () => {
    const house = buildHouse();
    expect(await house.prepare()).toMatchObject({
      status: 0,
      said: expect.stringContaining('Installing the packages'),
    });
    expect(house.asked()).toEqual(whole);
    expect(await house.prepare()).toEqual(done);
    expect(house.asked()).toHaveLength(2);
    expect(leftovers(house.folder)).toEqual([]);
  });

  it('are installed beside after the lock file changed, and what runs on the old ones keeps its ground until then', async () => {
    const house = buildHouse();
    installByHand(house);
    const open = openSync(join(house.folder, 'node_modules', 'tool', 'package.json'), 'r');
    house.lock(newer);
    expect(await house.prepare()).toMatchObject({ status: 0 });
    expect(house.asked()).toEqual(whole);
    expect(house.read('node_modules/tool/package.json')).toContain('2.0.0');
    expect(readSync(open, Buffer.alloc(5))).toBe(5);
    expect(leftovers(house.folder)).toEqual([]);
  });

  it('that a person installed are taken as they are', async () => {
    const house = buildHouse();
    installByHand(house);
    expect(await house.prepare()).toEqual(done);
    expect(house.asked()).toEqual([]);
  });

  it('that a person installed without scripts get their Node, and nothing else is done', async () => {
    const house = buildHouse();
    installByHand(house, { scripts: false });
    expect(await house.prepare()).toMatchObject({ status: 0 });
    expect(house.asked()).toEqual(['rebuild in ']);
    expect(await house.prepare()).toEqual(done);
  });

  it.each<[string, (house: ReturnType<typeof buildHouse>) => void]>([
    ['lack one', ({ folder }) => rmSync(join(folder, 'node_modules', 'tool'), { recursive: true })],
    ['have one more', (house) => house.lock({})],
    ['have another version', (house) => house.lock(newer)],
    ['were cut short', ({ folder }) => rmSync(join(folder, 'node_modules', '.package-lock.json'))],
    [
      'have a list that was cut short',
      ({ folder }) => writeFileSync(join(folder, 'node_modules', '.package-lock.json'), '{"pack'),
    ],
  ])('that %s are installed anew', async (_, spoil) => {
    const house = buildHouse();
    installByHand(house);
    spoil(house);
    expect(await house.prepare()).toMatchObject({ status: 0 });
    expect(house.asked()).toEqual(whole);
    expect(await house.prepare()).toEqual(done);
  });

  it.each([
    ['is of another version', '#!/bin/sh\necho v20.0.0\n'],
    ['does not run', ''],
  ])('whose Node %s get another', async (_, program) => {
    const house = buildHouse();
    installByHand(house);
    writeFileSync(join(house.folder, 'node_modules', 'node', 'bin', 'node'), program);
    expect(await house.prepare()).toMatchObject({ status: 0 });
    expect(house.asked()).toEqual(['rebuild in ']);
  });

  it('stay as they are where the new ones cannot be had', async () => {
    const house = buildHouse();
    installByHand(house);
    house.lock(newer);
    expect(await house.prepare({ npm: 'fails' })).toMatchObject({
      status: 1,
      said: expect.stringContaining('This command failed'),
    });
    expect(house.read('node_modules/tool/package.json')).toContain('1.0.0');
    expect(leftovers(house.folder)).toEqual([]);
    expect(await house.prepare()).toMatchObject({ status: 0 });
    expect(house.read('node_modules/tool/package.json')).toContain('2.0.0');
  });

  it('are installed by the next command where one was killed at it', async () => {
    const house = buildHouse();
    expect(await house.prepare({ npm: 'is killed' })).toMatchObject({ status: null });
    expect(existsSync(join(house.folder, '.packages-new'))).toBe(true);
    expect(await house.prepare()).toMatchObject({ status: 0 });
    expect(house.read('node_modules/tool/package.json')).toContain('1.0.0');
    expect(leftovers(house.folder)).toEqual([]);
  });

  it('are installed once where four commands begin at a time', async () => {
    const house = buildHouse();
    const results = await Promise.all([house.prepare(), house.prepare(), house.prepare(), house.prepare()]);
    expect(results.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(house.asked()).toEqual(whole);
    expect(leftovers(house.folder)).toEqual([]);
  });

  it('are waited for while another command installs them, which is said with the way out', async () => {
    const house = buildHouse();
    const place = join(house.folder, '.packages-new');
    mkdirSync(place);
    writeFileSync(join(place, 'owner'), String(process.pid));
    const waiting = house.prepare();
    installByHand(house);
    await new Promise((resolve) => setTimeout(resolve, 300));
    rmSync(place, { recursive: true });
    const { status, said } = await waiting;
    expect(status).toBe(0);
    expect(house.asked()).toEqual([]);
    if (said !== '') expect(said).toContain(`delete ${place}`);
  });
});
