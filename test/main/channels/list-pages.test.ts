import { expect, it } from 'vitest';
import { mostSorted } from '../../../contract/index.ts';
import { readPage, seekPage } from '../../../main/channels/list-pages.ts';
import type { ReaderMethods } from '../../../main/ledger/threads/reader.ts';
import { searchAside } from '../../../main/ledger/threads/search-aside.ts';
import type { Thread } from '../../../main/ledger/threads/start.ts';
import { stillSorting } from '../../../main/ports/still-sorting.ts';
import type { SearchAnswer, Views } from '../../../main/ports/views.ts';

const facts = { rows: [], previous: null, total: 0, exact: true, searchedBackTo: null, reading: 'anywhere' } as const;
const answer = (name: string): SearchAnswer => ({ ...facts, next: name });
const sought = { text: 'snow', amounts: [], criteria: [] };
const byAmount = { by: 'amount', direction: 'descending' } as const;

/** Answers with what was asked. */
function open(sorted: 'tooMany' | 'superseded' | SearchAnswer) {
  const asked: unknown[] = [];
  const tell = (name: string) => async (question: object) => {
    asked.push([name, question]);
    return answer(name);
  };
  const views = {
    searchTransactions: tell('first'),
    searchOn: tell('further'),
    seekTransactions: tell('seek'),
    sortTransactions: async (question: object) => {
      asked.push(['sort', question]);
      return sorted;
    },
  } as unknown as Views;
  return { views, asked };
}

it('a list by date goes the way that was asked for, and is never sorted', async () => {
  const { views, asked } = open('tooMany');
  const order = { by: 'happenedAt', direction: 'ascending' } as const;
  expect(await readPage(views, { sought, order }, { after: null, limit: 5 })).toMatchObject({ unsorted: false });
  await readPage(views, { sought, order: undefined }, { after: '12', limit: 5 });
  await seekPage(views, { sought, order }, { to: { kind: 'end' }, limit: 5 });
  expect(asked).toMatchObject([
    ['first', { oldestFirst: true, after: null }],
    ['further', { oldestFirst: false, after: '12' }],
    ['seek', { oldestFirst: true, to: { kind: 'end' } }],
  ]);
});

it('another column is sorted by, up to what can be; a longer list stands newest first and says so', async () => {
  const short = open(answer('sorted'));
  expect(await readPage(short.views, { sought, order: byAmount }, { after: null, limit: 5 })).toMatchObject({
    next: 'sorted',
    unsorted: false,
  });
  await seekPage(short.views, { sought, order: byAmount }, { to: { kind: 'at', time: 1 }, limit: 5 });
  expect(short.asked).toMatchObject([
    ['sort', { by: 'amount', descending: true, most: mostSorted, to: { kind: 'begin' } }],
    ['sort', { to: { kind: 'begin' } }],
  ]);
  const long = open('tooMany');
  expect(await readPage(long.views, { sought, order: byAmount }, { after: '12', limit: 5 })).toMatchObject({
    next: 'further',
    unsorted: true,
  });
  const grown = open('tooMany');
  await readPage(grown.views, { sought, order: byAmount }, { after: stillSorting, limit: 5 });
  expect(grown.asked).toMatchObject([
    ['sort', { to: { kind: 'after', cursor: stillSorting } }],
    ['first', { after: null }],
  ]);
  expect(await readPage(open('superseded').views, { sought, order: byAmount }, { after: null, limit: 5 })).toBe(
    'superseded',
  );
});

it('a list that is too long to be sorted goes on page by page, in steps, and from its end', async () => {
  const methods = { sortTransactions: async () => 'tooMany', searchOn: async () => answer('step') };
  const close = async () => {};
  const start = async () => ({ methods, ended: new Promise(() => {}), close }) as unknown as Thread<ReaderMethods>;
  const search = searchAside({ searchTransactions: async () => answer('page') }, start);
  const views = { ...search, seekTransactions: async () => answer('end') };
  const asked = { sought, order: byAmount };
  const unsorted = (next: string) => ({ next, unsorted: true });
  expect(await readPage(views, asked, { after: null, limit: 5 })).toMatchObject(unsorted('page'));
  expect(await readPage(views, asked, { after: '12', limit: 5 })).toMatchObject(unsorted('page'));
  expect(await readPage(views, asked, { after: '12+3', limit: 5 })).toMatchObject(unsorted('step'));
  expect(await seekPage(views, asked, { to: { kind: 'end' }, limit: 5 })).toMatchObject(unsorted('end'));
  expect(await seekPage(views, asked, { to: { kind: 'at', time: 1 }, limit: 5 })).toMatchObject(unsorted('end'));
  expect(await readPage(views, asked, { after: '12+3', limit: 5 })).toMatchObject(unsorted('step'));
  await search.close();
});
