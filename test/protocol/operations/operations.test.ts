import { describe, expect, it } from 'vitest';
import {
  authorization,
  capture,
  credit,
  getTransactions,
  payment,
  refund,
  splitPayment,
  stopntimes,
  voidOperation,
} from '../../../protocol/operations/index.ts';

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

const {
  CARDCODE: _code,
  CARDCVV: _cvv,
  CARDVALIDITYDATE: _validity,
  CARDFULLNAME: _name,
  ...withoutCard
} = cardPayment;
const alias = { ALIAS: 'A1111300', ALIASMODE: 'subscription' };

/** The example of the gateway's own page (S3:101–106). */
const AMOUNTS = { '2018-02-01': '20000', '2018-03-04': '10000', '2018-04-04': '10000' };

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

describe('credit', () => {
  it('goes to a card or to an alias, with or without the transaction that a fund transfer names (S3:67–77)', () => {
    const byCard = { ...cardPayment, OPERATIONTYPE: 'credit' };
    const byAlias = { ...withoutCard, ...alias, OPERATIONTYPE: 'credit' };
    expect(credit.card.schema.safeParse(byCard).success).toBe(true);
    expect(credit.alias.schema.safeParse(byAlias).success).toBe(true);
    expect(credit.alias.schema.safeParse({ ...byAlias, TRANSACTIONID: 'A1123456' }).success).toBe(true);
    expect(credit.alias.schema.safeParse(byCard).success).toBe(false);
    expect(credit.card.schema.safeParse(byAlias).success).toBe(false);
    expect(credit.alias.schema.safeParse({ ...byAlias, OPERATIONTYPE: 'refund' }).success).toBe(false);
  });

  it.each(credit.alias.required)('names %s when it is missing', (name) => {
    const { [name]: _, ...rest } = { ...withoutCard, ...alias, OPERATIONTYPE: 'credit' } as Record<string, string>;
    expect(credit.alias.schema.safeParse(rest).error?.issues[0]?.path).toEqual([name]);
  });
});

describe('n-times', () => {
  const { AMOUNT: _, ...rest } = cardPayment;

  it("takes the page's own example, by card and by alias", () => {
    expect(splitPayment.card.schema.safeParse({ ...rest, AMOUNTS }).success).toBe(true);
    const { AMOUNT: __, ...bare } = withoutCard;
    expect(splitPayment.alias.schema.safeParse({ ...bare, ...alias, AMOUNTS }).success).toBe(true);
  });

  it('A8 AMOUNT and AMOUNTS exclude each other, and one of them is needed', () => {
    expect(payment.card.schema.safeParse({ ...cardPayment, AMOUNTS }).error?.issues[0]?.path).toEqual(['AMOUNTS']);
    expect(splitPayment.card.schema.safeParse({ ...cardPayment, AMOUNTS }).error?.issues[0]?.path).toEqual(['AMOUNT']);
    expect(payment.card.schema.safeParse(rest).error?.issues[0]?.path).toEqual(['AMOUNT']);
    expect(splitPayment.card.schema.safeParse(rest).error?.issues[0]?.path).toEqual(['AMOUNTS']);
  });

  it('A4 AMOUNTS belongs to no authorization and to no credit', () => {
    const authorized = { ...cardPayment, OPERATIONTYPE: 'authorization', AMOUNTS };
    expect(authorization.card.schema.safeParse(authorized).error?.issues[0]?.path).toEqual(['AMOUNTS']);
    const credited = { ...cardPayment, OPERATIONTYPE: 'credit', AMOUNTS };
    expect(credit.card.schema.safeParse(credited).error?.issues[0]?.path).toEqual(['AMOUNTS']);
  });

  it('is stopped by its SCHEDULEID alone: no ORDERID, no DESCRIPTION, no TRANSACTIONID', () => {
    const stop = { IDENTIFIER: 'SHOP', OPERATIONTYPE: 'stopntimes', SCHEDULEID: 'A1', VERSION: '3.0', HASH: edit.HASH };
    expect(stopntimes.schema.safeParse(stop).success).toBe(true);
    for (const name of stopntimes.required) {
      const { [name]: _gone, ...less } = stop as Record<string, string>;
      expect(stopntimes.schema.safeParse(less).error?.issues[0]?.path).toEqual([name]);
    }
  });
});

describe('getTransactions', () => {
  const lookup = { IDENTIFIER: 'SHOP', OPERATIONTYPE: 'getTransactions', VERSION: '3.0', HASH: edit.HASH };

  it('takes one id or several joined by semicolons, each within its own length', () => {
    const long = 'z'.repeat(40);
    const { byOrder, byTransaction } = getTransactions;
    expect(byOrder.schema.safeParse({ ...lookup, ORDERID: long }).success).toBe(true);
    expect(byOrder.schema.safeParse({ ...lookup, ORDERID: `${long};${long}` }).success).toBe(true);
    expect(byOrder.schema.safeParse({ ...lookup, ORDERID: `${long};${long}z` }).success).toBe(false);
    expect(byOrder.schema.safeParse({ ...lookup, ORDERID: '1;;2' }).success).toBe(false);
    expect(byOrder.schema.safeParse(lookup).error?.issues[0]?.path).toEqual(['ORDERID']);
    expect(byTransaction.schema.safeParse({ ...lookup, TRANSACTIONID: 'A1;A2' }).success).toBe(true);
    expect(byTransaction.schema.safeParse(lookup).error?.issues[0]?.path).toEqual(['TRANSACTIONID']);
  });

  it('may go to a mailbox or an address, and name its columns', () => {
    const more = { COLUMNS: 'DATE;RULE APPLIED', CALLBACKURL: `https://shop.example.com/${'x'.repeat(40)}` };
    const { schema } = getTransactions.byOrder;
    expect(schema.safeParse({ ...lookup, ORDERID: '1', ...more, COMPRESSION: 'GZIP' }).success).toBe(true);
    expect(schema.safeParse({ ...lookup, ORDERID: '1', COMPRESSION: 'rar' }).success).toBe(false);
    expect(schema.safeParse({ ...lookup, ORDERID: '1', MAILTO: 'nobody' }).success).toBe(false);
  });
});
