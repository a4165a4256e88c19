import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnfitExport } from '../../../main/lookup/csv/unfit.ts';
import { parseExport } from '../../../main/lookup/export-csv.ts';

const columns = ['IDENTIFIER', 'TRANSACTIONID', 'ORDERID', 'DATE', 'OPERATIONTYPE', 'AMOUNT', 'CURRENCY', 'EXECCODE'];
const header = [...columns, 'CARDFULLNAME', 'REFUNDED'].join(';');
const cells = (id: string, changes: Readonly<Record<string, string>> = {}) => ({
  IDENTIFIER: 'SHOP',
  TRANSACTIONID: id,
  ORDERID: 'W-1',
  DATE: '2026-01-15 12:00:00',
  OPERATIONTYPE: 'payment',
  AMOUNT: '1000',
  CURRENCY: 'EUR',
  EXECCODE: '0',
  CARDFULLNAME: '"SNOW; JOHN"',
  REFUNDED: '',
  ...changes,
});
const line = (id: string, changes: Readonly<Record<string, string>> = {}) =>
  Object.values(cells(id, changes)).join(';');
const shop = { accountId: 'shop-1', currency: 'EUR' };
const owners = { findAccount: (identifier: string) => (identifier === 'SHOP' ? shop : undefined), only: shop };
const parse = (...lines: readonly string[]) => parseExport([header, ...lines].join('\n'), owners);
const ids = (...lines: readonly string[]) => parse(...lines).rows.map(({ transaction }) => transaction.transactionId);

describe('a currency', () => {
  it.each(['eur', 'Eur', ' EUR '])('is read in any case: %j', (CURRENCY) => {
    expect(parse(line('A1', { CURRENCY })).rows[0]?.transaction.currency).toBe('EUR');
  });
});

describe('an outcome', () => {
  it.each(['', ' ', 'null', '-', '–', 'N/A', '\u200b', 'ok', '00', '000', '0.0', '00000', '-1', '4e3', 'O'])(
    'is not told by %j: the row is named',
    (EXECCODE) => {
      const { rows, unread, rejected } = parse(
        line('A1'),
        line('R1', { EXECCODE, OPERATIONTYPE: 'refund', REFUNDED: 'A1' }),
      );
      expect(rows).toHaveLength(1);
      expect(rejected).toMatchObject([{ line: 3, column: 'EXECCODE' }]);
      const named = {
        accountId: 'shop-1',
        transactionId: 'R1',
        orderId: 'W-1',
        referenceId: 'A1',
        operation: 'refund',
      };
      expect(unread).toMatchObject([{ ...named, column: 'EXECCODE' }]);
    },
  );

  it.each([
    ['0', '0000'],
    ['3', '0003'],
    ['4001', '4001'],
    ['0000', '0000'],
    [' 0 ', '0000'],
  ])('that lost its zeros is %s: %s', (EXECCODE, execcode) => {
    expect(parse(line('A1', { EXECCODE })).rows[0]?.transaction.execcode).toBe(execcode);
  });

  it('is not told by a file without its column, nor by a row that ends before it or within it', () => {
    const without = header.replace(';EXECCODE', '');
    const short = Object.entries(cells('A1')).filter(([name]) => name !== 'EXECCODE');
    const text = [without, short.map(([, value]) => value).join(';')].join('\n');
    expect(parseExport(text, owners)).toMatchObject({
      rows: [],
      unread: [{ transactionId: 'A1', column: 'EXECCODE' }],
    });
    const whole = line('A1').split(';');
    for (const count of [6, 7, 8]) {
      const cut = whole.slice(0, count).join(';');
      expect(parse(cut, line('A2'))).toMatchObject({
        rows: [{ transaction: { transactionId: 'A2' } }],
        unread: [{ transactionId: 'A1', column: 'EXECCODE', problem: 'cutShort' }],
      });
    }
  });

  it('is never guessed from a row that ends before its last cell, wherever it does', () => {
    const whole = line('R1', { OPERATIONTYPE: 'refund', CARDFULLNAME: 'SNOW', REFUNDED: 'A1', EXECCODE: '4001' });
    for (let length = 1; length <= whole.lastIndexOf(';'); length += 1) {
      const { rows, rejected } = parse(whole.slice(0, length), line('A2'));
      expect(rows.map(({ transaction }) => transaction.transactionId)).toEqual(['A2']);
      expect(rejected).toHaveLength(1);
    }
  });
});

