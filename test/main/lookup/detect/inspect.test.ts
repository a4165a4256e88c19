import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectFile } from '../../../../main/lookup/detect/inspect.ts';
import type { Corrections } from '../../../../main/lookup/detect/inspection.ts';
import { withFileReader } from '../../../../main/lookup/read-file.ts';
import { exportReader } from '../../../threads.ts';

const folder = mkdtempSync(join(tmpdir(), 'be2bill-inspect-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const accounts = [
  { identifier: 'SHOP', accountId: 'shop-1', currency: 'EUR' },
  { identifier: 'OTHER', accountId: 'shop-2', currency: 'EUR' },
] as const;

const header = 'TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE;CARDFULLNAME;NATURE';
const line = (id: number, amount: string, date = '2026-01-15 12:00:00', name = 'Zoé') =>
  `A${id};W-${id};${date};payment;${amount};EUR;0;${name};x`;

let files = 0;
function inspect(content: string | Uint8Array, said: Corrections = {}) {
  files += 1;
  const path = join(folder, `export-${files}.csv`);
  writeFileSync(path, content);
  return inspectFile(path, accounts, said);
}

const table = (...lines: readonly string[]) => [header, ...lines].join('\n');
const about = ({ questions }: Awaited<ReturnType<typeof inspect>>) => questions.map((question) => question.about);

describe('a file before anything of it is taken', () => {
  it('says what was found, asks what is not certain, and shows no rows that nobody owns', async () => {
    const found = await inspect(table(line(1, '7418'), line(2, '500')));
    expect(found).toMatchObject({
      compression: 'none',
      tables: [{ kind: 'csv', encoding: 'utf-8', delimiter: ';' }],
      amounts: { form: 'minor', certain: false, because: 'noDecimals' },
      zone: 'UTC',
      timesWithOffset: 'none',
      currencies: ['EUR'],
      columns: { unknown: ['NATURE'] },
      rows: 2,
      exact: true,
      sample: [],
    });
    expect(found.columns.missing).toContain('IDENTIFIER');
    expect(about(found)).toEqual(['account', 'amounts', 'zone']);
    expect(found.questions[0]).toMatchObject({ proposed: null, choices: ['shop-1', 'shop-2'], required: true });
  });

  it('asks no more once it was corrected, and shows ten rows as they would be taken, broken ones among them', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => line(index, index === 3 ? 'much' : '7418'));
    const found = await inspect(table(...lines), { accountId: 'shop-2', amounts: 'major', zone: 'Europe/Paris' });
    expect(found.questions).toEqual([]);
    expect(found.accounts).toEqual([{ accountId: 'shop-2', rows: 12 }]);
    expect(found.sample).toHaveLength(10);
    expect(found.sample[0]).toMatchObject({
      kind: 'told',
      row: {
        transaction: { accountId: 'shop-2', amountMinor: 741_800, happenedAt: Date.parse('2026-01-15T11:00:00Z') },
        person: { clientName: 'Zoé' },
      },
    });
    expect(found.sample[3]).toMatchObject({ kind: 'rejected', rejected: { line: 5, column: 'AMOUNT' } });
  });

  it('asks about letters that could be of several encodings', async () => {
    const found = await inspect(Buffer.from(table(line(1, '74.18')), 'latin1'), { accountId: 'shop-1' });
    expect(found.sample[0]).toMatchObject({ row: { person: { clientName: 'Zoé' } } });
    expect(found.questions.at(-1)).toMatchObject({ about: 'encoding', proposed: 'windows-1252' });
  });

  it('names accounts that nobody here has, and those that somebody has', async () => {
    const rows = ['SHOP', 'SHOP', 'STRANGE'].map((name, index) => `${line(index, '74.18')};${name}`);
    const found = await inspect([`${header};IDENTIFIER`, ...rows].join('\r\n'));
    expect(found).toMatchObject({ accounts: [{ accountId: 'shop-1', rows: 2 }], strangers: ['STRANGE'] });
    expect(about(found)).toEqual(['zone']);
  });

  it('needs no zone where every time names its offset', async () => {
    const found = await inspect(table(line(1, '74.18', '2026-01-15 12:00:00+01:00')), { accountId: 'shop-1' });
    expect([found.timesWithOffset, about(found)]).toEqual(['all', []]);
  });

  it('counts the lines of a long one, and looks at its first thousand rows', async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => line(index, '74.18'));
    const found = await inspect(table(...lines));
    // The reading of a chunk is not cut off: a few more than a thousand are seen.
    expect([found.rows, found.exact]).toEqual([5_000, false]);
  });

  it('of JSON takes major units for granted, since the gateway writes no others', async () => {
    const row = { TRANSACTIONID: 'A1', ORDERID: 'W', DATE: '2026-01-15 12:00:00', OPERATIONTYPE: 'payment' };
    const json = JSON.stringify([{ ...row, AMOUNT: 74.1, CURRENCY: 'EUR', EXECCODE: '0', IDENTIFIER: 'SHOP' }]);
    const found = await inspect(json);
    expect(found).toMatchObject({ amounts: { form: 'major', because: 'lookup' }, rows: 1, exact: true });
    expect(found.sample[0]).toMatchObject({ row: { transaction: { amountMinor: 7_410 } } });
  });

  it('is looked at in a thread of its own', async () => {
    const path = join(folder, 'thread.csv');
    writeFileSync(path, table(line(1, '74.18')));
    const order = { path, accounts, inspect: { accountId: 'shop-1' } };
    await withFileReader(exportReader, async (reader) => {
      expect(await reader.inspect(order)).toEqual(await inspectFile(path, accounts, order.inspect));
      writeFileSync(path, 'hello');
      await expect(reader.inspect(order)).rejects.toMatchObject({ reason: { kind: 'noExport' } });
    });
  });
});
