import type { AttemptOutcome, Operation } from '../operation.ts';
import { couldBeMadeBy } from '../own-row.ts';
import { clockTolerance } from '../time-bounds.ts';
import type { Transaction } from '../transaction.ts';

/** What is known of a TRANSACTIONID that an answer, or a person, named. */
export interface NamedTransaction {
  readonly row: Transaction | undefined;
  /** Whether another attempt of this desk has it as its result, or its row bears another attempt's id. */
  readonly isAnothers: boolean;
}

/**
 * What an answer says, once the TRANSACTIONID that it names is held against what is known. One that is another attempt's, or
 * whose row is of another kind, amount, reference or time, proves nothing, whatever its code: answers were mixed up on the way,
 * and the operation stays unknown. A refusal that leaves no row (rules.md A2) and a stop may repeat what they refer to.
 */
export function judgeAnswered(
  operation: Operation,
  attemptId: string,
  outcome: AttemptOutcome,
  named: NamedTransaction,
): AttemptOutcome {
  if (outcome.kind !== 'answered' || outcome.transactionId === null) return outcome;
  const { execcode, message, transactionId } = outcome;
  if (operation.referenceId !== null && isSameId(transactionId, operation.referenceId)) {
    const isEcho = operation.operation === 'stopntimes' || leavesNoRow(execcode);
    if (isEcho) return { ...outcome, transactionId: null };
  } else if (!named.isAnothers && (!named.row || mayBeItsRow(named.row, operation, attemptId))) {
    return outcome;
  }
  return { kind: 'unknown', cause: 'answeredAnothersId', answer: { execcode, message, transactionId } };
}

function mayBeItsRow(row: Transaction, operation: Operation, attemptId: string): boolean {
  const sentAt = operation.attempts.find((attempt) => attempt.attemptId === attemptId)?.sentAt ?? null;
  // Clocks differ where the gateway tells the time; when something was heard of is told by ours.
  const isOlder = sentAt !== null && row.happenedAt < sentAt - (row.timeKnown ? clockTolerance : 0);
  return couldBeMadeBy(row, operation) && !isOlder;
}

/** Refused before anything was done: 1xxx, 2xxx and 3xxx (rules.md A2). */
function leavesNoRow(execcode: string): boolean {
  return /^[123]/.test(execcode);
}

/** A TRANSACTIONID without what comes along where it is copied: blanks around it, and signs that nobody sees. */
export function plainId(transactionId: string): string {
  return transactionId.replace(/\p{Cf}/gu, '').trim();
}

/** All spellings under which the same TRANSACTIONID may be known: none of them makes it nobody else's. */
export function spellingsOf(transactionId: string): readonly string[] {
  const plain = plainId(transactionId);
  return [...new Set([transactionId, plain, plain.toUpperCase(), plain.toLowerCase()])].filter((id) => id !== '');
}

export function isSameId(one: string, other: string): boolean {
  return plainId(one).toUpperCase() === plainId(other).toUpperCase();
}
