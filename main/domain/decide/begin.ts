import type { OperationEvent } from '../event.ts';
import { lastAttempt, type Operation } from '../operation.ts';
import { isForHolder } from '../page/page.ts';

/**
 * The last line before anything leaves: a request of ours, or a page that a holder's browser posts. Of such a page the desk hears
 * no answer: from this line on it waits for the holder.
 */
export function decideBeginning(operation: Operation): OperationEvent {
  const { operationId } = operation;
  const attempt = lastAttempt(operation);
  const { attemptId } = attempt;
  return { kind: isForHolder(attempt) ? 'attemptHandedOver' : 'attemptBegun', operationId, attemptId };
}
