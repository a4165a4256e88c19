import { afterAll, beforeAll, expect, it } from 'vitest';
import { searchTransactions } from '../../../../main/ledger/search/page.ts';
import type { Condition, Criterion } from '../../../../main/ports/criterion.ts';
import { readOn } from './every-page.ts';
import { type List, openList } from './list.ts';
import { fillWhole, plainRow } from './whole-list.ts';

let list: List;
beforeAll(() => {
  list = openList();
});
afterAll(() => list.close());

const begin = 1_700_000_000;
const here = { ...plainRow, root: 'A0', standing: 'done' };

it('finds a credit by who made it and why, and a plan by who stopped it', () => {
  const done = { account: 'SHOP', state: 'succeeded', knownBy: 'answer' } as const;
  fillWhole(
    list.database,
    begin,
    [
      { ...here, second: 0, root: 'A0', operation: 'credit' },
      // Of the same order, and nobody's here.
      { ...here, second: 1, root: 'A1' },
      { ...here, second: 2, root: 'A2' },
      { ...here, second: 3, root: 'A2', operation: 'stopntimes' },
    ],
    [
      { ...done, chain: 'credit:may', made: 'A0', actor: 'béa', reason: 'winnings' },
      { ...done, chain: 'schedule:A2', made: 'A3', actor: 'Anna', reason: 'orderCancelled' },
    ],
  );
  const find = (condition: Condition) =>
    readOn(
      list.database,
      { text: '', amounts: [], criteria: [{ negated: false, anyOf: [condition] }], limit: 5 },
      { effort: 1_000, unhurried: false },
    );
  expect(find({ kind: 'reason', reason: 'winnings' })).toEqual(['A0']);
  expect(find({ kind: 'actor', text: 'bea' })).toEqual(['A0']);
  expect(find({ kind: 'reason', reason: 'orderCancelled' })).toEqual(['A3', 'A2']);
});

it('counts what somebody did within a stretch of time, however much they did beyond it', () => {
  const rows = Array.from({ length: 5_600 }, (_, index) => ({ ...here, second: index, root: `A${index}` }));
  // Every eighth is Anna's.
  const operations = Array.from({ length: 700 }, (_, index) => ({
    ...({ account: 'SHOP', state: 'succeeded', knownBy: 'answer', reason: 'fraud', actor: 'Anna' } as const),
    ...{ chain: `A${index * 8}`, made: `A${index * 8}` },
  }));
  fillWhole(list.database, begin, rows, operations);
  const find = (from: number, until: number) => {
    const criteria: Criterion[] = [
      { negated: false, anyOf: [{ kind: 'time', from: (begin + from) * 1000, until: (begin + until) * 1000 }] },
      { negated: false, anyOf: [{ kind: 'actor', text: 'anna' }] },
    ];
    return searchTransactions(list.database, { text: '', amounts: [], criteria, after: null, limit: 5 });
  };
  expect(find(800, 1_600)).toMatchObject({ total: 100, exact: true });
  expect(find(0, 4_800)).toMatchObject({ total: 600, exact: false });
});
