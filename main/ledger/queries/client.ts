import type { ClientName } from '../../domain/client.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from './rows.ts';

/** By which index a customer is found; each repeats its condition. */
const conditions = {
  client: `t.client = @text AND t.client <> ''`,
  email: `t.client_email = @text AND t.client_email <> ''`,
} as const satisfies Record<ClientName['by'], string>;

/** A customer's rows in an account, the newest of them. */
export function listOfClient(
  database: ReadableDatabase,
  accountId: string,
  { by, text }: ClientName,
  limit: number,
): Transaction[] {
  return database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions t
       WHERE ${conditions[by]} AND t.account_id = @accountId ORDER BY t.position DESC LIMIT @limit`,
    )
    .all({ text, accountId, limit: BigInt(limit) })
    .map(toTransaction);
}

/** The first of some ORDERIDs under which nothing is known, and neither a charge nor a credit was drafted; null where all are taken. */
export function findFreeOrder(
  database: ReadableDatabase,
  accountId: string,
  orderIds: readonly string[],
): string | null {
  const isTaken = database
    .prepare<object, number>(
      `SELECT EXISTS (SELECT 1 FROM transactions WHERE order_id = @orderId AND account_id = @accountId)
           OR EXISTS (SELECT 1 FROM operations WHERE account_id = @accountId
                         AND chain_id IN ('order:' || @orderId, 'credit:' || @orderId))`,
    )
    .pluck();
  return orderIds.find((orderId) => isTaken.get({ accountId, orderId }) === 0) ?? null;
}
