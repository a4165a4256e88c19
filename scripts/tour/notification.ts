import { sign } from '../../protocol/signature.ts';
import type { Sandbox } from '../../sandbox/index.ts';

/** A notification of the demo shop as the gateway would write it, signed with its key unless told otherwise (protocol.md §9). */
export function writeNotification(
  sandbox: Sandbox | undefined,
  told: Readonly<Record<string, string>>,
  secret = sandbox?.accounts.find(({ identifier }) => identifier === 'DEMOSHOP')?.secret ?? '',
): string {
  const fields = {
    IDENTIFIER: 'DEMOSHOP',
    EXECCODE: '0000',
    MESSAGE: 'Successful operation',
    CURRENCY: 'EUR',
    CLIENTIDENT: 'j.snow',
    CLIENTEMAIL: 'j.snow@example.com',
    VERSION: '3.0',
    ...told,
  };
  return new URLSearchParams({ ...fields, HASH: sign(fields, secret) }).toString();
}

/** What the gateway tells of the newest row of a kind, with the EXTRADATA that it was sent and the ALIAS that it made. */
export function writeNewest(sandbox: Sandbox | undefined, operation: string): string {
  const row = sandbox?.rows('DEMOSHOP').findLast((candidate) => candidate.operation === operation);
  if (!row) throw new Error(`The gateway has carried no ${operation} out.`);
  return writeNotification(sandbox, {
    OPERATIONTYPE: row.operation,
    TRANSACTIONID: row.transactionId,
    ORDERID: row.orderId,
    AMOUNT: String(row.amount),
    EXECCODE: row.execcode,
    EXTRADATA: row.extraData,
    CLIENTIDENT: row.clientIdent,
    CLIENTEMAIL: row.clientEmail,
    ...(row.alias !== '' && { ALIAS: row.alias }),
  });
}
