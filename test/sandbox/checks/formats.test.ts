import { describe, expect, it } from 'vitest';
import { openShop, type Shop, type Value } from '../client.ts';

type Case = Readonly<Record<string, Value | undefined>>;

async function outcomes(shop: Shop, cases: readonly Case[], operation: 'pay' | 'authorize' = 'pay') {
  const answers = [];
  for (const more of cases) {
    const answer = await shop[operation](more);
    const named = /"(.+)"/.exec(answer['MESSAGE'] ?? '')?.[1];
    answers.push(named === undefined ? answer['EXECCODE'] : `${answer['EXECCODE']} ${named}`);
  }
  return answers;
}

describe('A3 empty and repeated parameters', () => {
  it('A3 a required parameter sent empty is missing, an optional one is ignored, both are signed', async () => {
    const shop = await openShop();
    expect(await outcomes(shop, [{ ORDERID: '' }, { EXTRADATA: '' }, { CART: { 0: { TAX: '' } } }])).toEqual([
      '1001 ORDERID',
      '0000',
      '0000',
    ]);
  });

  it('A3 a refund with an empty AMOUNT refunds all that is left', async () => {
    const shop = await openShop();
    const { TRANSACTIONID } = await shop.pay();
    await shop.refund(TRANSACTIONID, { AMOUNT: '300' });
    expect(await shop.refund(TRANSACTIONID, { AMOUNT: '' })).toMatchObject({ EXECCODE: '0000', AMOUNT: '700' });
  });
});

describe('A4 parameters that do not belong', () => {
  it('A4 an unknown parameter is signed and ignored', async () => {
    const shop = await openShop();
    expect(await outcomes(shop, [{ CURRENCY: 'JPY' }, { NOSUCH: 'x' }, { NOSUCH: { a: 'b' } }])).toEqual([
      '0000',
      '0000',
      '0000',
    ]);
    expect((await shop.pay({ HASH: 'f'.repeat(64), NOSUCH: 'x' }))['EXECCODE']).toBe('1003');
  });

  it('A4 AMOUNTS and CAPTUREDATE in the wrong place are named', async () => {
    const shop = await openShop();
    expect(await outcomes(shop, [{ CAPTUREDATE: '2026-03-12' }])).toEqual(['1002 CAPTUREDATE']);
    expect(await outcomes(shop, [{ AMOUNTS: { '2026-03-10': '1' } }], 'authorize')).toEqual(['1002 AMOUNTS']);
    const { TRANSACTIONID } = await shop.authorize();
    const late = await shop.capture(TRANSACTIONID, { CAPTUREDATE: '2026-03-12' });
    expect(late['MESSAGE']).toBe('The parameter "CAPTUREDATE" is invalid.');
    const many = await shop.capture(TRANSACTIONID, { AMOUNTS: { '2026-03-10': '1' } });
    expect(many['MESSAGE']).toBe('The parameter "AMOUNTS" is invalid.');
  });

  it('A4 3DSECURE=yes or CARDCVV with ALIASMODE=subscription is named', async () => {
    const shop = await openShop();
    const { ALIAS } = await shop.pay({ CREATEALIAS: 'yes' });
    const byAlias = { CARDCODE: undefined, CARDCVV: undefined, ALIAS, ALIASMODE: 'subscription' };
    expect(
      await outcomes(shop, [
        { ...byAlias, '3DSECURE': 'yes' },
        { ...byAlias, CARDCVV: '123' },
        { ...byAlias, '3DSECURE': 'no' },
      ]),
    ).toEqual(['1002 3DSECURE', '1002 CARDCVV', '0000']);
  });
});

