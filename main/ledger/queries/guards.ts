import type { DeskOperation, TransactionRow } from '../../../contract/index.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, toTransactionRow, transactionColumns } from './rows.ts';

/** The newest live transaction of this kind, order and amount since an instant, or undefined. */
export function findSameAmount(
  database: ReadableDatabase,
  asked: {
    readonly accountId: string;
    readonly operation: DeskOperation;
    readonly orderId: string;
    readonly minor: number;
    /** Milliseconds UTC. */
    readonly since: number;
  },
): TransactionRow | undefined {
  const stored = database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions
       WHERE account_id = @accountId AND order_id = @orderId AND operation = @operation AND amount_minor = @minor
         AND status <> 'refused' AND voided_by IS NULL AND happened_at >= @since
       ORDER BY position DESC LIMIT 1`,
    )
    .get(asked);
  return stored && toTransactionRow(stored);
}

/** An operation of somebody else on an order that has not ended. */
export interface OthersOperation {
  readonly actor: string;
  readonly operation: DeskOperation;
  readonly since: number;
}

/** The oldest operation that another person has under way on an order, or undefined. */
export function findOthersOperation(
  database: ReadableDatabase,
  asked: { readonly accountId: string; readonly orderId: string; readonly actor: string },
): OthersOperation | undefined {
  return database
    .prepare<object, OthersOperation>(
      `SELECT actor, operation, coalesce(confirmed_at, drafted_at) AS since FROM operations
       WHERE account_id = @accountId AND order_id = @orderId AND actor <> @actor
         AND state IN ('confirmed', 'sending', 'unknown', 'pending')
       ORDER BY operation_id LIMIT 1`,
    )
    .get(asked);
}
