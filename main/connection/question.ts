import { randomUUID } from 'node:crypto';
import { exportPath, getTransactions } from '../../protocol/operations/index.ts';
import { sign } from '../../protocol/signature.ts';
import type { Account } from '../accounts/account.ts';
import type { GatewayRequest } from '../gateway/gateway.ts';

/**
 * The one request of the check: looks up an order that cannot exist, and so reads and changes nothing
 * (protocol.md §10.1).
 */
export function buildQuestion(account: Account, secret: string): GatewayRequest {
  const { type } = getTransactions.byOrder;
  const parameters = {
    IDENTIFIER: account.identifier,
    OPERATIONTYPE: type,
    ORDERID: randomUUID(),
    ...(account.signing.kind === 'apiKey' && { APIKEYID: account.signing.apiKeyId }),
    VERSION: '3.0',
  };
  return {
    url: new URL(exportPath, account.url).href,
    method: type,
    parameters: { ...parameters, HASH: sign(parameters, secret) },
  };
}
