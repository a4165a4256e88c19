import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Reader, toSought } from '../../../main/channels/question.ts';
import { sumList } from '../../../main/channels/sums.ts';
import type { StoredTransaction } from '../../../main/ledger/queries/rows.ts';
import { amountsDriven } from '../../../main/ledger/search/by-amount.ts';
import { noCheck } from '../../../main/ledger/search/check.ts';
import { searchTransactions } from '../../../main/ledger/search/page.ts';
import { minorDigits } from '../../../protocol/money/index.ts';
import { readBack, readOn } from '../ledger/search/every-page.ts';
import { type List, openList } from '../ledger/search/list.ts';
import { type DrawnRow, fillWhole } from '../ledger/search/whole-list.ts';

let list: List;
beforeAll(() => {
  list = openList();
});
afterAll(() => list.close());

const readerOf = (...currencies: readonly string[]): Reader => ({
  accounts: currencies.map((currency) => ({
    accountId: currency,
    label: currency,
    currency,
    voidZone: 'Europe/Paris',
    captureDays: 7,
  })),
  preferences: { language: 'en' },
  systemLocale: 'en-GB',
  timeZone: 'Europe/Paris',
  now: Date.UTC(2026, 9, 26, 12),
});

/** As it is shown: `1.02 EUR`, `101 JPY`. */
function rowOf(shown: string): DrawnRow {
  const [major = '', currency = ''] = shown.split(' ');
  const minor = Math.round(Number(major) * 10 ** minorDigits(currency));
  return {
    second: 0,
    root: '',
    order: '',
    client: '',
    email: '',
    name: '',
    minor,
    currency,
    account: currency,
    operation: 'payment',
    standing: 'paid',
    left: minor,
    leftMore: 0,
    execcode: '0000',
    card: '',
    source: 'import',
    captureDay: '',
  };
}

function fill(shown: readonly string[]): void {
  const rows = shown.map((one, second) => ({ ...rowOf(one), second, root: `A${second}` }));
  fillWhole(list.database, 1_700_000_000, rows, []);
}

/** Which of some rows a text finds, in their order. */
function find(text: string, shown: readonly string[], reader: Reader): string[] {
  fill(shown);
  const sought = toSought(text, reader);
  if (!sought) throw new Error(`${text} is no question.`);
  const ids = readOn(list.database, { ...sought, limit: 2 });
  expect(readBack(list.database, { ...sought, limit: 2 })).toEqual(ids);
  return ids.toReversed().map((id) => shown[Number(id.slice(1))] ?? id);
}

const euros = ['0.50 EUR', '1.02 EUR', '50.00 EUR', '99.99 EUR', '100.00 EUR', '100.01 EUR', '999.99 EUR'];
const yen = ['50 JPY', '99 JPY', '100 JPY', '101 JPY', '5000 JPY', '10001 JPY'];
const dinars = ['50.000 KWD', '99.999 KWD', '100.001 KWD'];

describe('an amount is of the currency of the row', () => {
  const both = [...euros, ...yen];
  it.each<[string, readonly string[]]>([
    ['amount:>100', ['100.01 EUR', '999.99 EUR', '101 JPY', '5000 JPY', '10001 JPY']],
    ['amount:<100', ['0.50 EUR', '1.02 EUR', '50.00 EUR', '99.99 EUR', '50 JPY', '99 JPY']],
    ['-amount:>100', ['0.50 EUR', '1.02 EUR', '50.00 EUR', '99.99 EUR', '100.00 EUR', '50 JPY', '99 JPY', '100 JPY']],
    ['50', ['50.00 EUR', '50 JPY']],
    ['amount:50', ['50.00 EUR', '50 JPY']],
    ['amount:99.99..100', ['99.99 EUR', '100.00 EUR', '100 JPY']],
    // A currency is not left out because its smallest unit is larger than the bound's.
    ['amount:>99.99', ['100.00 EUR', '100.01 EUR', '999.99 EUR', '100 JPY', '101 JPY', '5000 JPY', '10001 JPY']],
    ['amount:<=99.99', ['0.50 EUR', '1.02 EUR', '50.00 EUR', '99.99 EUR', '50 JPY', '99 JPY']],
    ['amount:99.98..99.99', ['99.99 EUR']],
    ['amount:>100€', ['100.01 EUR', '999.99 EUR']],
    ['left:>100', ['100.01 EUR', '999.99 EUR', '101 JPY', '5000 JPY', '10001 JPY']],
    ['left:<100', ['0.50 EUR', '1.02 EUR', '50.00 EUR', '99.99 EUR', '50 JPY', '99 JPY']],
    ['left:>0', both],
    ['op:payment amount:>100 currency:EUR', ['100.01 EUR', '999.99 EUR']],
  ])('%s in EUR and JPY', (text, found) => {
    expect(find(text, both, readerOf('EUR', 'JPY'))).toEqual(found);
  });

  it('whose smallest unit is a thousandth as well', () => {
    const reader = readerOf('EUR', 'KWD');
    const found = [...euros.slice(0, 4), '50.000 KWD', '99.999 KWD'];
    expect(find('amount:<100', [...euros, ...dinars], reader)).toEqual(found);
    expect(find('50', [...euros, ...dinars], reader)).toEqual(['50.00 EUR', '50.000 KWD']);
  });

  it('whatever the account of the row has', () => {
    expect(find('50', ['50.00 USD', '0.50 USD', '50.00 EUR'], readerOf('EUR'))).toEqual(['50.00 USD', '50.00 EUR']);
  });

  it('of any of its readings, where it can be read in two ways', () => {
    const rows = ['1.234 KWD', '1234.000 KWD', '1234.00 EUR', '12.34 EUR', '1.23 EUR'];
    expect(find('amount:1,234', rows, readerOf('EUR', 'KWD'))).toEqual(['1.234 KWD', '1234.000 KWD', '1234.00 EUR']);
  });

  it('in the sums of a list', async () => {
    fill([...euros, ...yen]);
    const sought = toSought('amount:>100', readerOf('EUR', 'JPY'));
    if (!sought) throw new Error('It is no question.');
    const sums = await sumList(
      sought,
      async (question) => searchTransactions(list.database, question),
      () => true,
    );
    expect(sums).toEqual([
      { currency: 'EUR', minor: 110_000, rows: 2 },
      { currency: 'JPY', minor: 15_102, rows: 3 },
    ]);
  });
});

