import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeChain } from '../../../main/domain/chain.ts';
import { isUnattributed, readOrder } from '../../../main/domain/readings.ts';
import { type Fact, isVoided } from '../../../main/domain/transaction.ts';
import { bookLeft, chainOf, factsWithout, hear, isRoot, live, rootOf, someTries } from './histories.ts';
import { euros, fact, noon, operation } from './samples.ts';

/** A history of which nobody tells the voids of refunds and captures that a bit says so of. */
const someUntold = fc
  .tuple(someTries, fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }))
  .map(([tries, isUntold]) => {
    const history = live(tries);
    const book = history.map(({ row }) => row);
    const { facts, untold } = factsWithout(
      history,
      (undo) => isUntold[book.indexOf(undo)] === true && undo.reference !== null && !isRoot(undo.reference),
    );
    return { book, untold, rows: hear(facts) };
  });

describe('a void that nobody has told of', () => {
  it('makes no more of what is left than there is, whatever room it made for refunds that name nothing', () => {
    fc.assert(
      fc.property(someUntold, ({ book, untold, rows }) => {
        for (const root of book.filter(isRoot)) {
          const isCaptureGone = untold.some(
            ({ reference }) => reference?.operation === 'capture' && reference.reference === root,
          );
          // Of a capture that is gone only the void of its authorization tells.
          if (isCaptureGone && !root.voided) continue;
          expect(chainOf(rows, root.id).balance.left).toBeLessThanOrEqual(bookLeft(root, book));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('lets nothing that stands be taken for an edit of another chain', () => {
    fc.assert(
      fc.property(someUntold, ({ book, untold, rows }) => {
        for (const { transactionId, referenceInferred, rootId } of rows) {
          const row = book.find(({ id }) => id === transactionId);
          const isGone = untold.some(({ reference }) => reference === row);
          if (row && referenceInferred && !isGone) expect(rootId).toBe(rootOf(row).id);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  const refund = (changes: Partial<Fact>) =>
    fact({ transactionId: 'R1', operation: 'refund', amount: euros(2_500), happenedAt: noon + 60_000, ...changes });

  it('may have made room for a refund that only another debit has room for', () => {
    const second = refund({ transactionId: 'R2', amount: euros(10_000), happenedAt: noon + 120_000 });
    const rows = hear([fact(), fact({ transactionId: 'A2' }), refund({ referenceId: 'A1' }), second]);
    expect(rows.find(({ transactionId }) => transactionId === 'R2')?.referenceId).toBeNull();
    expect(chainOf(rows, 'A1').balance).toMatchObject({
      left: 0,
      unsure: [{ kind: 'unattributedEdit', transactionIds: ['R2'] }],
    });
  });

  it('may be that of a capture which only an authorization that stands could have', () => {
    const undone = fact({ operation: 'authorization', voidedBy: 'V1' });
    const capture = fact({ transactionId: 'C1', operation: 'capture', happenedAt: noon + 60_000 });
    const rows = hear([undone, fact({ transactionId: 'A2', operation: 'authorization' }), capture]);
    expect(rows.find(({ transactionId }) => transactionId === 'C1')?.referenceId).toBeNull();
    expect(chainOf(rows, 'A2').balance).toMatchObject({ authorised: 0, left: 0, leftAtMost: 10_000 });
  });

  it('is that of a capture where there are too many edits to be read together', () => {
    const told = { timeKnown: false, happenedAt: noon + 60_000, knownFrom: 'notification' } as const;
    const rows = hear([
      fact({ operation: 'authorization', ...told }),
      fact({ transactionId: 'C1', operation: 'capture', referenceId: 'A1', amount: euros(3_000) }),
      fact({ transactionId: 'A2', ...told }),
      fact({ transactionId: 'V1', operation: 'void', ...told }),
      ...Array.from({ length: 9 }, (_, index) => refund({ transactionId: `R${index}`, amount: euros(100), ...told })),
    ]);
    expect(readOrder(rows).all).toBeNull();
    expect(chainOf(rows, 'A1').balance).toMatchObject({ authorised: 0, left: 0 });
  });

  it('leaves nothing for certain beside a refund of ours that may not have been done', () => {
    const refunds = ['R1', 'R2'].map((transactionId) => refund({ transactionId, amount: euros(10_000) }));
    const rows = hear([fact(), ...refunds]);
    const transactions = rows.filter(({ rootId }) => rootId === 'A1');
    const beside = { edits: rows.filter(isUnattributed), rows, traces: [] };
    const operations = [operation('unknown', { referenceId: 'A1', amount: euros(9_000) })];
    const { balance } = makeChain({ accountId: 'SHOP', chainId: 'A1', transactions, operations, beside });
    expect(balance).toMatchObject({ left: 0, inFlight: 9_000 });
  });

  it('is that of a capture in each reading in which its authorization was undone', () => {
    const told = { timeKnown: false, happenedAt: noon + 60_000, knownFrom: 'notification' } as const;
    const rows = hear([
      fact({ operation: 'authorization', ...told }),
      fact({ transactionId: 'C1', operation: 'capture', amount: euros(3_000), ...told }),
      fact({ transactionId: 'A2', ...told }),
      fact({ transactionId: 'V1', operation: 'void', ...told }),
      fact({ transactionId: 'R2', operation: 'refund', amount: euros(4_000), ...told }),
    ]);
    expect(chainOf(rows, 'A1').balance).toMatchObject({ authorised: 0, left: 0, leftAtMost: 3_000 });
  });

  it('leaves for certain what stands beside each other at most', () => {
    const second = refund({ transactionId: 'R2', amount: euros(8_000) });
    const rows = hear([fact(), refund({ referenceId: 'A1' }), second]);
    expect(chainOf(rows, 'A1').balance).toMatchObject({ left: 2_000, leftAtMost: 10_000 });
  });

  it('is that of a capture whose authorization was undone, and of a refund whose debit was', () => {
    const capture = fact({ transactionId: 'C1', operation: 'capture', referenceId: 'A1', happenedAt: noon + 1_000 });
    const undo = fact({ transactionId: 'V1', operation: 'void', referenceId: 'A1', happenedAt: noon + 120_000 });
    const captured = [fact({ operation: 'authorization' }), capture, refund({ referenceId: 'C1' })];
    const undone = (...facts: readonly Fact[]) =>
      chainOf(hear(facts), 'A1').transactions.flatMap((row) => (isVoided(row) ? [row.transactionId] : []));
    expect(undone(...captured)).toEqual([]);
    expect(undone(...captured, undo)).toEqual(['A1', 'C1', 'R1']);
    expect(undone(fact(), refund({ referenceId: 'A1' }), undo)).toEqual(['A1', 'R1']);
    // What came after the void contradicts it.
    expect(undone(fact(), refund({ referenceId: 'A1', happenedAt: noon + 180_000 }), undo)).toEqual(['A1']);
  });
});
