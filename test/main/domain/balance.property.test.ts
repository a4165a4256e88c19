import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeBalance } from '../../../main/domain/balance.ts';
import { isOpen, type OperationState } from '../../../main/domain/operation.ts';
import { attempt, euros, operation, refundRow, transaction } from './samples.ts';

const minor = fc.integer({ min: 1, max: 12_000 });
const status = fc.constantFrom('succeeded', 'waiting', 'unknown', 'refused');
const states: readonly OperationState[] = [
  'confirmed',
  'sending',
  'succeeded',
  'pending',
  'refused',
  'notSent',
  'unknown',
];

const refunds = fc.array(fc.record({ minor, status, voided: fc.boolean() }), { maxLength: 6 }).map((asked) =>
  asked.map((each, index) =>
    refundRow({
      transactionId: `R${index}`,
      amount: euros(each.minor),
      status: each.status,
      voidedBy: each.voided ? `V${index}` : null,
    }),
  ),
);
const operations = fc.array(fc.record({ minor, state: fc.constantFrom(...states) }), { maxLength: 4 }).map((asked) =>
  asked.map(({ minor: amount, state }, index) =>
    operation(state, {
      operationId: `o${index}`,
      amount: euros(amount),
      attempts: [attempt({ attemptId: `a${index}` })],
    }),
  ),
);

const payment = transaction();

describe('what is left', () => {
  it('is what was paid, less what went back and all that may have', () => {
    fc.assert(
      fc.property(refunds, operations, (rows, own) => {
        const { paid, refunded, inFlight, left } = computeBalance([payment, ...rows], own);
        expect(paid).toBe(10_000);
        expect(left).toBe(Math.max(0, paid - refunded - inFlight));
        const live = rows.filter((row) => row.status === 'succeeded' && row.voidedBy === null);
        const done = own.filter(({ state }) => state === 'succeeded');
        expect(refunded).toBe([...live, ...done].reduce((sum, { amount }) => sum + amount.minor, 0));
      }),
    );
  });

  it('never depends on the order in which things stand', () => {
    const all = fc
      .tuple(refunds, operations)
      .chain(([rows, own]) =>
        fc.tuple(
          fc.constant([payment, ...rows]),
          fc.shuffledSubarray([payment, ...rows], { minLength: rows.length + 1 }),
          fc.constant(own),
        ),
      );
    fc.assert(
      fc.property(all, ([rows, shuffled, own]) => {
        expect(computeBalance(shuffled, own)).toEqual(computeBalance(rows, own));
      }),
    );
  });

  it('shrinks by what an operation of open outcome is about, and not by one that ended without moving anything', () => {
    fc.assert(
      fc.property(refunds, minor, fc.constantFrom(...states), (rows, amount, state) => {
        const before = computeBalance([payment, ...rows], []).left;
        const own = operation(state, { amount: euros(amount) });
        const after = computeBalance([payment, ...rows], [own]).left;
        const counts = isOpen(state) || state === 'succeeded';
        expect(after).toBe(counts ? Math.max(0, before - amount) : before);
      }),
    );
  });

  it('counts an operation and its row once, whichever of its ids tells', () => {
    const marks = fc.constantFrom(
      [{ extraData: 'attempt-1' }, {}],
      [{ extraData: 'be2bill-console attempt-1' }, {}],
      [{}, { attempts: [attempt({ transactionId: 'R1' })] }],
      [{}, { settlement: { outcome: 'succeeded', transactionId: 'R1', reason: '', actor: '', settledAt: 0 } as const }],
    );
    fc.assert(
      fc.property(fc.constantFrom(...states), marks, (state, [row, own]) => {
        const { refunded, inFlight } = computeBalance([payment, refundRow(row)], [operation(state, own)]);
        expect({ refunded, inFlight }).toEqual({ refunded: 4_000, inFlight: 0 });
      }),
    );
  });

  it('of an authorization is nothing until it is captured, and a capture under way sets nothing aside any more', () => {
    const authorization = transaction({ operation: 'authorization' });
    const capture = (state: OperationState) => operation(state, { operation: 'capture' });
    expect(computeBalance([authorization], [])).toMatchObject({ authorised: 10_000, paid: 0, left: 0 });
    for (const state of states) {
      const mayBe = isOpen(state) || state === 'succeeded';
      expect(computeBalance([authorization], [capture(state)]).authorised).toBe(mayBe ? 0 : 10_000);
    }
  });
});
