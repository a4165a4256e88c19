import { findRoot } from '../../domain/references.ts';
import type { Transaction } from '../../domain/transaction.ts';
import { findTransaction, listOrder, listRoot } from '../queries/transactions.ts';
import { noteChain, type Writing } from '../writing/writing.ts';

/**
 * Puts the rows of an order, and all that hang on them, under the roots that their references lead to. Operations of this
 * desk follow what they refer to; of two that would then hold one chain, the later keeps its old one until it is settled.
 */
export function retieOrder(writing: Writing, order: Pick<Transaction, 'accountId' | 'orderId'>): void {
  const { database } = writing;
  const { accountId } = order;
  const roots = new Set(listOrder(database, order).flatMap(({ transactionId, rootId }) => [transactionId, rootId]));
  const rows = [...roots].flatMap((rootId) => listRoot(database, accountId, rootId));
  const byId = new Map(rows.map((row) => [row.transactionId, row]));
  const find = (transactionId: string) =>
    byId.get(transactionId) ?? findTransaction(database, { accountId, transactionId });
  for (const row of rows) {
    const rootId = findRoot(row, find);
    if (rootId === row.rootId) continue;
    database
      .prepare('UPDATE transactions SET root_id = ? WHERE account_id = ? AND transaction_id = ?')
      .run(rootId, accountId, row.transactionId);
    noteChain(writing, accountId, rootId);
  }
  database.prepare(retieOperations).run({ accountId, roots: JSON.stringify([...roots]) });
}

const retieOperations = `
  UPDATE OR IGNORE operations SET chain_id = r.root_id
  FROM transactions r
  WHERE r.account_id = operations.account_id AND r.transaction_id = operations.reference_id
    AND operations.account_id = @accountId AND operations.operation IN ('refund', 'capture', 'void')
    AND operations.chain_id IN (SELECT value FROM json_each(@roots)) AND operations.chain_id <> r.root_id
`;
