import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../main/domain/judges/index.ts';
import { readOrder } from '../../../main/domain/readings.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { type BookRow, bookLeft, chainOf, factsOf, hear, live, mayEdit, someTries, type Try } from './histories.ts';
import { euros, rules, situation, transaction } from './samples.ts';

const roots = (rows: readonly BookRow[]) => rows.filter((row) => row.reference === null);

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

/** Every way in which the rows of an order can have come about, by trying all orders of events and all references. */
function readByForce(rows: readonly Transaction[], isBefore: (one: Transaction, other: Transaction) => boolean) {
  const found = new Set<string>();
  const go = (left: readonly Transaction[], book: readonly BookRow[], reading: readonly string[]) => {
    if (left.length === 0) found.add(JSON.stringify(reading.toSorted()));
    for (const row of left) {
      const others = left.filter((other) => other !== row);
      if (others.some((other) => isBefore(other, row))) continue;
      for (const reference of referencesOf(row, book)) {
        const next = book.map((each) => ({ ...each }));
        // Copies refer to copies.
        for (const each of next) {
          if (each.reference) Object.assign(each, { reference: next.find(({ id }) => id === each.reference?.id) });
        }
        const target = next.find(({ id }) => id === reference?.id) ?? null;
        if (row.operation === 'void' && target) target.voided = true;
        const made = {
          id: row.transactionId,
          operation: row.operation,
          minor: row.amount.minor,
          at: 0,
          voidedBy: null,
        };
        const named = row.referenceId === null && target ? [...reading, `${row.transactionId} ${target.id}`] : reading;
        go(others, [...next, { ...made, reference: target, voided: false }], named);
      }
    }
  };
  go(rows, [], []);
  return found;
}

function referencesOf(row: Transaction, book: readonly BookRow[]): readonly (BookRow | null)[] {
  if (row.operation === 'payment' || row.operation === 'authorization') return [null];
  const { operation } = row as { operation: Try['operation'] };
  return book
    .filter(({ id }) => row.referenceId === null || row.referenceId === id)
    .filter((target) => row.operation !== 'void' || row.amount.minor === target.minor)
    .filter((target) => mayEdit(operation, row.amount.minor, target, book));
}

describe('the readings of an order', () => {
  const small = someTries.map((tries) => tries.slice(0, 6));

  it('are those that trying every order of events finds, where no time is known', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(small, (tries) => {
        const told = live(tries.map((each) => ({ ...each, told: 'notification' })));
        const rows = told.flatMap(factsOf).map((each) => transaction({ ...each, told: notified }));
        const byForce = readByForce(rows, () => false);
        expect(asTexts(rows)).toEqual(byForce);
      }),
      { numRuns: 400 },
    );
  });

  it('leave none of those out, where some times and references are known', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(small, (tries) => {
        const history = live(tries);
        const rows = history.flatMap(({ row, how }) => {
          const facts = factsOf({ row, how: { ...how, told: how.told === 'import' ? 'import' : 'notification' } });
          return facts.map((each) => {
            const isNamed = how.told === 'import' && how.pick % 2 === 0;
            const told = how.told === 'import' ? { ...notified, from: 'import' as const } : notified;
            return transaction({ ...each, voidedBy: null, referenceId: isNamed ? each.referenceId : null, told });
          });
        });
        const isBefore = (one: Transaction, other: Transaction) =>
          one.told.from === 'import' && other.told.from === 'import' && one.happenedAt < other.happenedAt;
        const marked = rows.map((row) => {
          const by = rows.find(
            ({ operation, referenceId }) => operation === 'void' && referenceId === row.transactionId,
          );
          return by ? { ...row, voidedBy: by.transactionId } : row;
        });
        const found = asTexts(marked);
        for (const reading of readByForce(rows, isBefore)) expect(found).toContain(reading);
      }),
      { numRuns: 400 },
    );
  });

  it('are not gone through where there are too many, and each edit counts for the worst', () => {
    const refunds = Array.from({ length: 12 }, (_, index) =>
      transaction({ transactionId: `R${index}`, operation: 'refund', amount: euros(1_000) }),
    );
    const rows = hear([...refunds, transaction(), transaction({ transactionId: 'A2' })]);
    expect(readOrder(rows).all).toBeNull();
    expect(chainOf(rows, 'A1').balance).toMatchObject({ left: 0, leftAtMost: 10_000 });
  });
});

const notified = {
  referenceId: null,
  voidedBy: null,
  amount: euros(0),
  from: 'notification' as const,
  at: 0,
  outcomeAt: 0,
  others: {},
};

function asTexts(rows: readonly Transaction[]): Set<string> {
  const { all } = readOrder(rows);
  const texts = (all ?? []).map((reading) => [...reading].map(([edit, reference]) => `${edit} ${reference}`));
  return new Set(texts.map((reading) => JSON.stringify(reading.toSorted())));
}
