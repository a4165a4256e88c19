import type { AccountSettings } from '../accounts/settings.ts';
import type { ExportOrder } from '../book/exports.ts';
import type { Row } from '../book/row.ts';
import type { Gateway } from '../gateway.ts';

/** An account without what must stay secret. */
export function viewAccount({ secret: _secret, notificationSecret: _other, apiKeys, ...account }: AccountSettings) {
  return { ...account, apiKeys: apiKeys.map(({ id, disabled }) => ({ id, disabled })) };
}

/** Where the money of each chain stands, by its root; minor units. */
export function viewBalances(
  gateway: Gateway,
  { identifier, transactionId }: { identifier?: string | undefined; transactionId?: string | undefined },
) {
  return gateway
    .rows(identifier)
    .filter((row) => (transactionId === undefined ? row.chain === row.sequence : row.transactionId === transactionId))
    .map((row) => viewBalance(gateway, row));
}

function viewBalance(gateway: Gateway, row: Row) {
  const { identifier, transactionId, operation, currency } = row;
  return { identifier, transactionId, operation, currency, ...gateway.balanceOf(identifier, transactionId) };
}

/** An export without its file, which has an address of its own. */
export function viewExport({ id, content, ...order }: ExportOrder) {
  return { id, requestId: `W${id}`, ...order, bytes: content?.length ?? 0 };
}
