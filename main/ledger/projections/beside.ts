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

/** Whether anything of an account could not be read. */
export function hasUnread(database: WritableDatabase, accountId: string): boolean {
  const asked = database.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM unread_rows WHERE account_id = ?)');
  return asked.pluck().get(accountId) === 1;
}

/** The chains for which a row may stand that could not be read, where some chains may answer for it. */
export function listRootsBesideUnread(
  database: WritableDatabase,
  accountId: string,
  roots: ReadonlySet<string>,
): string[] {
  const touching = database
    .prepare<object, Touching>(touchingUnread)
    .all({ accountId, roots: JSON.stringify([...roots]) });
  const orders = new Set(touching.map(({ orderId }) => orderId).filter((orderId) => orderId !== ''));
  const ids = new Set(
    touching.flatMap(({ transactionId, referenceId }) => [transactionId ?? [], referenceId ?? []].flat()),
  );
  const ofIds = database.prepare<object, string>(rootsOfIds).pluck();
  return [
    ...listRootsOfOrders(database, accountId, orders),
    ...ofIds.all({ accountId, ids: JSON.stringify([...ids]) }),
  ];
}

/** What a row that could not be read names. */
interface Touching {
  readonly transactionId: string | null;
  readonly referenceId: string | null;
  readonly orderId: string;
}

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
  SELECT t.root_id FROM json_each(@ids) j CROSS JOIN transactions t
  WHERE t.account_id = @accountId AND t.transaction_id = j.value
`;
