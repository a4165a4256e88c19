import { describe, expect, it } from 'vitest';
import { type Turn, watchTurn } from '../../../../main/ledger/search/turns.ts';
import type { ReaderMethods } from '../../../../main/ledger/threads/reader.ts';
import { searchAside } from '../../../../main/ledger/threads/search-aside.ts';
import type { Thread } from '../../../../main/ledger/threads/start.ts';
import type { SearchAnswer, SearchQuestion } from '../../../../main/ports/views.ts';

const answer: SearchAnswer = {
  rows: [],
  next: null,
  previous: null,
  total: 0,
  exact: true,
  searchedBackTo: null,
  reading: 'anywhere',
};
const ask = (text: string, after: string | null = null): SearchQuestion => ({ text, amounts: [], after, limit: 10 });

/** A screen's reader that answers at once, and second readers that answer when they are told to. */
function open(searchOn: (question: SearchQuestion, turn: Turn) => Promise<SearchAnswer | 'superseded'>) {
  const seen = { screen: [] as SearchQuestion[], started: 0, closed: 0, die: () => {} };
  const start = async () => {
    seen.started += 1;
    const close = async () => {
      seen.closed += 1;
    };
    const ended = Promise.withResolvers<undefined>();
    seen.die = () => ended.resolve(undefined);
    return { methods: { searchOn }, ended: ended.promise, close } as unknown as Thread<ReaderMethods>;
  };
  const screen = {
    searchTransactions: async (question: SearchQuestion) => {
      seen.screen.push(question);
      return answer;
    },
  };
  return { seen, search: searchAside(screen, start) };
}

describe('searchAside', () => {
  it('asks the screen’s reader for every page but those that go on', async () => {
    const { seen, search } = open(async () => ({ ...answer, total: 7 }));
    expect(await search.searchTransactions(ask('a'))).toMatchObject({ total: 0 });
    expect(await search.searchOn(ask('a', '12'))).toMatchObject({ total: 0 });
    expect(seen.screen).toEqual([ask('a'), ask('a', '12')]);
    expect(await search.searchOn(ask('a', '12+0'))).toMatchObject({ total: 7 });
    await search.searchOn(ask('a', '11+0'));
    expect(seen).toMatchObject({ screen: { length: 2 }, started: 1 });
    await search.close();
    expect(seen.closed).toBe(1);
  });

  it('has a second reader ready for whoever types, and none for whoever only looks', async () => {
    const { seen, search } = open(async () => answer);
    await search.searchTransactions(ask(''));
    expect(seen.started).toBe(0);
    const first = search.searchTransactions(ask('a'));
    // Its start would be in the way of the answer.
    expect(seen.started).toBe(0);
    await first;
    expect(seen.started).toBe(1);
    await search.searchTransactions(ask('ab'));
    expect(seen.started).toBe(1);
    await search.close();
    expect(seen.closed).toBe(1);
  });

  it('starts none behind an answer that comes once it was put away', async () => {
    const { seen, search } = open(async () => answer);
    const late = search.searchTransactions(ask('a'));
    await search.close();
    await late;
    expect(seen).toMatchObject({ started: 0, closed: 0 });
  });

  it('ends what goes on when another text is sought, not when the same is sought again', async () => {
    const over: (() => boolean)[] = [];
    const { search } = open(async (_, turn) => {
      over.push(watchTurn(turn));
      return answer;
    });
    await search.searchTransactions(ask('a'));
    await search.searchOn(ask('a', '12+0'));
    await search.searchTransactions(ask('a'));
    expect(over[0]?.()).toBe(false);
    await search.searchTransactions(ask('ab'));
    expect(over[0]?.()).toBe(true);
    expect(await search.searchOn(ask('a', '12+0'))).toBe('superseded');
    await search.searchOn(ask('ab', '12+0'));
    expect(over).toHaveLength(2);
    expect(over[1]?.()).toBe(false);
    await search.close();
    expect(over[1]?.()).toBe(true);
  });

  it('starts another reader when one died', async () => {
    let calls = 0;
    const { seen, search } = open(async () => {
      calls += 1;
      if (calls === 1) throw new Error('It died.');
      return answer;
    });
    await search.searchTransactions(ask('a'));
    await expect(search.searchOn(ask('a', '12+0'))).rejects.toThrow('It died.');
    expect(await search.searchOn(ask('a', '12+0'))).toEqual(answer);
    expect(seen).toMatchObject({ started: 2, closed: 1 });
  });

  it('does not ask one that died while nobody searched', async () => {
    const { seen, search } = open(async () => answer);
    await search.searchTransactions(ask('a'));
    expect(await search.searchOn(ask('a', '12+0'))).toEqual(answer);
    seen.die();
    await new Promise(setImmediate);
    expect(await search.searchOn(ask('a', '12+0'))).toEqual(answer);
    expect(seen.started).toBe(2);
  });
});