describe('an id', () => {
  const refund = { OPERATIONTYPE: 'refund' };

  it.each(['0', 'no', 'null', '-', '0000-00-00'])(
    '%j is none: what is refunded is not told, and no row is of it',
    (none) => {
      expect(parse(line('R1', { ...refund, REFUNDED: none }), line(none, { ORDERID: 'W-2' }))).toMatchObject({
        rows: [{ transaction: { transactionId: 'R1', referenceId: null } }],
        unread: [{ transactionId: null, orderId: 'W-2', column: 'TRANSACTIONID', problem: 'absent' }],
      });
    },
  );

  it.each(['A1\u200b', '\u200eA1', 'A\u00ad1', 'A\u00a01', 'A 1', '="A1"', "'A1"])(
    '%j is no other one, with what stands beside it: both rows are named',
    (id) => {
      expect(parse(line(id, { ORDERID: 'W-2' }), line('R1', { ...refund, REFUNDED: id }))).toMatchObject({
        rows: [],
        unread: [
          { transactionId: null, orderId: 'W-2', column: 'TRANSACTIONID', problem: 'malformed' },
          { transactionId: 'R1', referenceId: null, column: 'REFUNDED', problem: 'malformed' },
        ],
      });
    },
  );
});

describe('a quote', () => {
  it('that strays costs one row, wherever it stands, and line numbers stay right', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.nat(),
        fc.constantFrom('ORDERID', 'CARDFULLNAME', 'TRANSACTIONID', 'REFUNDED', 'DATE'),
        fc.constantFrom('"x', '"', '"x" y', '"x"y'),
        (count, place, column, stray) => {
          const hit = place % count;
          const lines = Array.from({ length: count }, (_, index) =>
            line(`A${index}`, index === hit ? { [column]: stray } : {}),
          );
          const { rows, rejected } = parse(...lines);
          const others = lines.flatMap((_, index) => (index === hit ? [] : [`A${index}`]));
          expect(rows.map(({ transaction }) => transaction.transactionId)).toEqual(others);
          expect(rejected).toMatchObject([{ line: hit + 2, column, problem: 'quotes' }]);
        },
      ),
    );
  });

  it('inside a bare cell is a character', () => {
    expect(parse(line('A1', { CARDFULLNAME: 'SNOW "JON"' })).rows[0]?.person.clientName).toBe('SNOW "JON"');
  });

  it('that strays in two rows in the same column swallows none between them', () => {
    const stray = { CARDFULLNAME: '"x' };
    expect(
      ids(line('A1', stray), line('A2', { CARDFULLNAME: 'SNOW' }), line('A3', { CARDFULLNAME: 'x"' }), line('A4')),
    ).toEqual(['A2', 'A3', 'A4']);
  });

  it('that strays in two rows one after the other costs the one that it opens in', () => {
    const [opens, closes] = [{ CARDFULLNAME: '"x' }, { CARDFULLNAME: 'x"' }];
    expect(ids(line('A1', opens), line('A2', closes), line('A3'))).toEqual(['A2', 'A3']);
  });

  it('that holds a line break keeps the lines behind it right', () => {
    const { rows, rejected } = parse(
      line('A1', { CARDFULLNAME: '"SNOW\nJOHN"' }),
      line('A2', { AMOUNT: 'much' }),
      line('A3'),
    );
    expect(rows.map(({ person }) => person.clientName)).toEqual(['SNOW\nJOHN', 'SNOW; JOHN']);
    expect(rejected).toMatchObject([{ line: 4, column: 'AMOUNT' }]);
  });
});

