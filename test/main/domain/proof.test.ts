import { describe, expect, it } from 'vitest';
import type { OperationState, Settlement } from '../../../main/domain/operation.ts';
import { factOf, isProbable, mayBeProved, proveByRow } from '../../../main/domain/proof.ts';
import { rank, rankOf } from '../../../main/domain/rank.ts';
import { attempt, euros, noon, operation, refundRow } from './samples.ts';

const states: readonly OperationState[] = [
  'drafted',
  'confirmed',
  'sending',
  'succeeded',
  'pending',
  'refused',
  'notSent',
  'unknown',
];
const word: Settlement = { outcome: 'refused', transactionId: null, reason: 'no', actor: 'a', settledAt: noon };
const own = refundRow({ extraData: 'attempt-1' });
const proof = {
  outcome: 'succeeded',
  transactionId: 'R1',
  execcode: '0000',
  source: 'import',
  provedAt: noon,
} as const;

describe('knowledge', () => {
  it('ranks: a row proves more than an answer, that more than a word, that more than nothing', () => {
    const known = [
      operation('succeeded', { settlement: word, attempts: [attempt({ proof })] }),
      operation('refused'),
      operation('refused', { settlement: word }),
      operation('unknown'),
    ];
    expect(known.map(rankOf)).toEqual([rank.proof, rank.answer, rank.word, rank.unknown]);
    expect(known.map(rankOf).toSorted((one, other) => other - one)).toEqual(known.map(rankOf));
  });

  it.each(states)('of an operation that is %s is open to proof where nothing stronger stands', (state) => {
    const isOpen = state === 'unknown' || state === 'pending';
    expect(mayBeProved(operation(state))).toBe(isOpen);
    expect(mayBeProved(operation(state, { settlement: word }))).toBe(isOpen || state === 'refused');
    expect(proveByRow(operation(state), own) !== undefined).toBe(isOpen);
  });
});

describe('a row', () => {
  it.each([
    ['it bears the id', own, {}],
    ['it bears the id with our name', refundRow({ extraData: 'be2bill-console attempt-1' }), {}],
    ['it is what was answered', refundRow(), { attempts: [attempt({ transactionId: 'R1' })] }],
  ])('proves when %s', (_, row, change) => {
    expect(proveByRow(operation('unknown', change), row)).toEqual({
      attemptId: 'attempt-1',
      proof: { outcome: 'succeeded', transactionId: 'R1', execcode: '0000', source: 'import' },
    });
  });

  it.each([
    ['it is nobody’s', refundRow(), {}],
    ['it waits', refundRow({ extraData: 'attempt-1', status: 'waiting' }), {}],
    ['its outcome is not known', refundRow({ extraData: 'attempt-1', status: 'unknown' }), {}],
    ['it is our own line', refundRow({ extraData: 'attempt-1', knownFrom: 'desk' }), {}],
    ['it is of another kind', refundRow({ extraData: 'attempt-1', operation: 'capture' }), {}],
    ['it is another account’s', refundRow({ extraData: 'attempt-1', accountId: 'OTHER' }), {}],
    ['nothing was sent', own, { attempts: [attempt({ sentAt: null })] }],
    ['that attempt is proved', own, { attempts: [attempt({ proof })] }],
  ])('proves nothing when %s', (_, row, change) => {
    expect(proveByRow(operation('unknown', change), row)).toBeUndefined();
  });

  it('corrects a word that nothing happened, and need not confirm it', () => {
    const denied = operation('refused', { settlement: word });
    expect(proveByRow(denied, own)?.proof.outcome).toBe('succeeded');
    expect(proveByRow(denied, { ...own, status: 'refused', execcode: '4001' })).toBeUndefined();
  });

  it('is probable by kind, amount, reference or order, and time', () => {
    const unknown = operation('unknown');
    const minute = 60_000;
    expect(isProbable(refundRow(), unknown)).toBe(true);
    expect(isProbable(refundRow({ referenceId: null }), unknown)).toBe(true);
    expect(isProbable(refundRow({ happenedAt: noon - 5 * minute }), unknown)).toBe(true);
    const no = [
      refundRow({ amount: euros(4_001) }),
      refundRow({ referenceId: 'A2' }),
      refundRow({ referenceId: null, orderId: 'W-2' }),
      refundRow({ happenedAt: noon - 5 * minute - 1 }),
      refundRow({ happenedAt: noon + 24 * 60 * minute + 1 }),
      refundRow({ operation: 'void' }),
    ];
    for (const row of no) expect(isProbable(row, unknown)).toBe(false);
    expect(isProbable(refundRow(), operation('pending'))).toBe(false);
    const late = { knownFrom: 'notification', happenedAt: noon + 5 * 86_400_000 } as const;
    expect(isProbable(refundRow(late), unknown)).toBe(true);
    expect(isProbable(refundRow({ ...late, happenedAt: noon - 3_600_000 }), unknown)).toBe(false);
    const byVoid = operation('unknown', { operation: 'void' });
    expect(isProbable(refundRow({ operation: 'void', amount: euros(1) }), byVoid)).toBe(true);
  });

  it('of our own stands in the list once its id is known, and as it ended', () => {
    const answered = (execcode: string) => ({ attempts: [attempt({ transactionId: 'R1', execcode })] });
    expect(factOf(operation('unknown'), undefined, noon)).toBeUndefined();
    expect(factOf(operation('notSent', answered('2017')), undefined, noon)).toBeUndefined();
    expect(factOf(operation('pending', answered('0003')), undefined, noon)).toMatchObject({
      status: 'waiting',
      knownFrom: 'desk',
    });
    expect(factOf(operation('refused', answered('4001')), undefined, noon)).toMatchObject({
      status: 'refused',
      referenceId: 'A1',
    });
    const credit = operation('succeeded', { operation: 'credit', ...answered('0000') });
    expect(factOf(credit, undefined, noon)?.referenceId).toBeNull();
  });
});
