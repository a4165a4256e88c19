import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../../../main/ledger/database/fold.ts';
import { anchorsOf, findAnchored } from '../../../../main/ledger/search/anchors.ts';
import { searchTransactions } from '../../../../main/ledger/search/page.ts';
import { refreshTrigramCounts } from '../../../../main/ledger/search/trigram-counts.ts';
import { type List, type ListRow, openList, positionAt, searchedText } from './list.ts';

let list: List;
beforeAll(() => {
  list = openList();
});
afterAll(() => list.close());

const rowOf = (order: string, index: number): ListRow => ({
  position: positionAt(1_700_000_000 + index),
  id: `A${index}`,
  order,
  name: '',
  minor: 1,
  card: '',
});

describe('anchorsOf', () => {
  it('gives the parts behind signs, the longest first, and says which of them end there', () => {
    expect(anchorsOf(['w-00001'])).toEqual([{ part: '00001', isWhole: false }]);
    expect(anchorsOf(['j.snow@example.com'])).toEqual([
      { part: 'example', isWhole: true },
      { part: 'snow', isWhole: true },
      { part: 'com', isWhole: false },
    ]);
    expect(anchorsOf(['-abc-'])).toEqual([{ part: 'abc', isWhole: true }]);
  });

  it('gives none of a word that may begin within another, nor short ones, nor letters that are not English', () => {
    expect(anchorsOf(['gmail', 'w-00', 'a@bé.fr', '李-0001'])).toEqual([]);
  });
});

/** Few characters, so that words occur in each other, and signs between them; letters that the index may read otherwise. */
const text = fc.string({ unit: fc.constantFrom(...'aab112-.@É李\u0345'), minLength: 1, maxLength: 14 });

describe('findAnchored', () => {
  it('gives every row in which the words can stand, or says that they are too many', () => {
    const asked = fc.record({
      orders: fc.array(text, { maxLength: 30 }),
      word: text,
      row: fc.nat(29),
      from: fc.nat(9),
    });
    fc.assert(
      fc.property(asked, ({ orders, word, row, from }) => {
        const rows = orders.map(rowOf);
        list.fill(rows);
        const one = rows[row % Math.max(1, rows.length)];
        for (const sought of [word, ...(one ? [searchedText(one).slice(from, from + 9)] : [])]) {
          const words = fold(sought).split(/\s+/).filter(Boolean);
          const found = findAnchored(list.database, words, 1_000);
          if (found === null) continue;
          const holding = rows.filter((candidate) => words.every((part) => searchedText(candidate).includes(part)));
          expect(found).toEqual(expect.arrayContaining(holding.map(({ position }) => position)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes another part where the longest is in too many rows', () => {
    list.fill(['mail.jon@example', 'mail.ann@example', 'mail.eve@example'].map(rowOf));
    expect(findAnchored(list.database, ['mail.jon@example'], 2)).toEqual([positionAt(1_700_000_000)]);
    expect(findAnchored(list.database, ['mail@example'], 2)).toBeNull();
  });
});

describe('a word with signs in it', () => {
  /** Each but the first has all the trigrams of `w-0001`, and not that. */
  const orders = ['w-00012', ...Array.from({ length: 200 }, (_, index) => `w-0-001-000-${index}`)];

  it('is found at once behind rows that have all its trigrams, and counted', () => {
    list.fill(orders.map(rowOf));
    while (refreshTrigramCounts(list.database));
    const asked = { text: 'W-0001', amounts: [], after: null, limit: 5 };
    // So little effort verifies a few rows that the trigrams give.
    const answer = searchTransactions(list.database, asked, { effort: 3, unhurried: false });
    expect(answer.rows.map(({ orderId }) => orderId)).toEqual(['w-00012']);
    expect(answer).toMatchObject({ total: 1, exact: true, next: null, searchedBackTo: null });
  });

  it('is listed page by page in both directions where a part of it is in more rows than one statement is told', () => {
    const many = Array.from({ length: 700 }, (_, index) => `x-0001-${index % 2 ? 'odd' : 'even'}`);
    list.fill(many.map(rowOf));
    while (refreshTrigramCounts(list.database));
    const found: string[] = [];
    for (let after: string | null = null, pages = 0; pages === 0 || after !== null; pages += 1) {
      const page = searchTransactions(list.database, { text: '0001-odd', amounts: [], after, limit: 90 });
      found.push(...page.rows.map(({ transactionId }) => transactionId));
      after = page.next;
    }
    expect(found).toEqual(many.flatMap((_, index) => (index % 2 ? [`A${index}`] : [])).toReversed());
  });
});
