import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relateRows } from '../../../main/domain/neighbours.ts';
import { findRoot, lacksReference } from '../../../main/domain/references.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { euros, transaction } from './samples.ts';

const kinds = ['payment', 'authorization', 'capture', 'refund', 'void'] as const;
const someRow = fc.record({
  operation: fc.constantFrom(...kinds),
  minor: fc.constantFrom(1_000, 2_000, 10_000),
  status: fc.constantFrom('succeeded', 'succeeded', 'refused', 'waiting'),
  named: fc.constantFrom(null, null, 0, 1, 2),
  voidedBy: fc.constantFrom(null, null, null, 3, 4),
});

/** Up to seven rows of one order; some edits name what they refer to, and some rows the void that undid them and no other. */
const order: fc.Arbitrary<readonly Transaction[]> = fc.array(someRow, { minLength: 1, maxLength: 7 }).map((asked) => {
  const rows = asked.map(({ operation, minor, status, named }, index) => {
    const isEdit = operation !== 'payment' && operation !== 'authorization';
    const referenceId = isEdit && named !== null && named !== index ? `T${named}` : null;
    return transaction({ transactionId: `T${index}`, operation, amount: euros(minor), status, referenceId });
  });
  return rows.map((row, index) => {
    const number = asked[index]?.voidedBy;
    const by = rows.find(({ transactionId }) => transactionId === `T${number}`);
    const isFirst = asked.findIndex(({ voidedBy }) => voidedBy === number) === index;
    const isItsVoid = by?.operation === 'void' && (by.referenceId ?? row.transactionId) === row.transactionId;
    if (!isFirst || !isItsVoid || by === row) return row;
    return { ...row, voidedBy: by.transactionId, told: { ...row.told, voidedBy: by.transactionId } };
  });
});

const byId = (rows: readonly Transaction[]) =>
  rows.toSorted((one, other) => (one.transactionId < other.transactionId ? -1 : 1));

describe('what an edit refers to', () => {
  it('is inferred the same a second time', () => {
    fc.assert(
      fc.property(order, (rows) => {
        expect(relateRows(relateRows(rows))).toEqual(relateRows(rows));
      }),
    );
  });

  it('is never another one than a source has named, and nothing else about a row changes', () => {
    fc.assert(
      fc.property(order, (rows) => {
        for (const [index, row] of relateRows(rows).entries()) {
          const before = rows[index] as Transaction;
          if (!lacksReference(before)) expect(row.referenceId).toBe(before.referenceId);
          const { referenceId, referenceInferred, voidedBy, rootId } = before;
          expect({ ...row, referenceId, referenceInferred, voidedBy, rootId }).toEqual(before);
        }
      }),
    );
  });

  it('is nothing that nobody can tell, where two orders that it hangs on give it another one', () => {
    const rows = [
      transaction({ orderId: 'W-2' }),
      transaction({ transactionId: 'R1', operation: 'refund', orderId: 'W-2' }),
      transaction({ transactionId: 'V1', operation: 'void', orderId: 'W-2', referenceId: 'R1' }),
      transaction({ transactionId: 'S1', operation: 'stopntimes', orderId: 'W-1', referenceId: 'V1' }),
      transaction({ transactionId: 'C1', operation: 'capture', orderId: 'W-1' }),
    ];
    for (const given of [rows, rows.toReversed()])
      expect(byId(relateRows(given)).map(({ referenceId }) => referenceId)).toEqual([null, null, null, 'V1', 'R1']);
  });

  it('may be what was sent under an order of its own, and is not what that stands in the way of', () => {
    const rows = relateRows([
      transaction({ operation: 'authorization' }),
      transaction({ transactionId: 'C1', operation: 'capture', referenceId: 'A1', orderId: 'edit-1' }),
      transaction({ transactionId: 'V1', operation: 'void' }),
    ]);
    expect(rows.map(({ referenceId, voidedBy }) => [referenceId, voidedBy])).toEqual([
      [null, null],
      ['A1', 'V1'],
      ['C1', null],
    ]);
  });

  it('of a void that an export named leaves no mark on what it was inferred to be before', () => {
    const undo = transaction({ transactionId: 'V1', operation: 'void' });
    const inferred = relateRows([transaction(), undo]);
    expect(inferred[0]?.voidedBy).toBe('V1');
    const named = inferred.map((row) =>
      row.operation === 'void' ? { ...row, told: { ...row.told, referenceId: 'B1' } } : row,
    );
    const [first, , second] = relateRows([...named, transaction({ transactionId: 'B1' })]);
    expect([first?.voidedBy, second?.voidedBy]).toEqual([null, 'V1']);
  });

  it('of a void is what names it as VOIDEDBY', () => {
    const undone = transaction({ transactionId: 'B1', voidedBy: 'V1' });
    const rows = relateRows([transaction(), undone, transaction({ transactionId: 'V1', operation: 'void' })]);
    expect(rows.map(({ voidedBy, referenceId }) => voidedBy ?? referenceId)).toEqual([null, 'V1', 'B1']);
    expect(rows[2]?.referenceInferred).toBe(false);
  });

  it('is left open where two readings are left', () => {
    const refund = transaction({ transactionId: 'R1', operation: 'refund', amount: euros(100) });
    const payments = [transaction(), transaction({ transactionId: 'A2' })];
    expect(relateRows([...payments, refund])[2]?.referenceId).toBeNull();
    expect(relateRows([transaction(), refund])[1]?.referenceId).toBe('A1');
  });
});

describe('the root of a row', () => {
  it('is the same for every row of a chain, in any heap of references and in rings', () => {
    fc.assert(
      fc.property(order, (rows) => {
        const find = (id: string) => rows.find(({ transactionId }) => transactionId === id);
        for (const row of byId(rows)) {
          const root = findRoot(row, find);
          if (row.referenceId !== null)
            expect(findRoot(find(row.referenceId) ?? { transactionId: row.referenceId, referenceId: null }, find)).toBe(
              root,
            );
          const top = find(root);
          const isRing = top !== undefined && top.referenceId !== null;
          if (isRing) expect(findRoot(top, find)).toBe(root);
        }
      }),
    );
  });
});
