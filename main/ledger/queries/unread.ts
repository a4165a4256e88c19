import type { Chain } from '../../domain/chain.ts';
import { findStanding, type UnreadFact } from '../../domain/unread.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { findTransaction, listOrder } from './transactions.ts';

/** Rows that could not be read and still stand for a chain, the newest first (see domain/unread.ts). */
export function listUnread(
  database: ReadableDatabase,
  accountId: string,
  { chainId, transactions }: Pick<Chain, 'chainId' | 'transactions'>,
): UnreadFact[] {
  const ids = JSON.stringify([...new Set([chainId, ...transactions.map(({ transactionId }) => transactionId)])]);
  const orders = JSON.stringify([...new Set(transactions.map(({ orderId }) => orderId))]);
  const found = database.prepare<object, UnreadFact & { content: string }>(candidates).all({ accountId, ids, orders });
  if (found.length === 0) return [];
  const distinct = new Map(found.map(({ content, ...unread }) => [content, unread]));
  return findStanding([...distinct.values()], chainId, {
    find: (transactionId) => findTransaction(database, { accountId, transactionId }),
    listOrder: (orderId) => listOrder(database, { accountId, orderId }),
  });
}

const columns = `
  content, account_id AS accountId, transaction_id AS transactionId, order_id AS orderId, reference_id AS referenceId,
  operation, blamed AS column, problem, source, told_at AS at
`;

/** Each part goes by an index of its own, whose condition it repeats. */
const candidates = `
  SELECT ${columns} FROM unread_rows
  WHERE account_id = @accountId AND order_id IN (SELECT value FROM json_each(@orders)) AND order_id <> ''
  UNION ALL
  SELECT ${columns} FROM unread_rows
  WHERE account_id = @accountId AND reference_id IN (SELECT value FROM json_each(@ids)) AND reference_id IS NOT NULL
  UNION ALL
  SELECT ${columns} FROM unread_rows
  WHERE account_id = @accountId AND transaction_id IN (SELECT value FROM json_each(@ids)) AND transaction_id IS NOT NULL
`;
