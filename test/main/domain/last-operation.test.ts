import { describe, expect, it } from 'vitest';
import { judge } from '../../../main/domain/judges/index.ts';
import type { Fact } from '../../../main/domain/transaction.ts';
import { chainOf, hear } from './histories.ts';
import { euros, fact, noon, situation } from './samples.ts';

const minute = 60_000;
const refund = (transactionId: string, minor: number, changes: Partial<Fact>) =>
  fact({ transactionId, operation: 'refund', referenceId: 'A1', amount: euros(minor), ...changes });
const notified = (arrival: number) => {
  const at = noon + arrival * minute;
  return { referenceId: null, knownFrom: 'notification', timeKnown: false, happenedAt: at, knownAt: at } as const;
};

/** What is offered to be voided in the chain of A1, and in doubt whether not rather one of these. */
function offered(...facts: readonly Fact[]) {
  const rows = hear(facts);
  const chain = chainOf(rows, 'A1');
  const judgement = judge('void', { ...situation(rows), chain, now: noon + 60 * minute });
  if (!judgement.open) return judgement.obstacle;
  return { last: judgement.reference.transactionId, doubts: judgement.doubts };
}

const perhaps = (...transactionIds: readonly string[]) => [{ kind: 'perhapsNotLast', transactionIds }];

describe('the operation that may be voided', () => {
  const reversed = [refund('R2', 4_000, notified(1)), refund('R1', 3_000, notified(2)), fact(notified(3))] as const;

  it('of refunds whose times nobody has told is not known, and never the payment before them', () => {
    expect(offered(...reversed)).toEqual({ last: 'R1', doubts: perhaps('R2') });
  });

  it('is the last by the times that an import tells, however it was heard before', () => {
    const told = [
      fact(),
      refund('R1', 3_000, { happenedAt: noon + minute, knownAt: noon + minute }),
      refund('R2', 4_000, { happenedAt: noon + 2 * minute, knownAt: noon + minute }),
    ];
    expect(offered(...reversed, ...told)).toEqual({ last: 'R2', doubts: [] });
  });

  it('of one second is the edit and not what it refers to, and of two edits in doubt', () => {
    expect(offered(refund('A0', 3_000, {}), fact())).toEqual({ last: 'A0', doubts: [] });
    expect(offered(fact(), refund('R1', 3_000, {}), refund('R2', 4_000, {}))).toMatchObject({
      doubts: [{ kind: 'perhapsNotLast' }],
    });
  });

  it('is in doubt where two clocks are nearer to each other than clocks are', () => {
    const ours = { knownFrom: 'desk', happenedAt: noon + 10 * minute } as const;
    const near = refund('R2', 4_000, { happenedAt: noon + 7 * minute });
    const far = refund('R2', 4_000, { happenedAt: noon + 4 * minute });
    expect(offered(fact(), near, refund('R1', 3_000, ours))).toEqual({ last: 'R1', doubts: perhaps('R2') });
    expect(offered(fact(), far, refund('R1', 3_000, ours))).toEqual({ last: 'R1', doubts: [] });
  });

  it('is not what was heard of before this desk sent another one', () => {
    const ours = { knownFrom: 'desk', happenedAt: noon + 10 * minute } as const;
    const before = refund('R2', 4_000, { ...notified(9), referenceId: 'A1' });
    const after = refund('R2', 4_000, { ...notified(11), referenceId: 'A1' });
    expect(offered(fact(), before, refund('R1', 3_000, ours))).toEqual({ last: 'R1', doubts: [] });
    expect(offered(fact(), after, refund('R1', 3_000, ours))).toEqual({ last: 'R2', doubts: perhaps('R1') });
  });

  it('is in doubt while an edit of its order may be on it', () => {
    const edit = refund('R1', 3_000, notified(5));
    expect(offered(fact(), fact({ transactionId: 'A2' }), edit)).toEqual({
      last: 'A1',
      doubts: [{ kind: 'perhapsEdited', transactionIds: ['R1'] }],
    });
  });
});
