import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredTransaction } from '../../../../main/ledger/queries/rows.ts';
import { sourceByBeginnings } from '../../../../main/ledger/search/by-beginnings.ts';
import { sourceByTrigrams } from '../../../../main/ledger/search/by-trigrams.ts';
import type { Bounds, Counted, Reading } from '../../../../main/ledger/search/course.ts';
import { searchTransactions } from '../../../../main/ledger/search/page.ts';
import { estimatePart } from '../../../../main/ledger/search/stretch.ts';
import { refreshTrigramCounts } from '../../../../main/ledger/search/trigram-counts.ts';
import type { Condition } from '../../../../main/ports/criterion.ts';
import { type List, openList, positionAt } from './list.ts';
import { fillWhole, plainRow } from './whole-list.ts';

const begin = 1_700_000_000;

/** Of 6,000 rows, one a second, every second one is somebody's and every tenth is of all that is sought. */
let list: List;
beforeAll(() => {
  list = openList();
  const tenth = { name: 'snow', standing: 'refused', execcode: '4001', minor: 1_250, card: '446421…7575' } as const;
  const rows = Array.from({ length: 6_000 }, (_, second) => ({
    ...plainRow,
    second,
    root: `A${second}`,
    email: second % 2 === 0 ? 'ab' : '',
    operation: second % 40 === 0 ? 'refund' : 'payment',
    ...(second % 10 === 0 && { ...tenth, currency: 'USD' }),
  }));
  fillWhole(list.database, begin, rows, []);
  while (refreshTrigramCounts(list.database));
});
afterAll(() => list.close());

const boundsOf = (from: number, until: number): Bounds => ({
  from: BigInt(positionAt(begin + from)),
  until: BigInt(positionAt(begin + until)),
});
const page = (seconds: readonly number[], visited: number): Reading => ({
  rows: seconds.map((second) => ({ position: positionAt(begin + second) }) as StoredTransaction),
  searchedTo: null,
  visited,
});
const rowsOf = (counted: Counted) => (counted.kind === 'few' ? counted.positions.length : counted.rows);

describe('a list of a stretch of time', () => {
  it.each<[string, Condition]>([
    ['a standing', { kind: 'standing', standing: 'refused' }],
    ['an EXECCODE', { kind: 'code', from: '4000', to: '4999' }],
    ['an amount', { kind: 'amount', from: 1_250, to: 1_250, digits: 2 }],
    ['a range of amounts', { kind: 'amount', from: 1_200, to: 1_300, digits: 2 }],
    ['a card', { kind: 'card', digits: '7575' }],
    ['a text', { kind: 'text', text: 'snow' }],
    ['a word', { kind: 'word', word: 'snow' }],
    ['what no index has', { kind: 'currency', currency: 'USD' }],
  ])('has as many rows of %s as there are in it, however many are beyond', (_, condition) => {
    const [from, until] = [(begin + 2_000) * 1_000, (begin + 3_500) * 1_000];
    const criteria = [condition, { kind: 'time', from, until } as const].map((one) => ({
      negated: false,
      anyOf: [one],
    }));
    const asked = { text: '', amounts: [], criteria, after: null, limit: 100 };
    const { rows, total } = searchTransactions(list.database, asked);
    expect(rows).toHaveLength(100);
    expect(Math.abs(total - 150)).toBeLessThanOrEqual(5);
  });

  it('has as many of the beginnings of words, by the index or by its newest', () => {
    const source = sourceByBeginnings(['ab'], '"ab" *');
    const count = (within: Bounds) =>
      rowsOf(source.count(list.database, { few: 5, most: 10_000, within }, page([], 0)));
    expect(count(boundsOf(2_000, 3_500))).toBe(750);
    expect(Math.abs(count(boundsOf(500, 5_500)) - 2_500)).toBeLessThanOrEqual(5);
  });

  it('has as many of those as hold what else is asked', () => {
    const source = sourceByBeginnings(['ab'], '"ab" *');
    const found = Array.from({ length: 11 }, (_, index) => 5_990 - index * 8);
    // A quarter of 3,000.
    const rows = rowsOf(source.count(list.database, { few: 5, most: 10_000 }, page(found, 44)));
    expect(Math.abs(rows - 750)).toBeLessThanOrEqual(5);
  });

  it('has as many of a text that is too frequent to be counted as its page tells', () => {
    const terms = { long: ['snow'], short: [] };
    const source = sourceByTrigrams(terms, { trigrams: ['sno'], rarest: 20_000, entries: 0 }, false);
    const within = boundsOf(2_000, 3_500);
    const found = Array.from({ length: 11 }, (_, index) => 3_490 - index * 10);
    const rows = rowsOf(source.count(list.database, { few: 5, most: 10_000, within }, page(found, 11)));
    expect(Math.abs(rows - 150)).toBeLessThanOrEqual(20);
  });
});

it.each<[string, Condition]>([
  ['a text', { kind: 'text', text: 'snow' }],
  ['a word', { kind: 'word', word: 'snow' }],
])('has as many rows of %s as hold what else is asked', (_, condition) => {
  const criteria = [condition, { kind: 'operation', operation: 'refund' } as const].map((one) => ({
    negated: false,
    anyOf: [one],
  }));
  const asked = { text: '', amounts: [], criteria, after: null, limit: 100 };
  const { rows, total } = searchTransactions(list.database, asked);
  expect(rows).toHaveLength(100);
  // Of 600 that have the word.
  expect(Math.abs(total - 150)).toBeLessThanOrEqual(5);
});

it('counts as many as the page tells by its time where an index has more than are counted', () => {
  const counting = { few: 5, most: 100 };
  const all = { kind: 'many', rows: 101, by: 'rows' } as const;
  // Two rows in fifty that were looked at, and in a second of 6,000.
  expect(rowsOf(estimatePart(list.database, all, counting, page([9, 8], 50)))).toBe(101);
  expect(rowsOf(estimatePart(list.database, { ...all, rows: 100 }, counting, page([9, 8], 50)))).toBe(4);
});
