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

const nothing: SearchAnswer = { ...facts, exact: false, next: 'behind', searchedBackTo: 5 };
const found: SearchAnswer = { ...answer('more'), rows: [{ transactionId: 'A1' }] as unknown as SearchAnswer['rows'] };

/** Begins a list whose first step gives `first`, and its next one `second`. */
async function begin(first: SearchAnswer, second: SearchAnswer | 'superseded' = found) {
  const asked: unknown[] = [];
  const views = {
    searchTransactions: async ({ after, limit }: Parameters<Views['searchTransactions']>[0]) => {
      asked.push([after, limit]);
      return first;
    },
    searchOn: async ({ after, limit }: Parameters<Views['searchOn']>[0]) => {
      asked.push([after, limit]);
      return second;
    },
  } as unknown as Views;
  return { page: await readPage(views, { sought, order: undefined }, { after: null, limit: 200 }), asked };
}

it('a list that has found nothing at its first step goes on with the next one at once, and begins there', async () => {
  const { page, asked } = await begin(nothing, { ...found, previous: 'before' });
  expect(asked).toEqual([
    [null, 200],
    ['behind', 200],
  ]);
  expect(page).toEqual({ ...found, previous: null, unsorted: false });
});

it('and shows how far it is where that finds nothing either, or a newer question came', async () => {
  const further = { ...nothing, next: 'further', searchedBackTo: 3 };
  expect((await begin(nothing, further)).page).toEqual({ ...further, unsorted: false });
  expect((await begin(nothing, 'superseded')).page).toEqual({ ...nothing, unsorted: false });
});

it.each([
  ['found rows', { ...found, searchedBackTo: 5 }],
  ['is searched to its end', { ...nothing, next: null }],
  ['has nothing', { ...nothing, searchedBackTo: null }],
])('one that %s asks once', async (_, first) => {
  const { page, asked } = await begin(first);
  expect(asked).toHaveLength(1);
  expect(page).toEqual({ ...first, unsorted: false });
});
