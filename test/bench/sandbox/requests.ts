import qs from 'qs';
import { sign } from '../../../protocol/signature.ts';

export const identifier = 'SHOP';
export const secret = 'Y#iK*h-fZ>E<:7Ai';

/** The body of a payment that is worth many refunds. */
export function paymentBody(order: number): string {
  return signed({
    OPERATIONTYPE: 'payment',
    ORDERID: String(order),
    AMOUNT: '100000',
    CLIENTIDENT: 'john.snow',
    CLIENTEMAIL: 'john.snow@example.com',
    CLIENTUSERAGENT: 'Mozilla/5.0',
    CLIENTIP: '10.1.1.1',
    CARDCODE: '1111222233334444',
    CARDCVV: '123',
    CARDVALIDITYDATE: '12-99',
    CARDFULLNAME: 'JOHN SNOW',
    DESCRIPTION: 'Knows nothing',
  });
}

/** The body of a refund of one cent. */
export function refundBody(transactionId: string): string {
  return signed({
    OPERATIONTYPE: 'refund',
    TRANSACTIONID: transactionId,
    ORDERID: '1234',
    DESCRIPTION: 'Knows nothing',
    AMOUNT: '1',
  });
}

function signed(more: { readonly OPERATIONTYPE: string; readonly [name: string]: string }): string {
  const params = { IDENTIFIER: identifier, VERSION: '3.0', ...more };
  return qs.stringify({ method: params.OPERATIONTYPE, params: { ...params, HASH: sign(params, secret) } });
}
