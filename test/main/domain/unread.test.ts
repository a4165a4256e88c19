import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeChain } from '../../../main/domain/chain.ts';
import { findGuards } from '../../../main/domain/guards.ts';
import { transactionActions } from '../../../main/domain/kinds.ts';
import { findStanding, type UnreadFact } from '../../../main/domain/unread.ts';
import { euros, noon, refundRow, situation, transaction } from './samples.ts';

function unread(changes: Partial<UnreadFact> = {}): UnreadFact {
  return {
    accountId: 'SHOP',
    transactionId: 'R1',
    orderId: 'W-1',
    referenceId: 'A1',
    operation: 'refund',
    column: 'EXECCODE',
    problem: 'absent',
    source: 'lookup',
    at: noon,
    ...changes,
  };
}

const payment = transaction();

/** What stands for the chain of the payment, where these rows are known. */
function standing(candidates: readonly UnreadFact[], known = [payment]): UnreadFact[] {
  return findStanding(candidates, 'A1', {
    find: (id) => known.find(({ transactionId }) => transactionId === id),
    listOrder: (orderId) => known.filter((row) => row.orderId === orderId),
  });
}

it('is not answered for by a notification where the gateway’s own tables told of it: that knows no chargeback', () => {
  const told = unread({ transactionId: 'A1', operation: 'payment', referenceId: null, source: 'import' });
  const heard = (from: 'notification' | 'lookup') => {
    const row = transaction({ knownAt: noon + 1 });
    return { ...row, told: { ...row.told, from } };
  };
  expect(standing([told], [heard('notification')])).toEqual([told]);
  expect(standing([told], [heard('lookup')])).toEqual([]);
  // What the tables had told before is no newer for a notification that came last.
  const both = heard('lookup');
  expect(standing([told], [{ ...both, told: { ...both.told, at: noon - 1 } }])).toEqual([told]);
  const notified = { ...told, source: 'notification' } as const;
  expect(standing([notified], [heard('notification')])).toEqual([]);
  // Nor is one notification read by what was heard before it.
  expect(standing([{ ...notified, at: noon + 2 }], [heard('notification')])).toHaveLength(1);
});

describe('a chain with a row that could not be read', () => {
  const around = (...rows: readonly UnreadFact[]) => {
    const chain = makeChain({
      accountId: 'SHOP',
      chainId: 'A1',
      transactions: [payment],
      operations: [],
      unread: rows,
    });
    return situation([payment], [], { chain });
  };
  const guards = (operation: (typeof transactionActions)[number], ...rows: readonly UnreadFact[]) =>
    findGuards(around(...rows), { operation, amount: euros(1_000) }).map(({ kind }) => kind);

  it.each(transactionActions)('has a guard before a %s, save where nothing moves', (operation) => {
    expect(guards(operation, unread())).toEqual(operation === 'stopntimes' ? [] : ['incompleteChain']);
    expect(guards(operation)).toEqual([]);
    expect(guards(operation, unread({ transactionId: 'A9', operation: 'payment', referenceId: null }))).toEqual([]);
    expect(guards(operation, unread({ transactionId: 'A1', operation: 'payment' }))).toHaveLength(
      operation === 'stopntimes' ? 0 : 1,
    );
  });

  it('names what makes its balance unsure, and counts what it knows', () => {
    expect(around(unread({ transactionId: null, operation: null })).chain.balance).toMatchObject({
      left: 10_000,
      unsure: [{ kind: 'unreadableRow', transactionId: null, column: 'EXECCODE' }],
    });
  });
});

