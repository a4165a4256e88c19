import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../main/domain/judges/index.ts';
import type { Fact, Transaction } from '../../../main/domain/transaction.ts';
import { type BookRow, chainOf, factsOf, hear, live, mayEdit, rootOf, someTries } from './histories.ts';
import { euros, fact, noon, rules, situation } from './samples.ts';

const account = { ...rules, voidZone: 'UTC' };

/** A history of which some rows are never told, voids aside: what nobody tells to be undone stands. `book` has those that were. */
const someHearings = fc
  .tuple(someTries, fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }))
  .map(([tries, isTold]) => {
    const history = live(tries);
    const told = history.filter(({ row }, index) => isTold[index] || row.operation === 'void');
    const facts = told.flatMap(factsOf);
    const isUndone = ({ id, voidedBy }: BookRow) =>
      told.some(({ row }) => row.id === voidedBy) ||
      facts.some((each) => each.transactionId === id && each.voidedBy !== null);
    const undone = history.map(({ row }) => ({ row, voided: isUndone(row) }));
    for (const { row, voided } of undone) row.voided = voided;
    return { rows: hear(facts), book: told.map(({ row }) => row) };
  });

/** What is open for a row, and told as right. */
function offered(operation: 'void' | 'capture', row: Transaction, rows: readonly Transaction[]) {
  const chain = chainOf(rows, row.rootId);
  const judgement = judge(operation, { ...situation([row]), row, chain, account, now: row.happenedAt });
  return judgement.open && judgement.doubts.length === 0 ? judgement.reference.transactionId : undefined;
}

