import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { accountForm } from '../../accounts/samples.ts';
import { makeFolder } from '../../open-console.ts';
import { openLines } from '../headless-program.ts';

// Each test starts threads of its own.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const header = 'IDENTIFIER;TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE';
const line = (id: string, amount = '1000') => `SHOP;${id};W-1;2026-01-15 12:00:00;payment;${amount};EUR;0`;

/** A console with the account of the file, and the file. */
async function openWith(text: string) {
  const dataFolder = makeFolder();
  const path = join(dataFolder, 'export.csv');
  writeFileSync(path, text);
  const console = openLines(dataFolder);
  await console.ask('accounts.add', accountForm({ url: 'http://127.0.0.1:1' }));
  const take = async (file = path) => {
    console.write(`${JSON.stringify({ id: 'file', take: { path: file } })}\n`);
    return console.find(({ id }) => id === 'file');
  };
  const find = async () => {
    const found = await console.ask('transactions.search', { text: 'W-1', after: null, limit: 10 });
    return (found as { value: { rows: { transactionId: string }[] } }).value.rows.map((row) => row.transactionId);
  };
  return { console, take, find };
}

describe('a file that is handed over on a line', () => {
  it('comes into the ledger, and what was left out is named', async () => {
    const { take, find } = await openWith([header, line('A1'), line('A2', 'much'), line('A3')].join('\n'));
    expect(await take()).toEqual({ id: 'file', taken: { imported: 2, rejected: [{ line: 3, column: 'AMOUNT' }] } });
    expect((await find()).toSorted()).toEqual(['A1', 'A3']);
  });

  it('is said to be unreadable where it is not there or breaks off, and the console goes on', async () => {
    const { console, take, find } = await openWith([header, line('A1'), 'SHOP;A2;"W-1'].join('\n'));
    const unreadable = { id: 'file', taken: { problem: { code: 'unreadable' } } };
    expect(await take()).toEqual(unreadable);
    expect(console.complaints()).toContain('was not taken to its end');
    expect(await find()).not.toContain('A2');
  });

  it('that is not there is said to be unreadable', async () => {
    const { take, console } = await openWith(header);
    expect(await take('/nowhere/export.csv')).toEqual({ id: 'file', taken: { problem: { code: 'unreadable' } } });
    expect(console.complaints()).toContain('/nowhere/export.csv');
  });
});
