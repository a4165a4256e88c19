import type { Chain } from '../../domain/chain.ts';
import { findStanding, type UnreadFact } from '../../domain/unread.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { findTransaction, listOrder, type TransactionKey } from './transactions.ts';

/** Rows that could not be read and still stand for a chain, the newest first (see domain/unread.ts). */
export function listUnread(
  database: ReadableDatabase,
  accountId: string,
  { chainId, transactions }: Pick<Chain, 'chainId' | 'transactions'>,
): UnreadFact[] {
  const ids = [chainId, ...transactions.map(({ transactionId }) => transactionId)];
  const orders = transactions.map(({ orderId }) => orderId);
  return findUnread(database, { accountId, chainId, ids, orders });
}

/** The same of an order under which no chain begins yet: what is of a known chain is not meant. */
export function listUnreadOfOrder(database: ReadableDatabase, accountId: string, orderId: string): UnreadFact[] {
  return findUnread(database, { accountId, chainId: '', ids: [], orders: [orderId] });
}

/** Every row that could not be read, of a TRANSACTIONID or told to refer to it, whatever answers for it. */
export function listUnreadAbout(
  database: ReadableDatabase,
  { accountId, transactionId }: TransactionKey,
): readonly UnreadFact[] {
  return listCandidates(database, { accountId, ids: [transactionId], orders: [] });
}

interface Sought {
  readonly accountId: string;
  readonly chainId: string;
  readonly ids: readonly string[];
  readonly orders: readonly string[];
}

function findUnread(database: ReadableDatabase, { chainId, ...sought }: Sought): UnreadFact[] {
  const { accountId } = sought;
  const found = listCandidates(database, sought);
  if (found.length === 0) return [];
  return findStanding(found, chainId, {
    find: (transactionId) => findTransaction(database, { accountId, transactionId }),
    listOrder: (orderId) => listOrder(database, { accountId, orderId }),
  });
}

/** Each once, by all that it tells but when. */
function listCandidates(
  database: ReadableDatabase,
  { accountId, ...sought }: Omit<Sought, 'chainId'>,
): readonly UnreadFact[] {
  const ids = JSON.stringify([...new Set(sought.ids)]);
  const orders = JSON.stringify([...new Set(sought.orders)]);
  const found = database.prepare<object, UnreadFact & { content: string }>(candidates).all({ accountId, ids, orders });
  return [...new Map(found.map(({ content, ...unread }) => [content, unread])).values()];
}

const columns = `
  u.content, u.account_id AS accountId, u.transaction_id AS transactionId, u.order_id AS orderId,
  u.reference_id AS referenceId, u.operation, u.blamed AS column, u.problem, u.source, u.told_at AS at
`;

/** Each part goes by an index of its own, whose condition it repeats; CROSS JOIN keeps the list outside. */
const candidates = `
  SELECT ${columns} FROM json_each(@orders) j CROSS JOIN unread_rows u INDEXED BY unread_rows_by_order
  WHERE u.account_id = @accountId AND u.order_id = j.value AND u.order_id <> ''
  UNION ALL
  SELECT ${columns} FROM json_each(@ids) j CROSS JOIN unread_rows u INDEXED BY unread_rows_by_reference
  WHERE u.account_id = @accountId AND u.reference_id = j.value AND u.reference_id IS NOT NULL
  UNION ALL
  SELECT ${columns} FROM json_each(@ids) j CROSS JOIN unread_rows u INDEXED BY unread_rows_by_transaction
  WHERE u.account_id = @accountId AND u.transaction_id = j.value AND u.transaction_id IS NOT NULL
`;
