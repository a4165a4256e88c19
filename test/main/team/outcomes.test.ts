import { expect, it } from 'vitest';
import type { Attempt, Operation } from '../../../main/domain/operation.ts';
import { listOutcomes } from '../../../main/team/outcomes.ts';

const attemptId = 'attempt';
const bare = { attemptId, transactionId: 'T1', verdict: null, proof: null, cause: null } as unknown as Attempt;
/** What is told of the attempt, of an operation that has it as its last. */
const told = (attempt: Partial<Attempt>, operation: Partial<Operation> = {}) =>
  listOutcomes({ settlement: null, attempts: [{ ...bare, ...attempt }], ...operation } as Operation, attemptId);
const settlement = { outcome: 'succeeded', transactionId: 'T9', reason: 'seen', actor: 'a', settledAt: 1 } as const;

it('says nothing of an attempt that is under way, or that this desk does not know', () => {
  expect(told({})).toEqual([]);
  expect(listOutcomes({ attempts: [] } as unknown as Operation, attemptId)).toEqual([]);
});

it('says what the gateway answered, that nothing left, or that nobody knows', () => {
  for (const verdict of ['succeeded', 'pending', 'refused'] as const) {
    expect(told({ verdict })).toEqual([{ attemptId, kind: 'answer', outcome: verdict, transactionId: 'T1' }]);
  }
  for (const verdict of ['notSent', 'unknown'] as const)
    expect(told({ verdict })).toEqual([{ attemptId, kind: verdict }]);
});

it('says that what it had said stands no more, where a page is over or a refusal was another’s', () => {
  expect(told({ verdict: 'unknown', cause: 'pageLapsed' })).toEqual([{ attemptId, kind: 'lapsed' }]);
  expect(told({ verdict: 'unknown', cause: 'answeredAnothersId' })).toEqual([{ attemptId, kind: 'takenBack' }]);
});

it("calls a proof a proof, and a person's word a word after the doubt, on the attempt that it was given on", () => {
  const proof = { outcome: 'refused', transactionId: 'T2', execcode: '4001', source: 'import', provedAt: 1 } as const;
  const proved = [{ attemptId, kind: 'proof', outcome: 'refused', transactionId: 'T2' }];
  expect(told({ verdict: 'unknown', proof } as Partial<Attempt>)).toEqual(proved);
  expect(told({ verdict: 'succeeded', proof } as Partial<Attempt>, { settlement })).toEqual(proved);
  const word = { attemptId, kind: 'word', outcome: 'succeeded', reason: 'seen', lookedUpAt: null };
  expect(told({ verdict: 'unknown' }, { settlement })).toEqual([{ attemptId, kind: 'unknown' }, word]);
  const lapsed = told({ verdict: 'unknown', cause: 'pageLapsed' }, { settlement });
  expect(lapsed).toEqual([{ attemptId, kind: 'lapsed' }, word]);
  const later = { ...bare, attemptId: 'later', verdict: 'unknown' } as Attempt;
  const attempts = [{ ...bare, verdict: 'unknown' } as Attempt, later];
  expect(told({}, { settlement, attempts })).toEqual([{ attemptId, kind: 'unknown' }]);
});
