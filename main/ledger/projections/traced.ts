import type { WritableDatabase } from '../database/open.ts';
import type { Glance } from './glance.ts';

/**
 * The orders of chains in which something changed where a refund or a void may follow a capture that nobody told of: each order
 * in which an authorization's chain has a row, for those may stand in any of them, and the orders of refunds and voids.
 */
export function listMayBeTraced(glances: readonly Glance[]): ReadonlySet<string> {
  const authorized = new Set(
    glances.filter(({ operation }) => operation === 'authorization').map(({ rootId }) => rootId),
  );
  const isAsked = ({ operation, rootId }: Glance) =>
    operation === 'refund' || operation === 'void' || authorized.has(rootId);
  return new Set(glances.filter(isAsked).map(({ orderId }) => orderId));
}

/**
 * Those of some orders in which a refund or a void stands beside the chain of an authorization: the authorization itself may
 * have another order, where an edit or a stop ties its chain to this one. A trace that is none any more has to reach what it
 * reached before, so whatever a refund or a void refers to, it counts.
 */
export function listTracedOrders(
  database: WritableDatabase,
  accountId: string,
  orders: readonly string[],
): readonly string[] {
  const members = database.prepare<object, Member>(membersOf).all({ accountId, orders: JSON.stringify(orders) });
  const besideTraces = [...Map.groupBy(members, ({ orderId }) => orderId)].map(([orderId, ofOrder]) => ({
    orderId,
    roots: listBesideTraces(ofOrder),
  }));
  const roots = new Set(besideTraces.flatMap((order) => order.roots));
  if (roots.size === 0) return [];
  const found = database.prepare<object, string>(authorizedOf).pluck();
  const authorized = new Set(found.all({ accountId, roots: JSON.stringify([...roots]) }));
  return besideTraces
    .filter((order) => order.roots.some((rootId) => authorized.has(rootId)))
    .map(({ orderId }) => orderId);
}

/** A row of an order, and whether it may follow something that nobody told of. */
interface Member {
  readonly orderId: string;
  readonly rootId: string;
  readonly mayTrace: 0 | 1;
}

/** The chains of an order that are not the only one to have a refund or a void there. */
function listBesideTraces(members: readonly Member[]): readonly string[] {
  const traces = new Set(members.filter(({ mayTrace }) => mayTrace === 1).map(({ rootId }) => rootId));
  const roots = [...new Set(members.map(({ rootId }) => rootId))];
  return roots.filter((rootId) => traces.size > (traces.has(rootId) ? 1 : 0));
}

const membersOf = `
  SELECT t.order_id AS orderId, t.root_id AS rootId, t.operation IN ('refund', 'void') AS mayTrace
  FROM json_each(@orders) j CROSS JOIN transactions t INDEXED BY transactions_by_order
  WHERE t.order_id = j.value AND t.account_id = @accountId
`;

const authorizedOf = `
  SELECT t.root_id FROM json_each(@roots) j CROSS JOIN transactions t INDEXED BY transactions_by_root
  WHERE t.account_id = @accountId AND t.root_id = j.value AND t.operation = 'authorization'
`;
