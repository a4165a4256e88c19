import type { OperationEvent } from '../event.ts';
import { type AttemptOutcome, lastAttempt, type Operation } from '../operation.ts';
import { judgeOutcome } from '../verdict.ts';

/**
 * What becomes of an operation whose sending broke off: `sending` may have reached the gateway and becomes unknown; a
 * `confirmed` one had not begun, since `sending` is durable before a byte leaves, and becomes not sent. Any other is left.
 */
export function decideRecovery(operation: Operation): OperationEvent | undefined {
  // A colleague's desk may be sending it at this moment.
  if (operation.deskId !== null) return undefined;
  switch (operation.state) {
    case 'sending':
      return decideEnding(operation, lastAttempt(operation).attemptId, {
        kind: 'unknown',
        cause: 'stoppedWhileSending',
      });
    case 'confirmed':
      return decideEnding(operation, lastAttempt(operation).attemptId, {
        kind: 'notSent',
        cause: 'stoppedBeforeSending',
      });
    default:
      return undefined;
  }
}

/** The line that a sending ends with, judged as of now. */
export function decideEnding(operation: Operation, attemptId: string, outcome: AttemptOutcome): OperationEvent {
  const { operationId } = operation;
  return { kind: 'attemptEnded', operationId, attemptId, outcome, ...judgeOutcome(operation, attemptId, outcome) };
}