describe('A5 formats that tempt to be too strict', () => {
  it('A5 accepts what the seeds’ own examples send', async () => {
    const shop = await openShop();
    expect(
      await outcomes(shop, [
        { CLIENTREFERRER: undefined },
        { CLIENTREFERRER: 'https://your_shop.com/order?id=1234;x=y' },
        { CLIENTIP: '10.1.1.1' },
        { BILLINGCOUNTRY: 'US', BILLINGMOBILEPHONE: '33666666666' },
        { BILLINGMOBILEPHONE: '+33666666666' },
        { CREATEALIAS: 'YES' },
        { CREATEALIAS: 'true' },
        { '3DSECURE': 'No' },
        { LANGUAGE: 'FR' },
        { BILLINGFIRSTNAME: '雪'.repeat(15) },
        { DESCRIPTION: '🂡'.repeat(510) },
      ]),
    ).toEqual(Array(11).fill('0000'));
  });

  it('A5 refuses what is beyond them, with the name', async () => {
    const shop = await openShop();
    expect(
      await outcomes(shop, [
        { ORDERID: 'x'.repeat(41) },
        { CLIENTEMAIL: 'nobody' },
        { CLIENTIP: '10.1.1' },
        { BILLINGCOUNTRY: 'USA' },
        { BILLINGADDRESS: 'two\nlines' },
        { CREATEALIAS: 'perhaps' },
        { BILLINGFIRSTNAME: '雪'.repeat(16) },
        { DESCRIPTION: 'x'.repeat(511) },
        { ORDERID: { a: 'b' } },
      ]),
    ).toEqual([
      '1002 ORDERID',
      '1002 CLIENTEMAIL',
      '1002 CLIENTIP',
      '1002 BILLINGCOUNTRY',
      '1002 BILLINGADDRESS',
      '1002 CREATEALIAS',
      '1002 BILLINGFIRSTNAME',
      '1002 DESCRIPTION',
      '1002 ORDERID',
    ]);
  });

  it('A5 of two redirection addresses both or none', async () => {
    const shop = await openShop();
    const url = 'https://shop.example.com/';
    expect(
      await outcomes(shop, [
        { REDIRECTURLSUCCESS: url },
        { REDIRECTURLCANCEL: url },
        { REDIRECTURLSUCCESS: url, REDIRECTURLCANCEL: url },
      ]),
    ).toEqual(['1001 REDIRECTURLCANCEL', '1001 REDIRECTURLSUCCESS', '0000']);
  });
});

describe('A6 fields of an external MPI', () => {
  const complete = {
    '3DSECURE_CARDENROLLED': 'y',
    '3DSECURE_STATUS': 'Y',
    '3DSECURE_XID': 'a',
    '3DSECURE_CAVV': 'b',
    '3DSECURE_ECI': '05',
  };

  it('A6 accepts the union of both pages, with and without underscore', async () => {
    const shop = await openShop({ externalMpi: true });
    expect(
      await outcomes(shop, [
        {
          ...complete,
          '3DSECURE_XID': 'a'.repeat(40),
          '3DSECURE_CAVV': 'F'.repeat(45),
          '3DSECURE_CAVVALGORITHM': '9',
          '3DSECURE_RESULT': 'ABCDEF',
        },
        { '3DSECURECARDENROLLED': 'Y', '3DSECURESTATUS': 'i', '3DSECURERESULT': 'blank', '3DSECURECAVVALGORITHM': '0' },
        {
          '3DSECURECARDENROLLED': 'y',
          '3DSECURESTATUS': 'A',
          '3DSECUREXID': '0',
          '3DSECURECAVV': '1',
          '3DSECUREECI': '123456789',
        },
        { '3DSECURE_CARDENROLLED': 'u', '3DSECURE_STATUS': 'u', '3DSECURE_RESULT': 'N' },
      ]),
    ).toEqual(['0000', '0000', '0000', '0000']);
    expect((await shop.pay({ ...complete, '3DSECURE_STATUS': 'R' }))['EXECCODE']).toBe('4008');
  });

  it('A6 refuses what is beyond, under the name that was sent', async () => {
    const shop = await openShop({ externalMpi: true });
    const wrong = {
      '3DSECURE_XID': 'a'.repeat(41),
      '3DSECURECAVV': 'F'.repeat(46),
      '3DSECURE_CAVV': 'xyz',
      '3DSECURE_CAVVALGORITHM': '10',
      '3DSECURE_RESULT': 'ABCDEF0',
      '3DSECURE_ECI': '1234567890',
      '3DSECURE_CARDENROLLED': 'x',
      '3DSECURESTATUS': 'Z',
    };
    const cases = Object.entries(wrong).map(([name, value]) => ({ ...complete, [name]: value }));
    expect(await outcomes(shop, cases)).toEqual(Object.keys(wrong).map((name) => `1002 ${name}`));
  });
});

