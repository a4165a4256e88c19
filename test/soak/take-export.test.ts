import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../main/ledger/temporary-folder.ts';
import { takeExport } from './team/work.ts';
import type { Life, World } from './team/world.ts';

it('two hands of one desk take an export each, whole, and leave no file behind', async () => {
  const folder = makeTemporaryFolder('exports');
  let exported = 'first';
  const sandbox = { exportTransactions: () => exported };
  const world = { folder: folder.path, shop: { sandbox } } as unknown as World;
  const read = Promise.withResolvers<void>();
  const taken: string[] = [];
  const take = async (path: string) => {
    await read.promise;
    taken.push(readFileSync(path, 'utf8'));
  };
  const life = { world, desk: { number: 1 }, console: { take } } as unknown as Life;
  const hands = [takeExport(life)];
  exported = 'second, and longer';
  hands.push(takeExport(life));
  read.resolve();
  await Promise.all(hands);
  expect(taken.toSorted()).toEqual(['first', 'second, and longer']);
  const killed = takeExport({ ...life, console: { take: () => Promise.reject(new Error('killed')) } as never });
  await expect(killed).rejects.toThrow('killed');
  expect(readdirSync(folder.path).filter((name) => name.endsWith('.csv'))).toEqual([]);
  folder.remove();
});
