import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { usualAccount } from '../../../contract/index.ts';
import { findPlaces } from '../../../main/places.ts';
import { runImport } from '../../../scripts/import/run.ts';
import { readWords } from '../../../scripts/import/words.ts';
import { makeFolder, openConsole } from '../../main/open-console.ts';
import { exportReader, threads } from '../../threads.ts';

const places = {
  ...findPlaces(new URL('../../../main/places.ts', import.meta.url).href),
  threads,
  exportReader,
};

it('a file is shown, asked about, imported, listed and withdrawn from a terminal', async () => {
  const { bridge, dataFolder, close } = await openConsole();
  const url = 'http://127.0.0.1:9';
  await bridge.accounts.add({ ...usualAccount, label: 'Shop', identifier: 'SHOP', environment: 'sandbox', url });
  await close();
  const path = join(makeFolder(), 'export.csv');
  writeFileSync(
    path,
    'TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE\nA1;W;2026-01-15 12:00:00;payment;1000;EUR;0\nA2;;;;;;',
  );
  const said: string[] = [];
  const type = async (words: readonly string[], answer = true) => {
    said.length = 0;
    const command = readWords([...words, '--data', dataFolder]);
    if (command.kind === 'help') throw new Error('Help was not asked for.');
    const terminal = { say: (line: string) => said.push(line), ask: async () => answer, noKeychain: true };
    return runImport(command, places, terminal);
  };
  await expect(type([path, '--yes'])).rejects.toThrow(/Nothing was imported/);
  expect(said.join('\n')).toMatch(/the account; say --account[\s\S]*the amounts; say --amounts minor\|major/);
  await expect(type([path, '--account', 'OTHER'])).rejects.toThrow(/There is no account OTHER/);

  const words = [path, '--account', 'SHOP', '--amounts', 'minor'];
  expect(await type(words, false)).toBe(1);
  expect(said.join('\n')).toMatch(/€10\.00[\s\S]*1 new, 0 changed, 0 known, 0 contradicting, 1 unreadable/);
  expect(await type(words)).toBe(1);
  const [, importId = '', sideFile = ''] = /import (\S+)\n1 rows left out: (\S+)/.exec(said.join('\n')) ?? [];
  expect(readFileSync(sideFile, 'utf8')).toContain(';3;DATE;absent;A2');
  expect(await type(['--list'])).toBe(0);
  expect(said).toEqual([expect.stringMatching(new RegExp(`^${importId}.*imported  2 rows  export\\.csv$`))]);
  expect(await type(['--withdraw', importId, '--yes'])).toBe(0);
  expect(await type(words, false)).toBe(1);
  expect(said.join('\n')).toContain('1 new');
});

it.each([
  [['a.csv', '--amounts', 'cents'], /--amounts does not take cents/],
  [['a.csv', '--zone', 'Paris'], /--zone does not take Paris/],
  [['a.csv', 'b.csv'], /One file at a time/],
  [[], /Name the file/],
  [['a.csv', '--environment', 'live'], /--environment takes/],
])('%j is not understood, and says why', (words, why) => {
  expect(() => readWords(words)).toThrow(why);
});