describe('A7 CART', () => {
  it('A7 a basket that adds up, with any marketplace name and any number of lines', async () => {
    const shop = await openShop();
    const line = { PRICE: '10', QUANTITY: '1' };
    const lines = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [String(index), line]));
    expect(
      await outcomes(shop, [
        {
          CART: {
            0: { NAME: 'Sword', PRICE: '500', QUANTITY: '2', TOTALAMOUNT: '1000', SUBMERCHANTEXTERNALID: 'OPERATOR' },
          },
        },
        { CART: { 0: { SUBMERCHANTEXTERNALID: 'x'.repeat(300) } } },
        { CART: { 0: { PRICE: '400', QUANTITY: '1' }, 1: { TOTALAMOUNT: '600' } } },
        { CART: lines },
        { CART: { 0: { PRICE: '400' }, 1: { TOTALAMOUNT: '1' } } },
      ]),
    ).toEqual(['0000', '0000', '0000', '0000', '0000']);
  });

  it('A7 a line that does not add up is 1002, a sum that is not AMOUNT 1007', async () => {
    const shop = await openShop();
    expect(
      await outcomes(shop, [
        { CART: { 0: { PRICE: '500', QUANTITY: '2', TOTALAMOUNT: '999' } } },
        { CART: { 0: { PRICE: '999999999999', QUANTITY: '999999999', TOTALAMOUNT: '1' } } },
        { CART: 'basket' },
        { CART: { 0: { TAX: '20%' } } },
        { CART: { 0: { PRICE: '400', QUANTITY: '1' }, 1: { TOTALAMOUNT: '601' } } },
      ]),
    ).toEqual(['1002 CART', '1002 CART', '1002 CART', '1002 CART', '1007']);
  });
});

describe('A8 AMOUNT', () => {
  it('A8 digits only, from 1 to 999999999999', async () => {
    const shop = await openShop();
    const wrong = ['10.5', '-5', '+5', '1e3', '0', '1000000000000', ' 5', '٣'];
    expect(
      await outcomes(
        shop,
        wrong.map((AMOUNT) => ({ AMOUNT })),
      ),
    ).toEqual(wrong.map(() => '1002 AMOUNT'));
    expect(
      await outcomes(
        shop,
        ['1', '999999999999', '007'].map((AMOUNT) => ({ AMOUNT })),
      ),
    ).toEqual(['0000', '0000', '0000']);
    expect(shop.sandbox.rows().map(({ amount }) => amount)).toEqual([1, 999_999_999_999, 7]);
  });

  it('A8 an amount of 0 is 2008 for a refund and 2007 for a capture', async () => {
    const shop = await openShop();
    const paid = await shop.pay();
    const authorized = await shop.authorize();
    expect((await shop.refund(paid['TRANSACTIONID'], { AMOUNT: '0' }))['EXECCODE']).toBe('2008');
    expect((await shop.capture(authorized['TRANSACTIONID'], { AMOUNT: '0' }))['EXECCODE']).toBe('2007');
    expect((await shop.refund(paid['TRANSACTIONID'], { AMOUNT: '1.00' }))['MESSAGE']).toContain('"AMOUNT"');
  });

  it('A8 neither AMOUNT nor AMOUNTS is 1001, both are 1002', async () => {
    const shop = await openShop();
    expect(await outcomes(shop, [{ AMOUNT: undefined }, { AMOUNTS: { '2026-03-10': '1000' } }])).toEqual([
      '1001 AMOUNT',
      '1002 AMOUNTS',
    ]);
  });
});

describe('A9 the payment method', () => {
  it('A9 a card account asks for CARDCODE when neither card nor ALIAS is there', async () => {
    const shop = await openShop();
    expect(await outcomes(shop, [{ CARDCODE: undefined }])).toEqual(['1001 CARDCODE']);
  });

  it('A9 each account has one currency, whatever CURRENCY says', async () => {
    const shop = await openShop({ currency: 'JPY' });
    expect(await outcomes(shop, [{ CURRENCY: 'EUR' }])).toEqual(['0000']);
    expect(shop.sandbox.rows()[0]?.currency).toBe('JPY');
  });
});
