import type { WritableDatabase } from '../database/open.ts';

/**
 * Puts the rows of an order, and all that hang on them, under the roots that their references lead to. Operations of this
 * desk follow what they refer to; of two that would then hold one chain, the later keeps its old one until it is settled.
 */
export function retieChains(
  database: WritableDatabase,
  { accountId, orderId }: { readonly accountId: string; readonly orderId: string },
): void {
  const touched = database
    .prepare<[string, string], { transactionId: string; rootId: string }>(
      'SELECT transaction_id AS transactionId, root_id AS rootId FROM transactions WHERE account_id = ? AND order_id = ?',
    )
    .all(accountId, orderId);
  const roots = JSON.stringify([...new Set(touched.flatMap(({ transactionId, rootId }) => [transactionId, rootId]))]);
  database.prepare(retieRows).run({ accountId, roots });
  database.prepare(retieOperations).run({ accountId, roots });
}

/** A reference that has not come in yet stands for its own chain; one that leads round in a ring changes nothing. */
const retieRows = `
  UPDATE transactions AS row SET root_id = coalesce((
    WITH RECURSIVE way (transaction_id, reference_id) AS (
      SELECT row.transaction_id, row.reference_id
      UNION
      SELECT way.reference_id, next.reference_id
      FROM way LEFT JOIN transactions next ON next.account_id = @accountId AND next.transaction_id = way.reference_id
      WHERE way.reference_id IS NOT NULL
    )
    SELECT transaction_id FROM way WHERE reference_id IS NULL
  ), root_id)
  WHERE account_id = @accountId AND root_id IN (SELECT value FROM json_each(@roots))
`;

const retieOperations = `
  UPDATE OR IGNORE operations SET chain_id = r.root_id
  FROM transactions r
  WHERE r.account_id = operations.account_id AND r.transaction_id = operations.reference_id
    AND operations.account_id = @accountId AND operations.operation IN ('refund', 'capture', 'void')
    AND operations.chain_id IN (SELECT value FROM json_each(@roots)) AND operations.chain_id <> r.root_id
`;
