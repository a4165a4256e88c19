import type { WritableDatabase } from '../database/open.ts';
import { appendEvent } from '../events/append.ts';
import type { AttemptOutcome, Stamp } from '../events/event.ts';

interface Interrupted {
  readonly operationId: string;
  readonly attemptId: string;
  readonly state: 'confirmed' | 'sending';
}

/**
 * What the process before us left under way, or one operation whose sending broke off in this one. `sending` may have reached the gateway and becomes unknown; a
 * `confirmed` one had not begun, since `sending` is durable before a byte leaves, and becomes not sent.
 */
export function recoverInterrupted(database: WritableDatabase, stamp: Stamp, only: string | null = null): string[] {
  const interrupted = database
    .prepare<{ only: string | null }, Interrupted>(
      `SELECT o.operation_id AS operationId, o.state,
              (SELECT attempt_id FROM attempts a WHERE a.operation_id = o.operation_id
               ORDER BY number DESC LIMIT 1) AS attemptId
       FROM operations o
       WHERE o.state IN ('confirmed', 'sending') AND (@only IS NULL OR o.operation_id = @only)
       ORDER BY o.operation_id`,
    )
    .all({ only });
  for (const { operationId, attemptId, state } of interrupted) {
    const outcome: AttemptOutcome =
      state === 'sending'
        ? { kind: 'unknown', cause: 'stoppedWhileSending' }
        : { kind: 'notSent', cause: 'stoppedBeforeSending' };
    appendEvent(database, { kind: 'attemptEnded', operationId, attemptId, outcome }, stamp);
  }
  return interrupted.map(({ operationId }) => operationId);
}
