import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRoot, inferReferences, lacksReference } from '../../../main/domain/references.ts';
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
    return isFirst && isItsVoid && by !== row ? { ...row, voidedBy: by.transactionId } : row;
  });
});

const byId = (rows: readonly Transaction[]) =>
  rows.toSorted((one, other) => (one.transactionId < other.transactionId ? -1 : 1));

describe('what an edit refers to', () => {
  it('is inferred the same a second time', () => {
    fc.assert(
      fc.property(order, (rows) => {
        expect(inferReferences(inferReferences(rows))).toEqual(inferReferences(rows));
      }),
    );
  });

  it('is never another one than a source has named, and nothing else about a row changes', () => {
    fc.assert(
      fc.property(order, (rows) => {
        for (const [index, row] of inferReferences(rows).entries()) {
          const before = rows[index] as Transaction;
          if (!lacksReference(before)) expect(row.referenceId).toBe(before.referenceId);
          const { referenceId, referenceInferred, voidedBy } = before;
          expect({ ...row, referenceId, referenceInferred, voidedBy }).toEqual(before);
        }
      }),
    );
  });

  it('of a void that an export named leaves no mark on what it was inferred to be before', () => {
    const undo = transaction({ transactionId: 'V1', operation: 'void' });
    const inferred = inferReferences([transaction(), undo]);
    expect(inferred[0]?.voidedBy).toBe('V1');
    const other = transaction({ transactionId: 'B1', voidedBy: 'V1' });
    const named = inferred.map((row) =>
      row.operation === 'void' ? { ...row, referenceId: 'B1', referenceInferred: false } : row,
    );
    const [first, , second] = inferReferences([...named, other]);
    expect([first?.voidedBy, second?.voidedBy]).toEqual([null, 'V1']);
  });

  it('of a void is what names it as VOIDEDBY', () => {
    const undone = transaction({ transactionId: 'B1', voidedBy: 'V1' });
    const rows = inferReferences([transaction(), undone, transaction({ transactionId: 'V1', operation: 'void' })]);
    expect(rows.map(({ voidedBy, referenceId }) => voidedBy ?? referenceId)).toEqual([null, 'V1', 'B1']);
    expect(rows[2]?.referenceInferred).toBe(false);
  });

  it('is left open where two readings are left', () => {
    const refund = transaction({ transactionId: 'R1', operation: 'refund', amount: euros(100) });
    const payments = [transaction(), transaction({ transactionId: 'A2' })];
    expect(inferReferences([...payments, refund])[2]?.referenceId).toBeNull();
    expect(inferReferences([transaction(), refund])[1]?.referenceId).toBe('A1');
  });
});

describe('the root of a row', () => {
  it('is found in any heap of references, rings too', () => {
    fc.assert(
      fc.property(order, (rows) => {
        const find = (id: string) => rows.find(({ transactionId }) => transactionId === id);
        for (const row of byId(rows)) {
          const root = findRoot(row, find);
          const top = find(root);
          const isRing = root === row.rootId;
          expect(isRing || top === undefined || top.referenceId === null).toBe(true);
        }
      }),
    );
  });
});
