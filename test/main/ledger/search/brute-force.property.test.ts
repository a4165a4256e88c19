import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fold } from '../../../../main/ledger/database/fold.ts';
import { beginsWord } from '../../../../main/ledger/search/beginnings.ts';
import { searchTransactions, seekTransactions } from '../../../../main/ledger/search/page.ts';
import { refreshTrigramCounts } from '../../../../main/ledger/search/trigram-counts.ts';
import type { SearchQuestion } from '../../../../main/ports/views.ts';
import { readBack, readOn } from './every-page.ts';
import { type List, type ListRow, openList, positionAt, searchedText } from './list.ts';

let list: List;
beforeAll(() => {
  list = openList();
});
afterAll(() => list.close());

/** Few characters, so that many texts occur: letters with accents and without, signs, other alphabets. */
const characters = [...'aaabbbÁéø1122-.@%_"\'*李σς😀', '\u0345', '\u{1f972}', 'ß'];
const word = fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 6 });
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const amount = fc.integer({ min: 1, max: 30 });
/** The list is in EUR; what is asked of JPY finds none of it. */
const digits = fc.constantFrom(2, 2, 2, 0);

const rows: fc.Arbitrary<ListRow[]> = fc
  .array(fc.record({ second: fc.nat(20), order: word, name: words, minor: amount, card: fc.nat(3) }), { maxLength: 40 })
  .map((drawn) =>
    drawn
      .toSorted((one, other) => one.second - other.second)
      .map(({ second, order, name, minor, card }, index) => ({
        position: positionAt(1_700_000_000 + second) + index,
        id: `A${index}B`,
        order,
        name,
        minor,
        card: card === 0 ? '' : `446421…000${card}`,
      })),
  );

/** Pieces of one row's own text: what is drawn freely seldom occurs anywhere. */
const pieces = fc.record({
  row: fc.nat(39),
  cuts: fc.array(fc.record({ from: fc.nat(20), length: fc.integer({ min: 1, max: 5 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
});
const text = fc.oneof(words, fc.constantFrom('', '0001', '0002', 'A1B', 'a2b', '%'), pieces, pieces);

function write(drawn: readonly ListRow[], sought: typeof text extends fc.Arbitrary<infer Text> ? Text : never): string {
  if (typeof sought === 'string') return sought;
  const row = drawn[sought.row % Math.max(1, drawn.length)];
  const searched = row ? [...searchedText(row)] : [];
  return sought.cuts.map(({ from, length }) => searched.slice(from, from + length).join('')).join(' ');
}

const drawnQuestion = fc.record({
  text,
  amounts: fc.array(fc.record({ minor: amount, digits }), { maxLength: 2 }),
  ranges: fc
    .array(fc.tuple(amount, amount, digits), { maxLength: 1 })
    .map((all) =>
      all.map(([one, other, digits]) => ({ from: Math.min(one, other), to: Math.max(one, other), digits })),
    ),
  limit: fc.integer({ min: 1, max: 7 }),
});
/** A list, and what is asked of it. */
const asking = fc
  .tuple(rows, drawnQuestion)
  .map(([drawn, { text, ...question }]) => ({ drawn, asked: { ...question, text: write(drawn, text) } }));
/** So small that nearly every question takes steps, or as large as in earnest. */
const effort = fc.constantFrom(1, 3, 1_000);

function isFound(row: ListRow, { text, amounts, ranges = [] }: Omit<SearchQuestion, 'after' | 'limit'>): boolean {
  const sought = fold(text).split(/\s+/).filter(Boolean);
  const within = ranges.some(({ from, to, digits }) => digits === 2 && from <= row.minor && row.minor <= to);
  if (sought.length === 0) return ranges.length === 0 || within;
  const searched = searchedText(row);
  const holds = (one: string) => ([...one].length < 3 ? beginsWord(searched, one) : searched.includes(one));
  const lastFour = /^\d{4}$/.test(text) && row.card.endsWith(text);
  return (
    sought.every(holds) ||
    amounts.some(({ minor, digits }) => digits === 2 && minor === row.minor) ||
    within ||
    lastFour
  );
}

it('finds what a look at every row finds, from both ends, each row once, however small the steps', () => {
  const isCounted = fc.boolean();
  fc.assert(
    fc.property(asking, effort, isCounted, fc.boolean(), ({ drawn, asked }, effort, counted, unhurried) => {
      list.fill(drawn);
      list.database.exec('DELETE FROM trigram_counts; DELETE FROM upkeep');
      if (counted) while (refreshTrigramCounts(list.database));
      const expected = drawn.filter((row) => isFound(row, asked)).toReversed();
      const ids = expected.map(({ id }) => id);
      const pace = { effort, unhurried };
      expect(readOn(list.database, asked, pace)).toEqual(ids);
      expect(readBack(list.database, asked, pace)).toEqual(ids);
    }),
    { numRuns: 500 },
  );
});

it('tells no number as exact that is another', () => {
  fc.assert(
    fc.property(asking, effort, ({ drawn, asked }, effort) => {
      list.fill(drawn);
      const expected = drawn.filter((row) => isFound(row, asked)).length;
      readOn(list.database, asked, { effort, unhurried: false }, ({ total, exact, searchedBackTo }) => {
        if (exact) expect(total).toBe(expected);
        if (searchedBackTo !== null) expect(exact).toBe(false);
      });
    }),
    { numRuns: 200 },
  );
});

it('goes to any moment of the list', () => {
  fc.assert(
    fc.property(asking, fc.nat(21), ({ drawn, asked }, second) => {
      list.fill(drawn);
      const time = (1_700_000_000 + second) * 1000 + 999;
      const found = drawn.filter((row) => isFound(row, asked)).toReversed();
      const older = found.filter(({ position }) => position < positionAt(1_700_000_001 + second));
      const page = seekTransactions(list.database, { ...asked, to: { kind: 'at', time } });
      // Behind the last row stands the end of the list.
      const shown = older.length === 0 ? found.slice(-asked.limit) : older.slice(0, asked.limit);
      expect(page.rows.map(({ transactionId }) => transactionId)).toEqual(shown.map(({ id }) => id));
      expect(page.next === null).toBe(older.length <= asked.limit);
      expect(page.previous === null).toBe(shown.length === 0 || shown[0] === found[0]);
    }),
    { numRuns: 200 },
  );
});

it('from any moment of the list every row is reached, however small the steps and whichever way it goes', () => {
  fc.assert(
    fc.property(asking, effort, fc.nat(21), fc.boolean(), ({ drawn, asked }, effort, second, oldestFirst) => {
      list.fill(drawn);
      const pace = { effort, unhurried: false };
      const question = { ...asked, oldestFirst };
      const time = (1_700_000_000 + second) * 1000;
      const page = seekTransactions(list.database, { ...question, to: { kind: 'at', time } }, pace);
      const ids = page.rows.map(({ transactionId }) => transactionId);
      for (let { previous } = page; previous !== null; ) {
        const before = seekTransactions(list.database, { ...question, to: { kind: 'before', cursor: previous } }, pace);
        ids.unshift(...before.rows.map(({ transactionId }) => transactionId));
        previous = before.previous;
      }
      for (let { next } = page; next !== null; ) {
        const behind = searchTransactions(list.database, { ...question, after: next }, pace);
        ids.push(...behind.rows.map(({ transactionId }) => transactionId));
        next = behind.next;
      }
      const found = drawn.filter((row) => isFound(row, asked)).map(({ id }) => id);
      expect(ids).toEqual(oldestFirst ? found : found.toReversed());
    }),
    { numRuns: 200 },
  );
});