describe('what was never told', () => {
  it('is not taken for what was not done: nothing is voided without a doubt before what is known to have followed', () => {
    fc.assert(
      fc.property(someHearings, ({ rows, book }) => {
        for (const row of rows) {
          const target = book.find(({ id }) => id === offered('void', row, rows));
          if (target) expect(mayEdit('void', 0, target, book)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('nor captured that something is known of a capture of', () => {
    fc.assert(
      fc.property(someHearings, ({ rows, book }) => {
        for (const row of rows) {
          const target = book.find(({ id }) => id === offered('capture', row, rows));
          if (target) expect(book.filter((each) => rootOf(each) === target && each !== target)).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** A history of which nobody tells whatever a bit says so of, and every telling of the rest is from before. */
const someSilence = fc
  .tuple(someTries, fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }))
  .map(([tries, isTold]) => {
    const history = live(tries);
    const told = history.filter((_, index) => isTold[index]);
    const wasTold = ({ id }: BookRow) => told.some(({ row }) => row.id === id);
    const isUndone = ({ voidedBy }: BookRow) => told.some(({ row }) => row.id === voidedBy);
    const facts = told.flatMap(({ row, how }) =>
      factsOf({ row: isUndone(row) ? row : { ...row, voidedBy: null }, how }),
    );
    return { book: history.map(({ row }) => row), wasTold, isUndone, rows: hear(facts) };
  });

describe('what is left', () => {
  it('is never more than what was told leaves of the book, whatever was not', () => {
    fc.assert(
      fc.property(someSilence, ({ book, wasTold, isUndone, rows }) => {
        for (const root of book.filter((row) => row.reference === null && wasTold(row))) {
          const chain = book.filter((row) => rootOf(row) === root);
          const debits = chain.filter((row) => isDebit(row) && !isUndone(row));
          const refunds = chain.filter((row) => row.operation === 'refund' && wasTold(row) && !row.voided);
          const { left, presumed } = chainOf(rows, root.id).balance;
          // A capture is taken for one of the only authorization that is known, also where its own is not: that is said.
          const others = book.filter((row) => presumed.includes(row.id) && rootOf(row) !== root);
          expect(left).toBeLessThanOrEqual(Math.max(0, sum(debits) - sum(refunds)) + sum(others));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

const sum = (rows: readonly BookRow[]) => rows.reduce((total, { minor }) => total + minor, 0);
const isDebit = ({ operation }: BookRow) => operation === 'payment' || operation === 'capture';

describe('a capture that names no authorization', () => {
  const capture = (changes: Partial<Fact>) =>
    fact({ transactionId: 'C1', operation: 'capture', happenedAt: noon + 60_000, ...changes });
  const balanceOf = (...facts: readonly Fact[]) =>
    chainOf(hear([fact({ operation: 'authorization' }), ...facts]), 'A1').balance;

  it('is counted as one of the only authorization known, which is said until a source names it', () => {
    expect(balanceOf(capture({}))).toMatchObject({ left: 10_000, presumed: ['C1'], unsure: [] });
    expect(balanceOf(capture({ referenceId: 'A1' })).presumed).toEqual([]);
    expect(balanceOf(capture({ voidedBy: 'V1' })).presumed).toEqual([]);
    expect(balanceOf(capture({ status: 'refused', execcode: '4001' })).presumed).toEqual([]);
    expect(balanceOf(capture({}), fact({ transactionId: 'A2', operation: 'authorization' })).presumed).toEqual([]);
  });
});

describe('an authorization of whose capture nobody has told', () => {
  const authorization = fact({ operation: 'authorization' });
  const refund = (changes: Parameters<typeof fact>[0]) =>
    fact({ transactionId: 'R1', operation: 'refund', amount: euros(1_500), happenedAt: noon + 60_000, ...changes });

  it.each([
    ['a refund that names nothing', refund({})],
    ['a refund of what nobody knows', refund({ referenceId: 'C1' })],
    ['a void of what nobody knows', refund({ operation: 'void', referenceId: 'C1' })],
    ['a void of an amount that nothing has', refund({ operation: 'void' })],
  ])('is neither undone nor captured without a doubt after %s', (_, trace) => {
    const [row, ...rest] = hear([authorization, trace]);
    if (!row) throw new Error('The authorization was not heard.');
    expect([offered('void', row, [row, ...rest]), offered('capture', row, [row, ...rest])]).toEqual([
      undefined,
      undefined,
    ]);
    expect(chainOf([row, ...rest], 'A1').balance).toMatchObject({
      authorised: 0,
      unsure: [{ kind: 'unattributedEdit', transactionIds: ['R1'] }],
    });
  });

  it('nor after a refund of a capture that nobody can attribute', () => {
    const capture = fact({ transactionId: 'C1', operation: 'capture', orderId: 'edit-1', amount: euros(5_000) });
    const rows = hear([authorization, capture, refund({ referenceId: 'C1' })]);
    const [row] = rows;
    expect(row && [offered('void', row, rows), offered('capture', row, rows)]).toEqual([undefined, undefined]);
  });

  it.each([
    ['came before it', refund({ happenedAt: noon - 60_000 })],
    ['is above it', refund({ amount: euros(10_001) })],
    ['was refused', refund({ status: 'refused', execcode: '4001' })],
  ])('is undone and captured as ever where a refund %s', (_, trace) => {
    const rows = hear([authorization, trace]);
    const [row] = rows;
    expect(row && [offered('void', row, rows), offered('capture', row, rows)]).toEqual(['A1', 'A1']);
  });
});

describe('a refund that is offered to be voided', () => {
  const refund = (transactionId: string, changes: Partial<Fact>) =>
    fact({ transactionId, operation: 'refund', amount: euros(3_000), happenedAt: noon + 60_000, ...changes });
  /** The doubts about what can be voided of the chain of R1. */
  const doubts = (...facts: readonly Fact[]) => {
    const rows = hear(facts);
    const row = rows.find(({ transactionId }) => transactionId === 'R1');
    const chain = chainOf(rows, row?.rootId ?? '');
    const judgement = judge('void', { ...situation(rows), chain, account, now: noon + 120_000 });
    return judgement.open && [judgement.reference.transactionId, ...judgement.doubts];
  };
  const perhaps = (...transactionIds: readonly string[]) => ({ kind: 'perhapsNotLast', transactionIds });

  it('is perhaps not the last of what nobody knows, where another one names nothing', () => {
    expect(doubts(refund('R1', { referenceId: 'C1' }), refund('R2', {}))).toEqual(['R1', perhaps('R2')]);
    const earlier = refund('R2', { happenedAt: noon });
    expect(doubts(refund('R1', { referenceId: 'C1' }), earlier)).toEqual(['R1']);
  });

  it('is perhaps of another debit than it is thought to be of, where one is named that nobody knows', () => {
    const inferred = refund('R1', {});
    expect(doubts(fact(), inferred)).toEqual(['R1']);
    expect(doubts(fact(), inferred, refund('R2', { referenceId: 'C1' }))).toEqual(['R1', perhaps('R2')]);
  });
});

describe('what a void undid that no source names', () => {
  const capture = fact({ transactionId: 'C1', operation: 'capture', referenceId: 'A1', happenedAt: noon + 60_000 });
  const undo = (changes: Partial<Fact>) =>
    fact({ transactionId: 'V1', operation: 'void', happenedAt: noon + 120_000, ...changes });
  const offer = (...facts: readonly Fact[]) => {
    const rows = hear([fact({ operation: 'authorization' }), ...facts]);
    const [row] = rows;
    const chain = chainOf(rows, 'A1');
    const judgement = row && judge('void', { ...situation(rows), row, chain, account, now: noon + 180_000 });
    return judgement?.open && [judgement.reference.transactionId, ...judgement.doubts];
  };

  it('may stand, and what came before it not be voided', () => {
    const early = { ...capture, happenedAt: noon + 60_000 };
    expect(offer(early, undo({ amount: euros(10_000), referenceId: 'C1' }))).toEqual(['A1']);
    const perhaps = { kind: 'perhapsNotLast', transactionIds: ['C1'] };
    expect(offer(early, fact({ ...undo({}), amount: euros(4_000) }))).toEqual(['C1']);
    expect(offer({ ...early, amount: euros(4_000) }, undo({ amount: euros(4_000) }))).toEqual(['A1', perhaps]);
  });

  it('may be what was voided by nobody knows what', () => {
    const refunds = [
      fact({ transactionId: 'R1', operation: 'refund', referenceId: 'A1', amount: euros(3_000), voidedBy: '' }),
      fact({ transactionId: 'A2', amount: euros(3_000) }),
    ];
    const rows = hear([fact(), ...refunds, undo({ amount: euros(3_000) })]);
    expect(rows.find(({ transactionId }) => transactionId === 'A2')?.voidedBy).toBeNull();
    expect(chainOf(rows, 'A2').balance.unsure).toEqual([{ kind: 'unattributedEdit', transactionIds: ['V1'] }]);
  });
});
