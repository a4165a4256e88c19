import { exportPath, getTransactions } from '../../protocol/operations/index.ts';
import { sign } from '../../protocol/signature.ts';
import type { Account } from '../accounts/account.ts';
import type { GatewayRequest } from '../gateway/gateway.ts';
import { exportColumns } from './export-row.ts';

/** What is asked for: an order with everything in it, or one transaction. */
export type Wanted =
  | { readonly by: 'order'; readonly orderId: string }
  | { readonly by: 'transaction'; readonly transactionId: string };

/** A look-up that is answered at once, with the columns that the ledger reads (protocol.md §10.1). */
export function buildLookup(account: Account, wanted: Wanted, secret: string): GatewayRequest {
  const method = getTransactions.byOrder.type;
  const parameters = {
    IDENTIFIER: account.identifier,
    OPERATIONTYPE: method,
    ...(wanted.by === 'order' ? { ORDERID: wanted.orderId } : { TRANSACTIONID: wanted.transactionId }),
    COLUMNS: exportColumns.join(';'),
    ...(account.signing.kind === 'apiKey' && { APIKEYID: account.signing.apiKeyId }),
    VERSION: '3.0',
  };
  return {
    url: new URL(exportPath, account.url).href,
    method,
    parameters: { ...parameters, HASH: sign(parameters, secret) },
  };
}
