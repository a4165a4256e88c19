import type { WritableDatabase } from '../database/open.ts';

/** The chains of all rows of some orders, one as often as it has rows there. */
export function listRootsOfOrders(database: WritableDatabase, accountId: string, orders: Iterable<string>): string[] {
  return database
    .prepare<object, string>(
      `SELECT t.root_id FROM json_each(@orders) j CROSS JOIN transactions t
       WHERE t.order_id = j.value AND t.account_id = @accountId`,
    )
    .pluck()
    .all({ accountId, orders: JSON.stringify([...orders]) });
}

/**
 * Chains that hang on what is known of others: those of an order in which an edit named no reference, which may be of each of
 * them; and those for which a row stands that could not be read, since what is known elsewhere may answer for it.
 */
export function listRootsBeside(database: WritableDatabase, accountId: string, roots: ReadonlySet<string>): string[] {
  const list = <Row>(sql: string, name: string, values: Iterable<string>) =>
    database.prepare<object, Row>(sql).all({ accountId, [name]: JSON.stringify([...values]) });
  const orders = new Set(list<{ orderId: string }>(ordersWithEdits, 'roots', roots).map(({ orderId }) => orderId));
  const ids = new Set<string>();
  if (database.prepare<[string], number>(hasUnread).pluck().get(accountId) === 1) {
    for (const unread of list<Touching>(touchingUnread, 'roots', roots)) {
      if (unread.orderId !== '') orders.add(unread.orderId);
      for (const id of [unread.transactionId, unread.referenceId]) if (id !== null) ids.add(id);
    }
  }
  if (orders.size + ids.size === 0) return [];
  return [
    ...listRootsOfOrders(database, accountId, orders),
    ...list<{ rootId: string }>(rootsOfIds, 'ids', ids).map(({ rootId }) => rootId),
  ];
}

/** What a row that could not be read names. */
interface Touching {
  readonly transactionId: string | null;
  readonly referenceId: string | null;
  readonly orderId: string;
}

const ordersWithEdits = `
  SELECT t.order_id AS orderId FROM json_each(@roots) j CROSS JOIN transactions t
  WHERE t.account_id = @accountId AND t.root_id = j.value AND EXISTS (
    SELECT 1 FROM transactions o INDEXED BY transactions_without_reference
    WHERE o.account_id = @accountId AND o.order_id = t.order_id
      AND o.operation IN ('capture', 'void', 'refund') AND o.told_reference_id IS NULL)
`;

const hasUnread = 'SELECT EXISTS (SELECT 1 FROM unread_rows WHERE account_id = ?)';

const held = `
  SELECT u.transaction_id AS transactionId, u.reference_id AS referenceId, u.order_id AS orderId
  FROM json_each(@roots) j CROSS JOIN transactions t CROSS JOIN unread_rows u`;

const touchingUnread = `
  ${held} INDEXED BY unread_rows_by_order
  WHERE t.account_id = @accountId AND t.root_id = j.value
    AND u.account_id = @accountId AND u.order_id = t.order_id AND u.order_id <> ''
  UNION ALL ${held} INDEXED BY unread_rows_by_reference
  WHERE t.account_id = @accountId AND t.root_id = j.value
    AND u.account_id = @accountId AND u.reference_id = t.transaction_id AND u.reference_id IS NOT NULL
  UNION ALL ${held} INDEXED BY unread_rows_by_transaction
  WHERE t.account_id = @accountId AND t.root_id = j.value
    AND u.account_id = @accountId AND u.transaction_id = t.transaction_id AND u.transaction_id IS NOT NULL
`;

const rootsOfIds = `
  SELECT t.root_id AS rootId FROM json_each(@ids) j CROSS JOIN transactions t
  WHERE t.account_id = @accountId AND t.transaction_id = j.value
`;
