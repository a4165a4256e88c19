import type { Event } from '../../domain/event.ts';
import { findOperation } from '../queries/operations.ts';
import type { Writing } from '../writing/writing.ts';

/** Lists that the gateway was asked about a case. */
export function listLookUp(writing: Writing, body: Extract<Event, { kind: 'caseLookedUp' }>, at: number): void {
  const { database } = writing;
  const { operationId, result, cause } = body;
  database
    .prepare('INSERT INTO looks (operation_id, looked_at, result, cause) VALUES (@operationId, @at, @result, @cause)')
    .run({ operationId, at, result, cause });
  // Its case shows when it was looked up last.
  const operation = findOperation(database, operationId);
  if (operation) writing.operations.set(operationId, operation);
}
