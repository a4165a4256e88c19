import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../main/domain/judges/index.ts';
import {
  type BookRow,
  bookLeft,
  chainOf,
  factsOf,
  hear,
  isRoot,
  live,
  mayEdit,
  someTries,
  type Try,
} from './histories.ts';
import { euros, fact, noon, rules, situation } from './samples.ts';

const roots = (rows: readonly BookRow[]) => rows.filter(isRoot);

function hearHistory(tries: readonly Try[]) {
  const history = live(tries);
  return { book: history.map(({ row }) => row), rows: hear(history.flatMap(factsOf)) };
}

describe('what is left', () => {
  it('is never above the book, and may never be below it, whatever part of the story was told', () => {
    fc.assert(
      fc.property(someTries, (tries) => {
        const { book, rows } = hearHistory(tries);
        for (const root of roots(book)) {
          const { left, leftAtMost } = chainOf(rows, root.id).balance;
          const truth = bookLeft(root, book);
          expect(left).toBeLessThanOrEqual(truth);
          // A capture of which nobody knows the authorization is a chain of its own.
          expect(leftAtMost).toBeGreaterThanOrEqual(truth);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the book’s where everything was told, and nothing is unsure', () => {
    fc.assert(
      fc.property(someTries, (tries) => {
        const { book, rows } = hearHistory(tries.map((each) => ({ ...each, told: 'both' })));
        for (const root of roots(book)) {
          const truth = bookLeft(root, book);
          const { left, leftAtMost, unsure } = chainOf(rows, root.id).balance;
          expect({ left, leftAtMost, unsure }).toEqual({ left: truth, leftAtMost: truth, unsure: [] });
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the book’s as well for an order of one payment, of which notifications alone tell', () => {
    fc.assert(
      fc.property(someTries, (tries) => {
        const [first, ...rest] = tries;
        if (!first) return;
        const edits = rest.filter(({ operation }) => operation === 'refund');
        const told = [{ ...first, operation: 'payment' } as const, ...edits];
        const { book, rows } = hearHistory(told.map((each) => ({ ...each, told: 'notification' })));
        const [root] = roots(book);
        if (!root) return;
        const truth = bookLeft(root, book);
        const { left, leftAtMost } = chainOf(rows, root.id).balance;
        expect({ left, leftAtMost }).toEqual({ left: truth, leftAtMost: truth });
      }),
      { numRuns: 500 },
    );
  });
});

describe('a reference that was inferred', () => {
  it('is always the true one', () => {
    fc.assert(
      fc.property(someTries, (tries) => {
        const { book, rows } = hearHistory(tries);
        for (const row of rows.filter(({ referenceInferred }) => referenceInferred)) {
          const truth = book.find(({ id }) => id === row.transactionId)?.reference?.id;
          expect(row.referenceId).toBe(truth);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a void', () => {
  it('that is offered without a doubt is one that the gateway does', () => {
    fc.assert(
      fc.property(someTries, (tries) => {
        const { book, rows } = hearHistory(tries);
        for (const row of rows) {
          const chain = chainOf(rows, row.rootId);
          const [now, account] = [row.happenedAt, { ...rules, voidZone: 'UTC' }];
          const judgement = judge('void', { ...situation([row]), row, chain, account, now });
          if (!judgement.open || judgement.doubts.length > 0) continue;
          const target = book.find(({ id }) => id === judgement.reference.transactionId) as BookRow;
          expect(mayEdit('void', 0, target, book)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an edit of which nobody told an order nor what it refers to', () => {
  it('may be of any payment without an order, of the only one that is known as well', () => {
    const without = { orderId: '' } as const;
    const refund = fact({
      ...without,
      transactionId: 'R7',
      operation: 'refund',
      amount: euros(4_000),
      happenedAt: noon + 1,
    });
    const rows = hear([fact({ ...without, amount: euros(10_000) }), refund]);
    expect(rows.find(({ transactionId }) => transactionId === 'R7')).toMatchObject({ referenceId: null });
    expect(chainOf(rows, 'A1').balance).toMatchObject({
      left: 6_000,
      leftAtMost: 10_000,
      unsure: [{ kind: 'unattributedEdit', transactionIds: ['R7'] }],
    });
  });
});
