import { describe, expect, it } from 'vitest';
import { readUnread, writeUnread } from '../../../main/ledger/observations/unread.ts';
import { parseExport } from '../../../main/lookup/export-csv.ts';

const header = 'IDENTIFIER;TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE;CARDFULLNAME;REFUNDED';
const line = (id: string) => `SHOP;${id};W-1;2026-01-15 12:00:00;payment;1000;EUR;0;"SNOW; JOHN";`;
const shop = { accountId: 'shop-1', currency: 'EUR' };
const owners = { findAccount: (identifier: string) => (identifier === 'SHOP' ? shop : undefined), only: shop };
const parse = (...lines: readonly string[]) => parseExport([header, ...lines].join('\n'), owners);

describe('a file', () => {
  it('with more cells than columns in a row names that row', () => {
    expect(parse(`${line('A1')};more`, `${line('A2')};`, line('A3'))).toMatchObject({
      rows: [{ transaction: { transactionId: 'A3' } }],
      unread: [
        { transactionId: 'A1', problem: 'shifted' },
        { transactionId: 'A2', problem: 'shifted' },
      ],
    });
  });

  it('with an unquoted delimiter in a text names that row, also where its last columns are empty', () => {
    const header = 'IDENTIFIER,TRANSACTIONID,ORDERID,DATE,OPERATIONTYPE,CURRENCY,EXECCODE,AMOUNT,DESCRIPTOR,ALIAS';
    const row = (id: string, amount: string, rest: string) =>
      `SHOP,${id},W,2026-01-15 12:00:00,payment,EUR,0,${amount},${rest}`;
    for (const [more, blanks] of [
      ['', ''],
      [',', ','],
      [',,', ',,'],
    ] as const) {
      const text = [header + more, row('A1', '12,50', 'NAME,') + blanks, row('A2', '12.50', 'NAME,') + blanks].join(
        '\n',
      );
      expect(parseExport(text, owners, { amounts: 'decimals' })).toMatchObject({
        rows: [{ transaction: { transactionId: 'A2', amountMinor: 1_250 } }],
        unread: [{ transactionId: 'A1', problem: 'shifted' }],
      });
    }
  });

  it('may call its own columns anything: of the one to blame so much is named as the ledger reads again', () => {
    const long = 'What the customer wrote to us about the parcel, as the call centre noted it';
    const text = [`${header};${long}`, `${line('A1')};a;b`, `${line('A2')};"a"b`].join('\n');
    const { unread } = parseExport(text, owners);
    expect(unread).toMatchObject([
      { transactionId: 'A1', problem: 'shifted', column: long.toUpperCase().slice(0, 64) },
      { transactionId: 'A2', problem: 'quotes', column: long.toUpperCase().slice(0, 64) },
    ]);
    for (const row of unread) expect(readUnread(writeUnread(row, 'import', 1))).toMatchObject(row);
    // Earlier programs kept all of it.
    const [whole] = unread.map((row) => writeUnread({ ...row, column: long }, 'import', 1));
    expect(readUnread(whole ?? '')).toMatchObject({ column: long.slice(0, 64) });
  });

  it('may have a column without a name, as programs put one before all others', () => {
    const text = `;${header}\n0;${line('A1')}`;
    expect(parseExport(text, owners)).toMatchObject({ rows: [{ transaction: { transactionId: 'A1' } }], rejected: [] });
  });
});
