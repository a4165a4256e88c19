import { expect, it } from 'vitest';
import { readLists } from '../../../../main/ledger/threads/list-reader.ts';
import type { ReaderMethods } from '../../../../main/ledger/threads/reader.ts';
import { searchAside } from '../../../../main/ledger/threads/search-aside.ts';
import type { Thread } from '../../../../main/ledger/threads/start.ts';
import type { SearchAnswer, SearchQuestion } from '../../../../main/ports/views.ts';

const facts = { rows: [], next: null, previous: null, searchedBackTo: null, reading: 'anywhere' } as const;
const answer: SearchAnswer = { ...facts, total: 0, exact: true };
const ask = (text: string): SearchQuestion => ({ text, amounts: [], after: null, limit: 10 });

it('whoever looks is answered while a file is written, which supersedes nothing, on a thread that comes with it', async () => {
  const held = Promise.withResolvers<SearchAnswer>();
  let started = 0;
  let closed = 0;
  const start = async () => {
    started += 1;
    const methods = { walkList: () => held.promise, searchOn: async () => answer };
    const close = async () => {
      closed += 1;
    };
    return { methods, ended: new Promise(() => {}), close } as unknown as Thread<ReaderMethods>;
  };
  const lists = readLists(start);
  const search = searchAside({ searchTransactions: async () => answer }, start);
  await search.searchTransactions(ask('screen'));
  expect(started).toBe(1);
  const order: string[] = [];
  const writing = lists.walkList(ask('file')).then(() => order.push('file'));
  await search.searchTransactions(ask('screen')).then(() => order.push('screen'));
  expect(await search.searchOn({ ...ask('screen'), after: '12+0' })).not.toBe('superseded');
  held.resolve(answer);
  await writing;
  expect(order).toEqual(['screen', 'file']);
  expect(started).toBe(2);
  await lists.close();
  await search.close();
  expect(closed).toBe(2);
});