describe('a file', () => {
  it.each([';', ',', '\t'])('is cut by %j', (delimiter) => {
    const text = [header, line('A1', { CARDFULLNAME: 'SNOW' })].join('\r\n').replaceAll(';', delimiter);
    expect(parseExport(`\ufeff${text}\r\n\r\n`, owners)).toMatchObject({
      rows: [{ transaction: { transactionId: 'A1', amountMinor: 1000 } }],
      rejected: [],
    });
  });

  it.each([
    ['a column twice', `${header};orderid`, { kind: 'columnTwice', column: 'ORDERID' }],
    [
      'a column twice, with and without a space',
      `${header};CARDCODE 6X4;CARDCODE6X4`,
      { kind: 'columnTwice', column: 'CARDCODE 6X4' },
    ],
    [
      'a column twice, once with signs that nobody sees',
      `${header};\u200eEXEC\u00adCODE\u2060`,
      { kind: 'columnTwice', column: 'EXECCODE' },
    ],
    ['no account', header.replace('IDENTIFIER;', ''), { kind: 'noIdentifier' }],
    ['no header', line('A1'), { kind: 'noExport' }],
    ['nothing', '', { kind: 'noExport' }],
  ])('with %s is refused by name', (_, first, reason) => {
    const refused = () => parseExport([first, line('A1')].join('\n'), owners);
    expect(refused).toThrow(UnfitExport);
    expect(refused).toThrow(expect.objectContaining({ reason }));
  });

  it('without IDENTIFIER is of the account that a person named', () => {
    const text = [header, line('A1')].join('\n').replace('IDENTIFIER;', '').replace('SHOP;', '');
    expect(parseExport(text, { ...owners, named: shop }).rows).toMatchObject([
      { transaction: { accountId: 'shop-1' } },
    ]);
  });

  it('of the newer shape has decimals, and an amount without them is named, not guessed', () => {
    const newer = `${header};BILLINGFEES INCL. VAT`;
    const text = [newer, `${line('A1', { AMOUNT: '74.18' })};0.10`, `${line('A2', { AMOUNT: '7418' })};0.10`].join(
      '\n',
    );
    expect(parseExport(text, owners)).toMatchObject({
      amounts: 'decimals',
      rows: [{ transaction: { transactionId: 'A1', amountMinor: 7418 } }],
      unread: [{ transactionId: 'A2', column: 'AMOUNT' }],
    });
    expect(parse(line('A1', { AMOUNT: '74.18' }))).toMatchObject({ amounts: 'minor', unread: [{ column: 'AMOUNT' }] });
  });

  it('may have decimals behind a comma, and thousands never', () => {
    const read = (AMOUNT: string, CURRENCY: string) =>
      parseExport([header, line('A1', { AMOUNT, CURRENCY })].join('\n'), owners, { amounts: 'decimals' });
    expect(read('74,18', 'EUR').rows[0]?.transaction.amountMinor).toBe(7418);
    for (const [amount, currency] of [
      ['1,234', 'EUR'],
      ['1,2', 'EUR'],
      ['1,234', 'KWD'],
      ['1,234', 'JPY'],
      ['1,234.50', 'EUR'],
    ] as const)
      expect(read(amount, currency)).toMatchObject({ rows: [], unread: [{ column: 'AMOUNT' }] });
  });
});

describe('a date', () => {
  const noon = Date.UTC(2026, 0, 15, 12);
  it.each([
    '2026-01-15 12:00:00',
    '2026-01-15T12:00:00Z',
    '2026-01-15 13:00:00+01:00',
    '2026-01-15T13:00:00.000+0100',
    '2026-01-15 07:00:00 -05:00',
    '2026-01-15 12:00',
    '2026-01-15 12:00:00 UTC',
  ])('%s is noon', (DATE) => {
    expect(parse(line('A1', { DATE })).rows[0]?.transaction.happenedAt).toBe(noon);
  });

  it.each([
    '',
    'null',
    '2026-01-15',
    '15/01/2026 12:00',
    '2026-02-30 12:00:00',
    '0000-00-00 00:00:00',
    '2026-01-15 12:00[Europe/Paris]',
    '46037.5',
  ])('%j is none', (DATE) => {
    expect(parse(line('A1', { DATE }))).toMatchObject({ rows: [], unread: [{ transactionId: 'A1', column: 'DATE' }] });
  });
});

describe('what is no money', () => {
  const wide = `${header};ALIAS;EXTRADATA;VOIDEDBY;SCHEDULE;CHARGEBACKSTATUS;CHARGEBACKDATE`;
  const read = (...last: readonly string[]) =>
    parseExport([wide, [line('A1'), ...last].join(';')].join('\n'), owners).rows[0]?.transaction;

  it('never drops a row, and leaves a mark', () => {
    const long = 'x'.repeat(300);
    expect(read(long, long, 'V'.repeat(33), 'often', '', '')).toMatchObject({
      amountMinor: 1000,
      alias: '',
      extraData: '',
      voidedBy: '',
      schedule: '',
      notWhole: ['VOIDEDBY', 'SCHEDULE', 'ALIAS', 'EXTRADATA'],
    });
  });

  it('is left out where its row ends within it: half a key is another key', () => {
    const text = [`${header};CLIENTIDENT;ALIAS`, `${line('A1')};john.sn`, `${line('A2')};john.snow;`].join('\n');
    expect(parseExport(text, owners).rows).toMatchObject([
      { transaction: { transactionId: 'A1', notWhole: ['CLIENTIDENT', 'ALIAS'] }, person: { client: '' } },
      { transaction: { transactionId: 'A2' }, person: { client: 'john.snow' } },
    ]);
  });

  it('is not said by a spelling of nothing', () => {
    const nothing = read('', '', 'null', '-', 'no', '0000-00-00');
    expect(nothing).toMatchObject({ voidedBy: null, schedule: '', chargedBack: false });
    expect(nothing).not.toHaveProperty('notWhole');
  });
});
