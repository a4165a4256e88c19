import { isMixedUp, type Named } from '../doubted.ts';
import type { OperationEvent } from '../event.ts';
import { isCharge } from '../kinds.ts';
import { holdsChain, isOpen, lastAttempt, type Operation } from '../operation.ts';

/**
 * Takes back the refusal of an operation that was answered under a TRANSACTIONID which a source tells to be something else's:
 * answers were mixed up on the way, and nobody knows what became of it (main/desk/README.md). Given are all operations that hold,
 * or held, the same; while one of them is under way it waits for that one's end, since an unknown one holds as well, and
 * counts as unknown until then (doubted.ts). Undefined where nothing is to be taken back.
 */
export function decideTakingBack(
  operations: readonly Operation[],
  find: (transactionId: string) => Named,
): OperationEvent | undefined {
  if (operations.some(isHolding)) return undefined;
  const refused = operations.find((operation) => {
    const { transactionId } = lastAttempt(operation);
    // What is known of it is asked only where it counts.
    return operation.state === 'refused' && transactionId !== null && isMixedUp(operation, find(transactionId));
  });
  return (
    refused && { kind: 'answerTakenBack', operationId: refused.operationId, attemptId: lastAttempt(refused).attemptId }
  );
}

/** A charge holds its order while it waits for the bank, too. */
function isHolding({ operation, state }: Operation): boolean {
  return isCharge(operation) ? isOpen(state) : holdsChain(state);
}
