import { isProbable, probableTime } from '../../domain/proof.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { Look, Undecided } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { findOperation } from './operations.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from './rows.ts';

/** Everything that the gateway's tables may still decide: unknown outcomes, and those that wait for the bank. */
export function listUndecided(database: ReadableDatabase): Undecided[] {
  return database
    .prepare<[], { operationId: string; lastLookAt: number | null }>(
      `SELECT o.operation_id AS operationId,
              (SELECT max(looked_at) FROM looks l WHERE l.operation_id = o.operation_id) AS lastLookAt
       FROM operations o WHERE o.state IN ('unknown', 'pending') ORDER BY o.operation_id`,
    )
    .all()
    .flatMap(({ operationId, lastLookAt }) => {
      const operation = findOperation(database, operationId);
      return operation ? [{ operation, lastLookAt }] : [];
    });
}

/** When the gateway was asked about a case, newest first. */
export function listLooks(database: ReadableDatabase, operationId: string): Look[] {
  return database
    .prepare<[string], Look>(
      `SELECT looked_at AS lookedAt, result, cause FROM looks
       WHERE operation_id = ? ORDER BY look_id DESC LIMIT 50`,
    )
    .all(operationId);
}

/** Rows that may be what an operation of unknown outcome made, and that are no other operation's. */
export function findProbable(database: ReadableDatabase, operationId: string): Transaction[] {
  const operation = findOperation(database, operationId);
  const time = operation && probableTime(operation);
  if (!operation || !time) return [];
  const { accountId, referenceId, orderId } = operation;
  return database
    .prepare<object, StoredTransaction>(candidates)
    .all({ accountId, operationId, referenceId, orderId, operation: operation.operation, ...time })
    .map(toTransaction)
    .filter((row) => isProbable(row, operation));
}

const candidates = `
  SELECT ${transactionColumns}
  FROM transactions t
  WHERE t.account_id = @accountId AND t.operation = @operation
    AND (t.reference_id = @referenceId OR (t.reference_id IS NULL AND t.order_id = @orderId))
    AND t.happened_at BETWEEN @from AND @until
    AND NOT EXISTS (
      SELECT 1 FROM attempts a JOIN operations o USING (operation_id)
      WHERE o.account_id = t.account_id AND o.operation_id <> @operationId
        AND (a.transaction_id = t.transaction_id
          OR o.settlement ->> 'transactionId' = t.transaction_id
          OR t.extra_data IN (a.attempt_id, 'be2bill-console ' || a.attempt_id))
    )
  ORDER BY t.position
`;
