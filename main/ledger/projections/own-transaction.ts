import type { WritableDatabase } from '../database/open.ts';
import { type KnownTransaction, recordTransaction } from './transaction.ts';

/**
 * What this desk executed becomes a line of the list as soon as its TRANSACTIONID is known, with the customer
 * and card of the transaction that it refers to (rules.md D30).
 */
export function recordOwnTransaction(database: WritableDatabase, operationId: string, knownAt: number): void {
  const known = database.prepare<{ operationId: string; knownAt: number }, KnownTransaction>(ownTransaction).get({
    operationId,
    knownAt,
  });
  if (known) recordTransaction(database, known);
}

const ownTransaction = `
  WITH settled AS (
    SELECT o.*,
           coalesce(o.settlement ->> 'transactionId', a.transaction_id) AS own_id,
           CASE o.state WHEN 'succeeded' THEN '0000' ELSE a.execcode END AS own_execcode,
           CASE o.state WHEN 'pending' THEN 'waiting' ELSE o.state END AS own_status,
           coalesce(a.sent_at, o.changed_at) AS own_time
    FROM operations o
    JOIN attempts a ON a.operation_id = o.operation_id
    WHERE o.operation_id = @operationId
    ORDER BY a.number DESC LIMIT 1
  )
  SELECT s.account_id AS accountId, s.own_id AS transactionId, s.reference_id AS referenceId,
         s.operation, s.order_id AS orderId, s.amount_minor AS amountMinor, s.currency,
         s.own_execcode AS execcode, s.own_status AS status, NULL AS voidedBy,
         coalesce(r.card, '') AS card, coalesce(r.client, '') AS client,
         coalesce(r.client_email, '') AS clientEmail, coalesce(r.client_name, '') AS clientName,
         s.own_time AS happenedAt, @knownAt AS knownAt
  FROM settled s
  LEFT JOIN transactions r ON r.account_id = s.account_id AND r.transaction_id = s.reference_id
  WHERE s.own_id IS NOT NULL AND s.own_execcode IS NOT NULL
`;
