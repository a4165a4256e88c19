import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Superseded, whileAsked } from '../../../../main/ledger/search/asking.ts';
import { goesOn } from '../../../../main/ledger/search/cursor.ts';
import { aside, searchTransactions, seekTransactions } from '../../../../main/ledger/search/page.ts';
import { searchOn } from '../../../../main/ledger/search/search-on.ts';
import { refreshTrigramCounts } from '../../../../main/ledger/search/trigram-counts.ts';
import { countTurns } from '../../../../main/ledger/search/turns.ts';
import { readOn } from './every-page.ts';
import { type List, openList, positionAt } from './list.ts';

/** One row a second; the newest is the last. */
const size = 600;
const second = 1_700_000_000;

let list: List;
beforeAll(() => {
  list = openList();
  list.fill(
    Array.from({ length: size }, (_, index) => ({
      position: positionAt(second + index),
      id: `A${index}`,
      order: `W-${index % 7}`,
      // Its trigrams stand in every row, and `abcabd` in none but the oldest.
      name: index === 0 ? 'abcabd' : 'abd abc bca cab',
      minor: 1 + (index % 50),
      card: `446421…${String(index).padStart(4, '0')}`,
    })),
  );
  while (refreshTrigramCounts(list.database));
});
afterAll(() => list.close());

const question = { amounts: [], after: null, limit: 5 } as const;
const first = (text: string, effort = 100) =>
  searchTransactions(list.database, { ...question, text }, { effort, unhurried: false });

/** Every statement that is run, with what is bound to it and its plan. */
function listen(run: () => void) {
  const { database } = list;
  const heard: { sql: string; bound: object }[] = [];
  const spy = vi.spyOn(database, 'prepare');
  const prepare = spy.getMockImplementation() ?? Object.getPrototypeOf(database).prepare.bind(database);
  spy.mockImplementation((sql: string) => {
    const statement = prepare(sql);
    for (const name of ['all', 'get', 'iterate'] as const) {
      const call = statement[name].bind(statement);
      statement[name] = (bound: object, ...others: unknown[]) => {
        heard.push({ sql, bound });
        return call(...(bound === undefined ? [] : [bound, ...others]));
      };
    }
    return statement;
  });
  try {
    run();
  } finally {
    spy.mockRestore();
  }
  return heard;
}

const askEverything = () => {
  for (const text of ['', 'abc', 'a', '%', '0001', 'abc a']) {
    const asked = { text, amounts: [{ minor: 7, digits: 2 }], ranges: [{ from: 3, to: 9, digits: 2 }], limit: 2 };
    const { next } = searchTransactions(list.database, { ...asked, after: null });
    searchTransactions(list.database, { ...asked, after: next });
    seekTransactions(list.database, { ...asked, to: { kind: 'at', time: (second + 300) * 1000 } });
  }
};

describe('a stream', () => {
  it('is bound to whole numbers: FTS5 ignores a range of REALs and begins at the newest row', () => {
    const heard = listen(askEverything);
    expect(heard.length).toBeGreaterThan(50);
    const numbers = heard.flatMap(({ sql, bound }) =>
      Object.entries(bound ?? {})
        .filter(([, value]) => typeof value === 'number')
        .map(([name]) => `${name}: ${sql}`),
    );
    expect(numbers).toEqual([]);
  });

  it('hands its range and its order down to FTS5, and sorts nothing', () => {
    const indexed = listen(askEverything).filter(({ sql }) => /ORDER BY f\.rowid/.test(sql));
    expect(indexed.length).toBeGreaterThan(10);
    for (const { sql, bound } of indexed) {
      const plan = list.database.prepare<object, { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(bound);
      const steps = plan.map(({ detail }) => detail);
      // M: the text; < or >: an end of the range of rows.
      expect(steps[0]).toMatch(/^SCAN f VIRTUAL TABLE INDEX \d+:M\d(?:<>|><)$/);
      expect(steps[1]).toBe('SEARCH t USING INTEGER PRIMARY KEY (rowid=?)');
      expect(steps).toHaveLength(2);
    }
  });

  it('looks at no row of the pages before', () => {
    const half = String(positionAt(second + 300));
    let looked = 0;
    const count = () => {
      looked += 1;
      return false;
    };
    whileAsked(list.database, count, () =>
      searchTransactions(list.database, { ...question, text: 'abc', after: half }),
    );
    expect(looked).toBeLessThan(20);
  });
});

describe('an absence', () => {
  it('is proved in steps, each of which says how far it came', () => {
    const answer = first('abcabd');
    expect(answer).toMatchObject({ rows: [], total: 0, exact: false, previous: null });
    expect(answer.searchedBackTo).toBe((second + 500) * 1000);
    expect(goesOn(answer.next)).toBe(true);
    const moments: number[] = [];
    const ids = readOn(
      list.database,
      { text: 'abcabd', amounts: [], limit: 5 },
      { effort: 100, unhurried: false },
      (page) => {
        if (page.searchedBackTo !== null) moments.push(page.searchedBackTo);
        else expect(page).toMatchObject({ total: 1, exact: true });
      },
    );
    expect(ids).toEqual(['A0']);
    expect(moments).toEqual([500, 400, 300, 200, 100].map((at) => (second + at) * 1000));
  });

  it('of a trigram that no row has is proved at once', () => {
    expect(first('abcxyz', 1)).toMatchObject({ rows: [], next: null, total: 0, exact: true, searchedBackTo: null });
  });

  it('is no number that the index counted', () => {
    expect(first('abcabcabc', 1_000)).toMatchObject({ rows: [], total: 0, exact: true });
  });

  it('keeps back what other sources found beyond the place it came to', () => {
    const answer = searchTransactions(
      list.database,
      { ...question, text: 'abcabd', amounts: [{ minor: 50, digits: 2 }], limit: 50 },
      { effort: 100, unhurried: false },
    );
    expect(answer.rows.map(({ transactionId }) => transactionId)).toEqual(['A599', 'A549']);
    expect(answer).toMatchObject({ total: 2, exact: false });
  });
});

describe('a search that goes on', () => {
  it('ends once another question was asked', () => {
    const turns = countTurns();
    const { latest } = turns;
    const { next } = first('abcabd');
    const asked = { ...question, text: 'abcabd', after: next };
    expect(searchOn(list.database, asked, latest)).toMatchObject({ rows: [{ transactionId: 'A0' }], total: 1 });
    turns.next();
    expect(searchOn(list.database, asked, latest)).toBe('superseded');
    expect(searchOn(list.database, asked, turns.latest)).toMatchObject({ total: 1 });
  });

  it.each([
    ['in the middle of a statement', 'abcabd', 3],
    ['between two', '%', 2],
  ])('ends %s', (_, text, patience) => {
    let asked = 0;
    const isSuperseded = () => {
      asked += 1;
      return asked > patience;
    };
    const search = () => searchTransactions(list.database, { ...question, text }, aside);
    expect(() => whileAsked(list.database, isSuperseded, search)).toThrow(Superseded);
    expect(asked).toBe(patience + 1);
    expect(search()).toMatchObject({ next: null });
  });
});
