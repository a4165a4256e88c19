import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredTransaction } from '../../../../main/ledger/queries/rows.ts';
import { countTogether } from '../../../../main/ledger/search/count.ts';
import type { Counted } from '../../../../main/ledger/search/course.ts';
import { searchTransactions } from '../../../../main/ledger/search/page.ts';
import type { Condition } from '../../../../main/ports/criterion.ts';
import { type List, openList } from './list.ts';
import { fillWhole, plainRow } from './whole-list.ts';

let list: List;
beforeAll(() => {
  list = openList();
});
afterAll(() => list.close());

const begin = 1_700_000_000;

/** Every tenth of 1,100 rows is a refund, and the account of all is one. */
function fill() {
  const rows = Array.from({ length: 1_100 }, (_, second) => ({
    ...plainRow,
    second,
    root: `A${second}`,
    operation: second % 10 === 0 ? 'refund' : 'payment',
  }));
  fillWhole(list.database, begin, rows, []);
}

describe('a list that no index counts', () => {
  it.each<[string, Condition, number]>([
    ['a few of its rows', { kind: 'operation', operation: 'refund' }, 110],
    ['all of its rows', { kind: 'account', accountId: 'SHOP' }, 1_100],
  ])('has about as many rows as there are, of %s', (_, condition, all) => {
    fill();
    const criteria = [{ negated: false, anyOf: [condition] }];
    for (const oldestFirst of [false, true]) {
      const asked = { text: '', amounts: [], criteria, oldestFirst, after: null, limit: 100 };
      const { rows, total, exact } = searchTransactions(list.database, asked);
      expect(rows).toHaveLength(100);
      expect(exact).toBe(false);
      expect(Math.abs(total - all)).toBeLessThanOrEqual(all / 20);
    }
  });

  it('never has about fewer rows than its page', () => {
    const counted = (rows: number): Counted => ({ kind: 'many', rows, by: 'estimate' });
    const asking = (counts: Counted, ...positions: number[]) => ({
      source: { read: () => page(), count: () => counts },
      page: page(...positions),
    });
    const asked = [asking(counted(1), 9, 7, 5), asking(counted(1), 7, 3)];
    expect(countTogether(list.database, asked)).toEqual({ rows: 4, exact: false });
    expect(countTogether(list.database, [asking(counted(6), 9, 7, 5)])).toEqual({ rows: 6, exact: false });
  });
});

const page = (...positions: readonly number[]) => ({
  rows: positions.map((position) => ({ position }) as StoredTransaction),
  searchedTo: null,
  visited: positions.length,
});
