import type { LookView, OperationView, TransactionRow } from '../../../contract/index.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { extraDataOf } from './extra-data.ts';
import { findOperation } from './operations.ts';
import { type StoredTransaction, toTransactionRow, transactionColumns } from './rows.ts';

/** An operation whose outcome is not final, and when the gateway was last asked about it. */
export interface Undecided {
  readonly operation: OperationView;
  /** Milliseconds UTC; null for never. */
  readonly lastLookAt: number | null;
}

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
export function listLooks(database: ReadableDatabase, operationId: string): LookView[] {
  return database
    .prepare<[string], LookView>(
      `SELECT looked_at AS lookedAt, result, cause FROM looks
       WHERE operation_id = ? ORDER BY look_id DESC LIMIT 50`,
    )
    .all(operationId);
}

/**
 * Rows that may be what an operation of unknown outcome made: of its kind, amount and reference (or order, where the
 * row names no reference), from the time of its sending, and nobody else's.
 */
export function findProbable(database: ReadableDatabase, operationId: string): TransactionRow[] {
  return database
    .prepare<object, StoredTransaction>(probableRows)
    .all({ operationId, before: 5 * 60_000, after: 24 * 3_600_000 })
    .map(toTransactionRow);
}

const probableRows = `
  WITH doubt AS (
    SELECT o.*, min(a.sent_at) AS first_sent, max(a.sent_at) AS last_sent
    FROM operations o JOIN attempts a USING (operation_id)
    WHERE o.operation_id = @operationId AND o.state = 'unknown' AND a.sent_at IS NOT NULL
    GROUP BY o.operation_id
  )
  SELECT ${transactionColumns.replaceAll('operation,', 'transactions.operation,')}
  FROM transactions
  WHERE EXISTS (
    SELECT 1 FROM doubt d
    WHERE transactions.account_id = d.account_id AND transactions.operation = d.operation
      AND (d.operation IN ('void', 'stopntimes') OR transactions.amount_minor = d.amount_minor)
      AND (transactions.reference_id = d.reference_id
        OR (transactions.reference_id IS NULL AND transactions.order_id = d.order_id))
      AND transactions.happened_at BETWEEN d.first_sent - @before AND d.last_sent + @after
  )
  AND NOT EXISTS (
    SELECT 1 FROM attempts a JOIN operations o USING (operation_id)
    WHERE o.account_id = transactions.account_id AND o.operation_id <> @operationId
      AND (a.transaction_id = transactions.transaction_id
        OR o.settlement ->> 'transactionId' = transactions.transaction_id
        OR transactions.extra_data IN ${extraDataOf('a.attempt_id')})
  )
  ORDER BY transactions.position
`;