it('a row is found by how its amount compares in its own major units, by an index, a walk and a look at each', () => {
  const currencies = ['EUR', 'JPY', 'KWD', 'CLF'];
  const row = fc
    .tuple(
      fc.constantFrom('1', '49', '50', '51', '500', '5000', '5001', '50000', '500000'),
      fc.constantFrom(...currencies),
    )
    .map(([minor, currency]) => `${Number(minor) / 10 ** minorDigits(currency)} ${currency}`);
  const bounds = fc.constantFrom(5, 50, 51, 500, 5000);
  const forms = [
    ['amount:>', (amount: number, bound: number) => amount > bound],
    ['amount:<', (amount: number, bound: number) => amount < bound],
    ['amount:>=', (amount: number, bound: number) => amount >= bound],
    ['amount:', (amount: number, bound: number) => amount === bound],
    ['-amount:>', (amount: number, bound: number) => amount <= bound],
    ['left:>', (amount: number, bound: number) => amount > bound],
    ['op:payment amount:<=', (amount: number, bound: number) => amount <= bound],
  ] as const;
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), bounds, fc.constantFrom(...forms), (rows, bound, [form, holds]) => {
      const found = rows.filter((one) => holds(Number(one.split(' ')[0]), bound));
      expect(find(`${form}${bound}`, rows, readerOf(...currencies))).toEqual(found);
    }),
    { numRuns: 150 },
  );
});

it('ranges of many rows are walked once, whatever currencies they are of', () => {
  fill([...euros, ...yen]);
  const ranges = [
    { from: 10_001, to: 1_000_000, digits: 2 },
    { from: 101, to: 1_000_000, digits: 0 },
    { from: 100_001, to: 1_000_000_000, digits: 3 },
  ];
  const course = { way: 'older', from: 2n ** 62n, end: -1n, limit: 50, effort: 1_000 } as const;
  const read = (gathered: number) =>
    amountsDriven(list.database, ranges, gathered)
      .sources(noCheck)
      .map((source) => source.read(list.database, course).rows.map(({ transactionId }) => transactionId));
  const walked = read(0);
  // Of the third no amount lies within: the index proves that.
  expect(walked).toEqual([[], expect.any(Array)]);
  expect(walked.flat().toSorted()).toEqual(read(20_000).flat().toSorted());
  expect(walked.flat()).toHaveLength(5);
});

it('many rows of an amount are counted by their currency', () => {
  fill(['50.00 EUR', '50.00 USD', '5000 JPY', '5001 JPY', '50.01 EUR']);
  const page = { rows: [], searchedTo: null, visited: 0 };
  const count = (from: number, to: number, digits: number, few: number) =>
    amountsDriven(list.database, [{ from, to, digits }])
      .sources(noCheck)
      .map((source) => source.count(list.database, { few, most: 10_000 }, page));
  expect(count(5_000, 5_000, 2, 0)).toEqual([{ kind: 'many', rows: 2, by: 'rows' }]);
  expect(count(5_000, 5_001, 0, 0)).toEqual([{ kind: 'many', rows: 2, by: 'rows' }]);
  expect(count(5_000, 5_001, 2, 10)).toEqual([
    { kind: 'few', positions: [expect.any(Number), expect.any(Number), expect.any(Number)] },
  ]);
});

it('of very many rows of an amount those of a page stand for all', () => {
  fill(Array.from({ length: 2_001 }, () => '50.00 EUR'));
  const page = (found: number, visited: number) => ({
    rows: Array.from({ length: found }, () => ({}) as StoredTransaction),
    searchedTo: null,
    visited,
  });
  const count = (found: number, visited: number) =>
    amountsDriven(list.database, [{ from: 5_000, to: 5_000, digits: 2 }])
      .sources(noCheck)
      .map((source) => source.count(list.database, { few: 500, most: 10_000 }, page(found, visited)));
  expect(count(101, 101)).toEqual([{ kind: 'many', rows: 2_001, by: 'estimate' }]);
  expect(count(50, 100)).toEqual([{ kind: 'many', rows: 1_001, by: 'estimate' }]);
});
