import { type Beside, isTrace, mayLackRows, mostBeside, nothingBeside } from '../../domain/beside.ts';
import { readChainId } from '../../domain/chain.ts';
import { compareByTime } from '../../domain/order-of-business.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from './rows.ts';
import { findTransaction, listRoot } from './transactions.ts';

/** What nobody could attribute in the orders of a transaction's chain. */
export function readBeside(
  database: ReadableDatabase,
  accountId: string,
  chainId: string,
  transactions: readonly Transaction[],
): Beside {
  if (readChainId(chainId).kind !== 'chain') return nothingBeside;
  const orders = [...new Set(transactions.map(({ orderId }) => orderId))];
  const edits = listUnattributed(database, accountId, orders);
  const traces = mayLackRows(transactions) ? listTraces(database, accountId, orders) : [];
  if (edits.length === 0) return traces.length === 0 ? nothingBeside : { ...nothingBeside, traces };
  const ofEdits = [...new Set(edits.map(({ orderId }) => orderId))];
  if (ofEdits.includes('')) return { edits, rows: null, traces };
  const rows = listOrders(database, accountId, ofEdits);
  if (rows.length <= mostBeside) rows.push(...listElsewhere(database, accountId, rows));
  return { edits, rows: rows.length > mostBeside ? null : rows, traces };
}

/** Edits of some orders that refer to nothing that is known; such edits are few, and have an index of their own. */
function listUnattributed(database: ReadableDatabase, accountId: string, orders: readonly string[]): Transaction[] {
  return database
    .prepare<[string, string], StoredTransaction>(unattributed)
    .all(JSON.stringify(orders), accountId)
    .map(toTransaction)
    .toSorted(compareByTime);
}

const unattributed = `
  SELECT ${transactionColumns} FROM json_each(?) o CROSS JOIN transactions t INDEXED BY transactions_without_reference
  WHERE t.account_id = ? AND t.order_id = o.value
    AND t.operation IN ('capture', 'void', 'refund') AND t.told_reference_id IS NULL
    AND t.reference_id IS NULL AND t.status <> 'refused'
`;

/** Refunds and voids of some orders that no source ties to a chain that is known (domain/beside.ts). */
function listTraces(database: ReadableDatabase, accountId: string, orders: readonly string[]): Transaction[] {
  return database
    .prepare<[string, string], StoredTransaction>(editsOfOrders)
    .all(JSON.stringify(orders), accountId)
    .map(toTransaction)
    .filter((row) => isTrace(row, findTransaction(database, { accountId, transactionId: row.rootId })))
    .toSorted(compareByTime);
}

const editsOfOrders = `
  SELECT ${transactionColumns} FROM json_each(?) o CROSS JOIN transactions t INDEXED BY transactions_by_order
  WHERE t.order_id = o.value AND t.account_id = ? AND t.operation IN ('refund', 'void')
`;

/** The rows of some orders, and one more than are read together where there are more. */
function listOrders(database: ReadableDatabase, accountId: string, orders: readonly string[]): Transaction[] {
  return orders.flatMap((orderId) =>
    database
      .prepare<[string, string, bigint], StoredTransaction>(
        `SELECT ${transactionColumns} FROM transactions t
         WHERE t.order_id = ? AND t.account_id = ? ORDER BY t.position LIMIT ?`,
      )
      .all(orderId, accountId, BigInt(mostBeside + 1))
      .map(toTransaction),
  );
}

/** What hangs on some rows under other orders than theirs. */
function listElsewhere(database: ReadableDatabase, accountId: string, rows: readonly Transaction[]): Transaction[] {
  const known = new Set(rows.map(({ transactionId }) => transactionId));
  const roots = [...new Set(rows.map(({ rootId }) => rootId))];
  return roots
    .flatMap((rootId) => listRoot(database, accountId, rootId))
    .filter(({ transactionId }) => !known.has(transactionId));
}
