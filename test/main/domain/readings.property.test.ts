import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOrder } from '../../../main/domain/readings.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import {
  type BookRow,
  chainOf,
  factsOf,
  factsWithout,
  hear,
  isRoot,
  live,
  mayEdit,
  someTries,
  type Try,
} from './histories.ts';
import { euros, transaction } from './samples.ts';

/**
 * Every way in which the rows of an order can have come about, by trying all orders of events and all references; with `untold`,
 * a refund or a capture may be voided at any time as well, and nobody tells.
 */
function readByForce(
  rows: readonly Transaction[],
  isBefore: (one: Transaction, other: Transaction) => boolean,
  untold: boolean,
) {
  const found = new Set<string>();
  const seen = new Set<string>();
  const go = (left: readonly Transaction[], book: readonly BookRow[], reading: readonly string[]) => {
    const key = JSON.stringify([book.map(({ id, voided }) => [id, voided]), reading]);
    if (seen.has(key)) return;
    seen.add(key);
    if (left.length === 0) found.add(JSON.stringify(reading.toSorted()));
    for (const row of untold ? book.filter(isUndoneInSilence(book)) : []) {
      const next = copyOf(book);
      Object.assign(next.find(({ id }) => id === row.id) ?? {}, { voided: true });
      go(left, next, reading);
    }
    for (const row of left) {
      const others = left.filter((other) => other !== row);
      if (others.some((other) => isBefore(other, row))) continue;
      for (const reference of referencesOf(row, book)) {
        const next = copyOf(book);
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

const isUndoneInSilence = (book: readonly BookRow[]) => (row: BookRow) =>
  (row.operation === 'refund' || row.operation === 'capture') && !row.voided && mayEdit('void', 0, row, book);

/** Copies refer to copies. */
function copyOf(book: readonly BookRow[]): BookRow[] {
  const next = book.map((each) => ({ ...each }));
  for (const each of next) {
    if (each.reference) Object.assign(each, { reference: next.find(({ id }) => id === each.reference?.id) });
  }
  return next;
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
  const smaller = someTries.map((tries) => tries.slice(0, 7)).filter((tries) => live(tries).length <= 5);

  it('are those that trying every order of events finds, where no time is known', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(small, (tries) => {
        const told = live(tries.map((each) => ({ ...each, told: 'notification' })));
        const rows = told.flatMap(factsOf).map((each) => transaction({ ...each, told: notified }));
        expect(asTexts(rows, 'asTold')).toEqual(readByForce(rows, () => false, false));
      }),
      { numRuns: 400 },
    );
  });

  it('are those that trying every void that nobody has told of finds', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(smaller, (tries) => {
        const told = live(tries.map((each) => ({ ...each, told: 'notification' })));
        const { facts } = factsWithout(told, ({ reference }) => reference !== null && !isRoot(reference));
        const rows = facts.map((each) => transaction({ ...each, told: notified }));
        expect(asTexts(rows, 'all')).toEqual(readByForce(rows, () => false, true));
      }),
      { numRuns: 200 },
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
        for (const reading of readByForce(rows, isBefore, false)) expect(asTexts(marked, 'asTold')).toContain(reading);
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

function asTexts(rows: readonly Transaction[], which: 'all' | 'asTold'): Set<string> {
  const { [which]: readings } = readOrder(rows);
  const texts = (readings ?? []).map((reading) => [...reading].map(([edit, reference]) => `${edit} ${reference}`));
  return new Set(texts.map((reading) => JSON.stringify(reading.toSorted())));
}
