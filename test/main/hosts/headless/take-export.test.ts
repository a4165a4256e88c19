import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountForm } from '../../accounts/samples.ts';
import { makeFolder } from '../../open-console.ts';
import { openLines } from '../headless-program.ts';

const header = 'IDENTIFIER;TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE';
const line = (id: string, amount = '1000') => `SHOP;${id};W-1;2026-01-15 12:00:00;payment;${amount};EUR;0`;

/** A console with the account of the file, and the file. */
async function openWith(text: string) {
  const dataFolder = makeFolder();
  const path = join(dataFolder, 'export.csv');
  writeFileSync(path, text);
  const console = openLines(dataFolder);
  await console.ask('accounts.add', accountForm({ url: 'http://127.0.0.1:1' }));
  const take = async (
    file = path,
    { id = 'file', accountId }: { id?: string; accountId?: string | undefined } = {},
  ) => {
    console.write(`${JSON.stringify({ id, take: { path: file, accountId } })}\n`);
    return console.find((answer) => answer.id === id);
  };
  const find = async () => {
    const found = await console.ask('transactions.search', { text: 'W-1', after: null, limit: 10 });
    return (found as { value: { rows: { transactionId: string }[] } }).value.rows.map((row) => row.transactionId);
  };
  return { console, take, find };
}

describe('a file that is handed over on a line', () => {
  it('comes into the ledger, and what was left out is named', async () => {
    const { take, find } = await openWith(
      [header, line('A1'), line('A2', 'much'), line('A3'), 'SHOP;A4;"W-1'].join('\n'),
    );
    expect(await take()).toEqual({
      id: 'file',
      taken: {
        imported: 2,
        amounts: 'minor',
        rejectedRows: 2,
        rejected: [
          { line: 3, column: 'AMOUNT', problem: 'malformed', transactionId: 'A2' },
          { line: 5, column: 'ORDERID', problem: 'quotes', transactionId: 'A4' },
        ],
        notWhole: [],
      },
    });
    expect((await find()).toSorted()).toEqual(['A1', 'A3']);
  });

  it('without a column for its account is refused by name, and taken for the account that is named', async () => {
    const text = [header, line('A1')].join('\n').replace('IDENTIFIER;', '').replace('SHOP;', '');
    const { console, take, find } = await openWith(text);
    const reason = { kind: 'noIdentifier' };
    expect(await take()).toMatchObject({ taken: { problem: { code: 'unfit', reason } } });
    expect(console.complaints()).toContain('name the account');
    const described = await console.ask('console.describe', {});
    const { accounts } = (described as { value: { accounts: { accountId: string; identifier: string }[] } }).value;
    const accountId = accounts.find(({ identifier }) => identifier === 'SHOP')?.accountId;
    expect(await take(undefined, { id: 'named', accountId })).toMatchObject({ taken: { imported: 1 } });
    expect(await find()).toEqual(['A1']);
  });

  it('that is not there is said to be unreadable', async () => {
    const { take, console } = await openWith(header);
    expect(await take('/nowhere/export.csv')).toEqual({ id: 'file', taken: { problem: { code: 'unreadable' } } });
    expect(console.complaints()).toContain('/nowhere/export.csv');
  });
});
