import { mostNotes, type Note } from '../../domain/note.ts';
import type { ReadableDatabase } from '../database/open.ts';

/**
 * What was written to the order of a transaction, newest first; to the transaction alone where it has no order. The join
 * is CROSS so that it begins with the one transaction, whatever the statistics say: its notes then stand in their order.
 */
export function listNotes(database: ReadableDatabase, accountId: string, transactionId: string): Note[] {
  return database
    .prepare<[string, string, bigint], Note>(
      `SELECT n.account_id AS accountId, n.order_id AS orderId, n.transaction_id AS transactionId, n.body AS text,
              n.actor, n.written_at AS writtenAt
       FROM transactions t CROSS JOIN order_notes n ON n.account_id = t.account_id AND n.order_id = t.order_id
       WHERE t.account_id = ? AND t.transaction_id = ? AND (t.order_id <> '' OR n.transaction_id = t.transaction_id)
       ORDER BY n.written_at DESC, n.desk_id DESC, n.sequence DESC LIMIT ?`,
    )
    .all(accountId, transactionId, BigInt(mostNotes));
}
