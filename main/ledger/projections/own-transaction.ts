import type { WritableDatabase } from '../database/open.ts';
import { type KnownTransaction, recordTransaction } from './transaction.ts';

/**
 * What this desk executed becomes a line of the list as soon as its TRANSACTIONID is known, with the customer and card
 * of the transaction that it refers to (rules.md D30). A credit edits nothing and begins a chain of its own.
 */
export function recordOwnTransaction(database: WritableDatabase, operationId: string, knownAt: number): void {
  const known = database.prepare<{ operationId: string; knownAt: number }, KnownTransaction>(ownTransaction).get({
    operationId,
    knownAt,
  });
  if (known && !belongsToAnother(database, known)) recordTransaction(database, known);
  else database.prepare(markVoidedWithoutId).run({ operationId });
}

/** A gateway, or a person, that names the transaction referred to instead of the new one must not rewrite it. */
function belongsToAnother(
  database: WritableDatabase,
  { accountId, transactionId, operation }: Pick<KnownTransaction, 'accountId' | 'transactionId' | 'operation'>,
): boolean {
  const present = database
    .prepare<[string, string], string>('SELECT operation FROM transactions WHERE account_id = ? AND transaction_id = ?')
    .pluck()
    .get(accountId, transactionId);
  return present !== undefined && present !== operation;
}

/** A void undoes its reference whether or not its own TRANSACTIONID is known; an empty one stands for that. */
const markVoidedWithoutId = `
  UPDATE transactions SET voided_by = coalesce(voided_by, '')
  FROM operations o
  WHERE o.operation_id = @operationId AND o.operation = 'void' AND o.state = 'succeeded'
    AND transactions.account_id = o.account_id AND transactions.transaction_id = o.reference_id
`;

/** A notification does not say what a refund refers to; the operation that it proves does. */
export function attachProvedRow(
  database: WritableDatabase,
  { operationId, transactionId }: { readonly operationId: string; readonly transactionId: string },
): void {
  database.prepare(attach).run({ operationId, transactionId });
  database.prepare(markVoidedWithoutId).run({ operationId });
}

const attach = `
  UPDATE transactions SET reference_id = o.reference_id, reference_inferred = 0, root_id = r.root_id
  FROM operations o
  JOIN transactions r ON r.account_id = o.account_id AND r.transaction_id = o.reference_id
  WHERE o.operation_id = @operationId AND o.operation <> 'credit'
    AND transactions.account_id = o.account_id AND transactions.transaction_id = @transactionId
`;

const ownTransaction = `
  WITH settled AS (
    SELECT o.*,
           coalesce(o.settlement ->> 'transactionId', a.transaction_id) AS own_id,
           CASE o.state WHEN 'succeeded' THEN '0000' ELSE a.execcode END AS own_execcode,
           CASE o.state WHEN 'pending' THEN 'waiting' ELSE o.state END AS own_status,
           coalesce(a.sent_at, o.changed_at) AS own_time,
           a.attempt_id AS own_attempt
    FROM operations o
    JOIN attempts a ON a.operation_id = o.operation_id
    WHERE o.operation_id = @operationId
    ORDER BY a.number DESC LIMIT 1
  )
  SELECT s.account_id AS accountId, s.own_id AS transactionId,
         CASE s.operation WHEN 'credit' THEN NULL ELSE s.reference_id END AS referenceId,
         s.operation, s.order_id AS orderId, s.amount_minor AS amountMinor, s.currency,
         s.own_execcode AS execcode, s.own_status AS status, NULL AS voidedBy,
         coalesce(r.card, '') AS card, coalesce(r.client, '') AS client,
         coalesce(r.client_email, '') AS clientEmail, coalesce(r.client_name, '') AS clientName,
         s.own_time AS happenedAt, '' AS schedule, '' AS alias, FALSE AS authenticated,
         s.own_attempt AS extraData, 'desk' AS source,
         FALSE AS chargedBack, coalesce(r.direct_debit, FALSE) AS directDebit, '' AS captureDay, @knownAt AS knownAt
  FROM settled s
  LEFT JOIN transactions r ON r.account_id = s.account_id AND r.transaction_id = s.reference_id
  WHERE s.own_id IS NOT NULL AND s.own_execcode IS NOT NULL
`;
