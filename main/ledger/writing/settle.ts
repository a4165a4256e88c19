import type { OperationView } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import { appendEvent } from '../events/append.ts';
import type { Stamp } from '../events/event.ts';
import { findOperation } from '../queries/operations.ts';
import { requireOperation } from './journal.ts';

/** A person's word on an unknown operation. */
export interface Statement {
  readonly outcome: 'succeeded' | 'refused';
  /** The operation's own, as the extranet shows it. */
  readonly transactionId: string | null;
  readonly reason: string;
}

/** What a statement met in the ledger. */
export type Settlement =
  | { readonly kind: 'settled'; readonly operation: OperationView }
  /** It is not unknown, or not any more. */
  | { readonly kind: 'notUnknown' }
  /** The TRANSACTIONID is that of something else, so the statement is about something else. */
  | { readonly kind: 'otherTransaction' };

/** Writes down what a person found out about an unknown operation. */
export function settleByHand(
  database: WritableDatabase,
  operationId: string,
  statement: Statement,
  stamp: Stamp,
): Settlement {
  const operation = findOperation(database, operationId);
  if (operation?.state !== 'unknown') return { kind: 'notUnknown' };
  if (statement.transactionId !== null && belongsToAnother(database, operation, statement.transactionId)) {
    return { kind: 'otherTransaction' };
  }
  appendEvent(database, { kind: 'operationSettled', operationId, ...statement }, stamp);
  return { kind: 'settled', operation: requireOperation(database, operationId) };
}

/** Known as another kind, on another reference or of another amount; or as the result of another operation of ours. */
function belongsToAnother(database: WritableDatabase, operation: OperationView, transactionId: string): boolean {
  const { accountId, operationId, referenceId, amount } = operation;
  return (
    database.prepare<object, number>(conflicting).pluck().get({
      accountId,
      transactionId,
      operationId,
      referenceId,
      operation: operation.operation,
      minor: amount.minor,
    }) === 1
  );
}

const conflicting = `
  SELECT EXISTS (
    SELECT 1 FROM transactions
    WHERE account_id = @accountId AND transaction_id = @transactionId
      AND NOT (operation = @operation AND status <> 'refused'
        AND (operation IN ('void', 'stopntimes') OR amount_minor = @minor)
        AND (operation = 'credit' OR reference_id IS NULL OR reference_id = @referenceId))
  ) OR EXISTS (
    SELECT 1 FROM attempts JOIN operations o USING (operation_id)
    WHERE o.account_id = @accountId AND o.operation_id <> @operationId
      AND (attempts.transaction_id = @transactionId OR o.settlement ->> 'transactionId' = @transactionId)
  )
`;
