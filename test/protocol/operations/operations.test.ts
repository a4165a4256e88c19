import { describe, expect, it } from 'vitest';
import { authorization, capture, payment, refund, voidOperation } from '../../../protocol/operations/index.ts';

const edit = {
  IDENTIFIER: 'SHOP',
  TRANSACTIONID: 'A1123456',
  ORDERID: '1234',
  DESCRIPTION: 'Knows nothing',
  VERSION: '3.0',
  HASH: '15477dcb8687adf90fa51e418f3c1a2d025f40b177a978c2734514734633b3c4',
};

/** The example of the gateway's own page (S0:37–53). */
const cardPayment = {
  IDENTIFIER: 'YOUR_IDENTIFIER',
  OPERATIONTYPE: 'payment',
  ORDERID: '1234',
  AMOUNT: '1000',
  CLIENTIDENT: 'john.snow',
  CLIENTEMAIL: 'john.snow@example.com',
  CLIENTREFERRER: 'https://your_shop.com/order?id=1234',
  CLIENTUSERAGENT: 'Mozilla/5.0 (Windows NT 6.1; WOW64; rv:47.0) Gecko/20100101 Firefox/47.0',
  CLIENTIP: '10.1.1.1',
  CARDCODE: '1111222233334444',
  CARDCVV: '123',
  CARDVALIDITYDATE: '12-17',
  CARDFULLNAME: 'JOHN SNOW',
  DESCRIPTION: 'Knows nothing',
  HASH: edit.HASH,
  VERSION: '3.0',
};

describe.each([capture, refund, voidOperation])('$type', (operation) => {
  const complete = { ...edit, OPERATIONTYPE: operation.type };

  it('takes the documented request, with and without its optional parameters', () => {
    expect(operation.schema.safeParse(complete).success).toBe(true);
    expect(operation.schema.safeParse({ ...complete, AMOUNT: '500', EXTRADATA: 'x' }).success).toBe(true);
  });

  it.each(operation.required)('names %s when it is missing', (name) => {
    const { [name]: _, ...rest } = complete as Record<string, string>;
    expect(operation.schema.safeParse(rest).error?.issues[0]?.path).toEqual([name]);
  });

  it('refuses another operation, and lets unknown parameters pass (rules.md A4)', () => {
    expect(operation.schema.safeParse({ ...complete, OPERATIONTYPE: 'payment' }).success).toBe(false);
    expect(operation.schema.parse({ ...complete, NEWFIELD: 'x' })).toHaveProperty('NEWFIELD', 'x');
  });
});

describe('payment and authorization', () => {
  it("take the page's own example", () => {
    expect(payment.card.schema.safeParse(cardPayment).success).toBe(true);
    const authorized = { ...cardPayment, OPERATIONTYPE: 'authorization', CAPTUREDATE: '2026-12-01' };
    expect(authorization.card.schema.safeParse(authorized).success).toBe(true);
  });

  it('take an alias in place of the card, with an optional cryptogram', () => {
    const { CARDCODE, CARDCVV, CARDVALIDITYDATE, CARDFULLNAME, ...bare } = cardPayment;
    const byAlias = { ...bare, ALIAS: 'A1111300', ALIASMODE: 'oneclick' };
    expect(payment.alias.schema.safeParse(byAlias).success).toBe(true);
    expect(payment.alias.schema.safeParse({ ...byAlias, CARDCVV: '123' }).success).toBe(true);
    expect(payment.alias.schema.safeParse(bare).success).toBe(false);
    expect(payment.card.schema.safeParse(byAlias).success).toBe(false);
  });

  it.each(payment.card.required)('name %s when it is missing', (name) => {
    const { [name]: _, ...rest } = cardPayment as Record<string, string>;
    expect(payment.card.schema.safeParse(rest).error?.issues[0]?.path).toEqual([name]);
  });
});
