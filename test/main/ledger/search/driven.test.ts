import { afterAll, beforeAll, expect, it } from 'vitest';
import { searchTransactions } from '../../../../main/ledger/search/page.ts';
import type { Condition } from '../../../../main/ports/criterion.ts';
import { type List, openList } from './list.ts';
import { fillWhole, plainRow } from './whole-list.ts';

let list: List;
beforeAll(() => {
  list = openList();
});
afterAll(() => list.close());

const refused = { standing: 'refused', execcode: '4001' };
const stopped = { standing: 'refused', execcode: '4010' };

it.each<[string, Condition, readonly string[]]>([
  ['one EXECCODE', { kind: 'code', from: '4001', to: '4001' }, ['A0']],
  ['a class of them', { kind: 'code', from: '4000', to: '4999' }, ['A2', 'A0']],
  ['a code that never came', { kind: 'code', from: '6000', to: '6999' }, []],
  ['a part of a name', { kind: 'actor', text: 'EA' }, ['A1']],
  ['a reason', { kind: 'reason', reason: 'fraud' }, ['A1']],
  ['somebody who only made a draft', { kind: 'actor', text: 'anna' }, []],
])('%s is found through an index, behind however many rows', (_, condition, found) => {
  const rows = Array.from({ length: 60 }, (_, second) => ({ ...plainRow, second, root: `A${second}` }));
  const own = { account: 'SHOP', made: '', knownBy: null, state: 'succeeded' } as const;
  fillWhole(
    list.database,
    1_700_000_000,
    rows.map((row, second) => ({ ...row, ...(second === 0 && refused), ...(second === 2 && stopped) })),
    [
      { ...own, chain: 'A1', actor: 'béa', reason: 'fraud' },
      { ...own, chain: 'A3', actor: 'Anna', reason: 'fraud', state: 'drafted' },
    ],
  );
  const asked = { text: '', amounts: [], criteria: [{ negated: false, anyOf: [condition] }], after: null, limit: 5 };
  // So little effort reaches a few rows of a walk, and not these.
  const answer = searchTransactions(list.database, asked, { effort: 3, unhurried: false });
  expect(answer.rows.map(({ transactionId }) => transactionId)).toEqual(found);
  expect(answer).toMatchObject({ next: null, searchedBackTo: null, total: found.length, exact: true });
});