describe('a row that could not be read', () => {
  it('stands for the chain that it alone names, whatever else is known of its transaction', () => {
    const elsewhere = { orderId: 'edit-1', referenceId: null, rootId: 'R1', knownAt: noon + 1 };
    const named = unread({ orderId: 'edit-1' });
    expect(standing([named], [payment, refundRow(elsewhere)])).toEqual([named]);
    expect(standing([named], [payment, refundRow({ ...elsewhere, referenceId: 'A1', rootId: 'A1' })])).toEqual([]);
    expect(
      standing([unread({ referenceId: 'A9' })], [payment, transaction({ transactionId: 'A9', rootId: 'A9' })]),
    ).toEqual([]);
  });

  it('stands where it alone names the order of its transaction', () => {
    const undone = unread({ transactionId: 'V1', operation: 'void', referenceId: null, source: 'notification' });
    const known = transaction({ transactionId: 'V1', rootId: 'V1', operation: 'void', orderId: '', knownAt: noon + 1 });
    expect(standing([undone], [payment, known])).toEqual([undone]);
    expect(standing([undone], [payment, { ...known, orderId: 'W-1', rootId: 'A1' }])).toEqual([]);
    const ofPayment = unread({ transactionId: 'A1', operation: 'payment', referenceId: null });
    const later = { knownAt: noon + 1 };
    expect(standing([ofPayment], [transaction({ ...later, orderId: '' })])).toEqual([ofPayment]);
    expect(standing([ofPayment], [transaction(later)])).toEqual([]);
  });

  describe('of whose transaction an answer alone tells', () => {
    const answered = (changes: Parameters<typeof transaction>[0] = {}) => {
      const own = { operation: 'refund', orderId: 'W-1', referenceId: 'B1', rootId: 'B1' } as const;
      const row = transaction({ transactionId: 'R1', ...own, ...changes });
      const { told } = transaction({ knownFrom: 'desk' });
      return { ...row, knownFrom: 'desk', knownAt: noon + 1, told: { ...told, from: 'desk' } } as const;
    };
    const heard = unread({ referenceId: null, source: 'notification' });

    it('stands for every chain of its order, whichever was heard first: answers may be mixed up', () => {
      for (const row of [answered({ operation: 'void', orderId: 'W-2' }), answered({ orderId: 'W-2' }), answered()]) {
        expect(standing([heard], [payment, row])).toEqual([heard]);
        expect(standing([{ ...heard, at: noon + 2 }], [payment, row])).toHaveLength(1);
      }
    });

    it('stands although the answer names its chain, and for that alone where it refers to it', () => {
      const ofChain = answered({ referenceId: 'A1', rootId: 'A1' });
      expect(standing([heard], [payment, ofChain])).toEqual([heard]);
      expect(standing([unread()], [payment, ofChain])).toHaveLength(1);
      expect(standing([unread()], [payment, answered()])).toHaveLength(1);
      const other = transaction({ transactionId: 'B1', rootId: 'B1' });
      expect(standing([unread({ referenceId: 'B1' })], [payment, other, answered()])).toEqual([]);
    });

    it('stands beside it where it names no transaction', () => {
      const nameless = unread({ transactionId: null, referenceId: null });
      expect(standing([nameless], [payment, answered()])).toEqual([nameless]);
      expect(standing([nameless], [payment, refundRow({ transactionId: 'R2', knownAt: noon + 1 })])).toEqual([]);
    });

    it('is answered for by a source that tells of it', () => {
      const told = transaction({ transactionId: 'R1', operation: 'void', orderId: 'W-2', rootId: 'B1' });
      expect(standing([heard], [payment, { ...told, knownAt: noon + 1 }])).toEqual([]);
    });
  });

  it('stands until its transaction is told at the same time or later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), (heard, told) => {
        const row = refundRow({ knownAt: noon + told });
        expect(standing([unread({ at: noon + heard })], [payment, row])).toHaveLength(told < heard ? 1 : 0);
      }),
    );
  });

  it('is of no chain that its own row or its reference is not of', () => {
    const elsewhere = transaction({ transactionId: 'B1', rootId: 'B1' });
    expect(standing([unread({ referenceId: 'B1' })], [payment, elsewhere])).toEqual([]);
    expect(standing([unread({ transactionId: 'B1', at: noon + 1 })], [payment, elsewhere])).toEqual([]);
    expect(standing([unread({ referenceId: 'B9' })], [payment, elsewhere])).toHaveLength(1);
  });

  it('stands for every chain that its order is of, where it names an edit that nobody can attribute', () => {
    const nameless = transaction({ transactionId: 'C1', operation: 'capture', orderId: 'edit-1', rootId: 'C1' });
    const named = unread({ referenceId: 'C1' });
    expect(standing([named], [payment, nameless])).toEqual([named]);
    expect(standing([named], [payment, { ...nameless, referenceId: 'A9' }])).toEqual([]);
  });

  it('stands in one order, whatever the order in which it was heard', () => {
    const some = fc.record({
      transactionId: fc.constantFrom('R1', 'R2', null),
      column: fc.constantFrom('EXECCODE', 'AMOUNT'),
      source: fc.constantFrom('lookup', 'import'),
      at: fc.constantFrom(noon, noon + 1),
    } as const);
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (changes, dice) => {
        const facts = changes.map(unread);
        const shuffled = facts
          .map((fact) => [dice.next().value, fact] as const)
          .toSorted(([one], [other]) => one - other);
        expect(standing(shuffled.map(([, fact]) => fact))).toEqual(standing(facts));
      }),
    );
  });
});
