import { assertNever } from '../../protocol/assert-never.ts';
import type { Operation } from '../domain/operation.ts';
import type { TeamOutcome } from './engine/words.ts';

/** What this desk's log says of an attempt: nothing while it is under way. How much it counts, the engine judges. */
export function outcomeOf(operation: Operation, attemptId: string): TeamOutcome | undefined {
  const attempt = operation.attempts.find((each) => each.attemptId === attemptId);
  if (!attempt) return undefined;
  const { proof, verdict, transactionId } = attempt;
  if (proof) return { attemptId, kind: 'proof', outcome: proof.outcome, transactionId: proof.transactionId };
  switch (verdict) {
    case null:
      return undefined;
    case 'notSent':
      return { attemptId, kind: 'notSent' };
    case 'unknown':
      return settled(operation, attemptId) ?? { attemptId, kind: 'unknown' };
    case 'succeeded':
    case 'pending':
    case 'refused':
      return { attemptId, kind: 'answer', outcome: verdict, transactionId };
    default:
      return assertNever(verdict);
  }
}

/** A person's word is on the last attempt: no other was open when it was given. */
function settled({ settlement, attempts }: Operation, attemptId: string): TeamOutcome | undefined {
  if (!settlement || attempts.at(-1)?.attemptId !== attemptId) return undefined;
  const { outcome, reason } = settlement;
  return { attemptId, kind: 'word', outcome, reason, lookedUpAt: null };
}
