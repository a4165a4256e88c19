import { assertNever } from '../../protocol/assert-never.ts';
import type { Attempt, Operation } from '../domain/operation.ts';
import type { TeamOutcome } from './engine/words.ts';

/**
 * What this desk's log says of an attempt, in the order in which it is to be told: nothing while it is under way. How much it
 * counts, the engine judges.
 */
export function listOutcomes(operation: Operation, attemptId: string): readonly TeamOutcome[] {
  const attempt = operation.attempts.find((each) => each.attemptId === attemptId);
  if (!attempt) return [];
  const { proof, verdict, transactionId } = attempt;
  if (proof) return [{ attemptId, kind: 'proof', outcome: proof.outcome, transactionId: proof.transactionId }];
  switch (verdict) {
    case null:
      return [];
    case 'notSent':
      return [{ attemptId, kind: 'notSent' }];
    case 'unknown':
      return [{ attemptId, kind: kindOfUnknown(attempt) }, ...listWords(operation, attemptId)];
    case 'succeeded':
    case 'pending':
    case 'refused':
      return [{ attemptId, kind: 'answer', outcome: verdict, transactionId }];
    default:
      return assertNever(verdict);
  }
}

/** Whether it is told although the engine may have a last word already: that one no longer stands, or is proved. */
export function isNews({ kind }: TeamOutcome): boolean {
  return kind === 'proof' || kind === 'lapsed' || kind === 'takenBack';
}

function kindOfUnknown({ cause }: Attempt): 'unknown' | 'lapsed' | 'takenBack' {
  if (cause === 'pageLapsed') return 'lapsed';
  return cause === 'answeredAnothersId' ? 'takenBack' : 'unknown';
}

/** A person's word is on the last attempt: no other was open when it was given. */
function listWords({ settlement, attempts }: Operation, attemptId: string): readonly TeamOutcome[] {
  if (!settlement || attempts.at(-1)?.attemptId !== attemptId) return [];
  const { outcome, reason } = settlement;
  return [{ attemptId, kind: 'word', outcome, reason, lookedUpAt: null }];
}
