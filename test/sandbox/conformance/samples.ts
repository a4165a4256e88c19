import type { Pair } from './clients.ts';

export const secret = 'Y#iK*h-fZ>E<:7Ai';

/** The clock of these tests stands here: a Tuesday. */
export const now = '2026-03-10T09:00:00Z';

const person: readonly Pair[] = [
  ['CLIENTIDENT', 'john.snow'],
  ['CLIENTEMAIL', 'john.snow@example.com'],
  ['CLIENTREFERRER', 'https://your_shop.com/order?id=1234'],
  ['CLIENTUSERAGENT', 'Mozilla/5.0 (Windows NT 6.1; WOW64; rv:47.0) Gecko/20100101 Firefox/47.0'],
  ['CLIENTIP', '10.1.1.1'],
];

const card: readonly Pair[] = [
  ['CARDCODE', '1111222233334444'],
  ['CARDCVV', '123'],
  ['CARDVALIDITYDATE', '12-28'],
  ['CARDFULLNAME', 'JOHN SNOW'],
];

/** Everything that encodings disagree about. */
const description: Pair = ['DESCRIPTION', 'Knows; nothing? a=b & c+d "été" – 100 % ~*(!)\' €'];

const account: readonly Pair[] = [['IDENTIFIER', 'SHOP']];

const list = (...pairs: readonly Pair[]) => pairs;

const order = (operation: string, ...amounts: readonly Pair[]) =>
  list(...account, ['OPERATIONTYPE', operation], ['ORDERID', '1234'], ...amounts, ...person, ...card, description);

/** A request's parameters in the order in which a program would list them; VERSION and HASH are left to the client. */
export const samples = {
  payment: order('payment', ['AMOUNT', '1000']),
  authorization: list(...order('authorization', ['AMOUNT', '1000']), ['CREATEALIAS', 'YES']),
  'a payment with empty values': list(
    ...order('payment', ['AMOUNT', '1000']),
    ...list(['EXTRADATA', ''], ['CLIENTDOB', ''], ['3DSECURE', ''], ['ALIAS', '']),
  ),
  'a payment in instalments': order(
    'payment',
    ...list(['AMOUNTS[2026-03-10]', '20000'], ['AMOUNTS[2026-04-10]', '10000'], ['AMOUNTS[2026-05-10]', '10000']),
  ),
  'a payment with a cart': list(
    ...order('payment', ['AMOUNT', '1000']),
    ...list(['CART[0][NAME]', 'Long claw'], ['CART[0][PRICE]', '400'], ['CART[0][QUANTITY]', '2']),
    ...list(['CART[1][NAME]', 'Ghost’s bone'], ['CART[1][PRICE]', '200'], ['CART[1][QUANTITY]', '1']),
  ),
} as const;

/** A capture, refund or void of a transaction; with an empty AMOUNT, as ActiveMerchant sends it. */
export function editSample(operation: 'capture' | 'refund' | 'void', transactionId: string): readonly Pair[] {
  return [
    ...account,
    ['OPERATIONTYPE', operation],
    ['TRANSACTIONID', transactionId],
    ['ORDERID', 'order_42'],
    ['AMOUNT', ''],
    description,
  ];
}
