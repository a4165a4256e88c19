import { lastAttempt, type Operation } from './operation.ts';

/**
 * An operation as it is shown while its outcome is known and cannot be written down: what is not in the ledger is no outcome
 * yet. One that has ended meanwhile, or was never begun, stands as it is.
 */
export function showUnwritten(operation: Operation): Operation {
  if (operation.state !== 'confirmed' && operation.state !== 'sending') return operation;
  const last = lastAttempt(operation);
  const attempts = operation.attempts.map((attempt) =>
    attempt === last ? { ...attempt, cause: 'notWrittenDown' as const } : attempt,
  );
  return { ...operation, state: 'unknown', attempts };
}
