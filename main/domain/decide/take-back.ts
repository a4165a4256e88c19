import { isMixedUp } from '../doubted.ts';
import type { OperationEvent } from '../event.ts';
import { isCharge } from '../kinds.ts';
import { holdsChain, isOpen, lastAttempt, type Operation } from '../operation.ts';
import type { Transaction } from '../transaction.ts';

/**
 * Takes back the refusal of an operation that was answered under a TRANSACTIONID which a source tells to be something else's:
 * answers were mixed up on the way, and nobody knows what became of it (main/desk/README.md). Given are all operations that hold,
 * or held, the same; while one of them is under way it waits for that one's end, since an unknown one holds as well, and
 * counts as unknown until then (doubted.ts). Undefined where nothing is to be taken back.
 */
export function decideTakingBack(
  operations: readonly Operation[],
  find: (transactionId: string) => Transaction | undefined,
): OperationEvent | undefined {
  if (operations.some(isHolding)) return undefined;
  const refused = operations.find((operation) => {
    const { transactionId } = lastAttempt(operation);
    const row = transactionId === null ? undefined : find(transactionId);
    return row !== undefined && isMixedUp(operation, row);
  });
  return (
    refused && { kind: 'answerTakenBack', operationId: refused.operationId, attemptId: lastAttempt(refused).attemptId }
  );
}

/** A charge holds its order while it waits for the bank, too. */
function isHolding({ operation, state }: Operation): boolean {
  return isCharge(operation) ? isOpen(state) : holdsChain(state);
}
