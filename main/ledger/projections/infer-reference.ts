import type { WritableDatabase } from '../database/open.ts';
import { retieChains } from './retie-chains.ts';

interface Edit {
  readonly transactionId: string;
  readonly operation: 'capture' | 'void' | 'refund';
  readonly amountMinor: number;
  readonly status: string;
}

/**
 * Finds what the edits of an order refer to where no source says so, as in a notification (seed 004): its one
 * debit for a refund, its one authorization for a capture, the one thing that can be undone for a void. With two of
 * them nobody can tell, and the edit stays outside the chains. All that was inferred before is inferred anew, so that
 * the rows depend on what came in and not on the order in which it came.
 */
export function inferReferences(
  database: WritableDatabase,
  order: { readonly accountId: string; readonly orderId: string },
): void {
  const { accountId, orderId } = order;
  const edits = database.prepare<object, Edit>(editsWithoutReference).all({ accountId, orderId });
  if (edits.length === 0) return;
  database.prepare(forgetVoids).run({ accountId, orderId });
  database.prepare(forgetReferences).run({ accountId, orderId });
  for (const edit of edits) {
    const found = database
      .prepare<object, string>(candidates[edit.operation])
      .pluck()
      .all({ accountId, orderId, amountMinor: edit.amountMinor });
    const [referenceId] = found;
    if (referenceId === undefined || found.length > 1) continue;
    database.prepare(refer).run({ accountId, referenceId, transactionId: edit.transactionId });
    if (edit.operation === 'void' && edit.status === 'succeeded') {
      database.prepare(markVoided).run({ accountId, referenceId, transactionId: edit.transactionId });
    }
  }
  retieChains(database, order);
}

const inOrder = 'account_id = @accountId AND order_id = @orderId';

/** Word for word the condition of the index `transactions_without_reference`. */
const withoutReference = `operation IN ('capture', 'void', 'refund') AND (reference_id IS NULL OR reference_inferred = 1)`;

/** Captures first, since what they collect can be refunded; then voids, which see every refund. */
const editsWithoutReference = `
  SELECT transaction_id AS transactionId, operation, amount_minor AS amountMinor, status
  FROM transactions
  WHERE ${inOrder} AND ${withoutReference}
  ORDER BY CASE operation WHEN 'capture' THEN 0 WHEN 'void' THEN 1 ELSE 2 END, transaction_id
`;

const forgetVoids = `
  UPDATE transactions SET voided_by = NULL
  WHERE ${inOrder} AND voided_by IN (
    SELECT transaction_id FROM transactions
    WHERE ${inOrder} AND operation = 'void' AND reference_inferred = 1
  )
`;

const forgetReferences = `
  UPDATE transactions SET reference_id = NULL, reference_inferred = 0 WHERE ${inOrder} AND reference_inferred = 1
`;

const live = `${inOrder} AND status = 'succeeded' AND voided_by IS NULL`;

const candidates: Readonly<Record<Edit['operation'], string>> = {
  capture: `SELECT transaction_id FROM transactions
    WHERE ${live} AND operation = 'authorization' AND amount_minor >= @amountMinor LIMIT 2`,
  refund: `SELECT transaction_id FROM transactions
    WHERE ${live} AND operation IN ('payment', 'capture') AND amount_minor >= @amountMinor LIMIT 2`,
  // A void undoes the whole of one thing, and only the last one (S3:81–85); it may come without an amount.
  void: `SELECT transaction_id FROM transactions
    WHERE ${live} AND operation IN ('payment', 'authorization', 'capture', 'refund', 'credit')
      AND @amountMinor IN (0, amount_minor) LIMIT 2`,
};

const refer = `
  UPDATE transactions SET reference_id = @referenceId, reference_inferred = 1
  WHERE account_id = @accountId AND transaction_id = @transactionId
`;

const markVoided = `
  UPDATE transactions SET voided_by = @transactionId WHERE account_id = @accountId AND transaction_id = @referenceId
`;
