import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sortTransactions } from '../../../../main/ledger/search/sort.ts';
import { countTurns } from '../../../../main/ledger/search/turns.ts';
import { stillSorting } from '../../../../main/ports/still-sorting.ts';
import type { SearchAnswer, SortQuestion } from '../../../../main/ports/views.ts';
import { type List, type ListRow, openList, positionAt } from './list.ts';

let list: List;
beforeAll(() => {
  list = openList();
});
afterAll(() => list.close());

const begin = 1_700_000_000;
const row = (index: number, minor: number, order = 'W-1'): ListRow => ({
  position: positionAt(begin + index),
  id: `A${index}`,
  order,
  name: 'snow',
  minor,
  card: '',
});

const byAmount = { text: '', amounts: [], by: 'amount', descending: false, most: 50, limit: 3 } as const;

function ask(question: SortQuestion): SearchAnswer {
  const answer = sortTransactions(list.database, question);
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

const idsOf = ({ rows }: Pick<SearchAnswer, 'rows'>) => rows.map(({ transactionId }) => transactionId);

/** All ids from the first page on, and from the last page back. */
function readAll(asked: Omit<SortQuestion, 'to'>) {
  const on: string[] = [];
  let page = ask({ ...asked, to: { kind: 'begin' } });
  for (;;) {
    on.push(...idsOf(page));
    if (page.next === null) break;
    page = ask({ ...asked, to: { kind: 'after', cursor: page.next } });
  }
  const back: string[] = [];
  page = ask({ ...asked, to: { kind: 'end' } });
  for (;;) {
    back.unshift(...idsOf(page));
    if (page.previous === null) break;
    page = ask({ ...asked, to: { kind: 'before', cursor: page.previous } });
  }
  return { on, back };
}

describe('a list that is sorted by a column', () => {
  it('has each row that is found once, in that order, page by page from both ends', () => {
    const drawn = fc.array(fc.record({ minor: fc.nat(5), order: fc.constantFrom('may', 'june') }), { maxLength: 20 });
    fc.assert(
      fc.property(drawn, fc.boolean(), fc.integer({ min: 1, max: 7 }), (told, descending, limit) => {
        const rows = told.map(({ minor, order }, index) => row(index, minor, order));
        list.fill(rows);
        const expected = rows
          .filter(({ order }) => order === 'may')
          .toSorted((one, other) => (one.minor - other.minor) * (descending ? -1 : 1) || other.position - one.position)
          .map(({ id }) => id);
        const { on, back } = readAll({ ...byAmount, text: 'may', descending, limit });
        expect(on).toEqual(expected);
        expect(back).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('is one of as many rows as can be sorted, and none of one row more', () => {
    list.fill(Array.from({ length: 51 }, (_, index) => row(index, 51 - index)));
    expect(sortTransactions(list.database, { ...byAmount, to: { kind: 'begin' } })).toBe('tooMany');
    list.fill(Array.from({ length: 50 }, (_, index) => row(index, 50 - index)));
    expect(ask({ ...byAmount, to: { kind: 'begin' } })).toMatchObject({ total: 50, exact: true, previous: null });
  });

  it('goes on where it was when a row has gone, and takes no cursor of a list by date', () => {
    list.fill([row(0, 1), row(1, 2), row(2, 3), row(3, 4)]);
    const first = ask({ ...byAmount, limit: 2, to: { kind: 'begin' } });
    list.fill([row(0, 1), row(2, 3), row(3, 4)]);
    const next = ask({ ...byAmount, limit: 2, to: { kind: 'after', cursor: first.next ?? '' } });
    expect(idsOf(next)).toEqual(['A2', 'A3']);
    expect(sortTransactions(list.database, { ...byAmount, to: { kind: 'after', cursor: '12' } })).toBe('tooMany');
  });

  it('says how far it is where it takes longer than a step, and stands whole once it is asked to go on', () => {
    const minors = Array.from({ length: 1_100 }, (_, index) => (index * 7) % 1_100);
    list.fill(minors.map((minor, index) => row(index, minor)));
    const sorting = { ...byAmount, most: 1_100 };
    const step = (question: SortQuestion) => sortTransactions(list.database, question, undefined, 1_000);
    const first = step({ ...sorting, to: { kind: 'begin' } });
    const second = step({ ...sorting, to: { kind: 'after', cursor: stillSorting } });
    expect(first).toMatchObject({ rows: [], next: stillSorting, previous: null, total: 1_000, exact: false });
    expect(first).toMatchObject({ searchedBackTo: (begin + 100) * 1_000 });
    expect(second).toMatchObject({ total: 1_100, exact: true, searchedBackTo: null });
    expect(second).toEqual(step({ ...sorting, to: { kind: 'begin' } }));
    // What is shown does not go away: once sorted, it is sorted anew in one go.
    list.fill(minors.map((minor, index) => row(index, minor + 1)));
    expect(step({ ...sorting, to: { kind: 'begin' } })).toMatchObject({ total: 1_100, exact: true });
    // A whole list is no business of steps.
    expect(
      sortTransactions(list.database, { ...sorting, text: 'snow', to: { kind: 'end' } }, undefined, 1),
    ).toMatchObject({
      total: 1_100,
    });
  });

  it('has each row once, and counts it so, where rows have moved while it was being sorted', () => {
    const rows = Array.from({ length: 1_100 }, (_, index) => row(index + 1, index));
    const sorting = { ...byAmount, most: 2_000, limit: 2_000 };
    const step = (to: SortQuestion['to']) => sortTransactions(list.database, { ...sorting, to }, undefined, 1_000);
    const move = (id: string, second: number) =>
      list.database
        .prepare('UPDATE transactions SET position = ? WHERE transaction_id = ?')
        .run(BigInt(positionAt(begin + second)), id);
    for (const [id, second] of [
      // From what was found to what was not, and the other way.
      ['A1100', 0],
      ['A1', 5_000],
    ] as const) {
      list.fill(rows);
      expect(step({ kind: 'begin' })).toMatchObject({ rows: [], next: stillSorting });
      move(id, second);
      const page = step({ kind: 'after', cursor: stillSorting }) as SearchAnswer;
      expect(page).toMatchObject({ total: 1_100, exact: true });
      expect(idsOf(page)).toEqual(rows.map((one) => one.id));
      // What was sorted last is another list's.
      sortTransactions(list.database, { ...byAmount, text: 'snow', to: { kind: 'begin' } });
    }
  });

  it('ends once somebody asks for another', () => {
    const turns = countTurns();
    const turn = turns.latest;
    turns.next();
    expect(sortTransactions(list.database, { ...byAmount, to: { kind: 'begin' } }, turn)).toBe('superseded');
  });
});
