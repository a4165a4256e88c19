import { describe, expect, it } from 'vitest';
import { cardNumber } from '../../../protocol/parameters/formats.ts';
import { resultOf, testCards } from '../../../sandbox/bank/test-cards.ts';
import { openShop, withoutCard } from '../client.ts';

describe('B11 card numbers', () => {
  it('B11 every card of the table is a valid number and gives its code', async () => {
    const shop = await openShop();
    expect(testCards.length).toBeGreaterThan(45);
    for (const { number, execcode } of testCards) {
      expect(cardNumber().safeParse(number).success, number).toBe(true);
      expect((await shop.pay({ CARDCODE: number }))['EXECCODE'], number).toBe(execcode);
    }
  });

  it('B11 any other number that ends in a code of the table gives that code, else 0000', async () => {
    expect(resultOf('4001')).toBe('4001');
    expect(resultOf('4004')).toBe('0000');
    expect(resultOf('1002')).toBe('0000');
    const shop = await openShop();
    expect((await shop.pay({ CARDCODE: '4000100011112224' }))['EXECCODE']).toBe('0000');
  });

  it('B11 not 12 to 19 digits, or no Luhn: 1002', async () => {
    const shop = await openShop();
    for (const CARDCODE of ['11112222333', '5555550082334007', '1111 2222 3333 4444', '11112222333344445555', 'x']) {
      expect((await shop.pay({ CARDCODE }))['MESSAGE'], CARDCODE).toBe('The parameter "CARDCODE" is invalid.');
    }
  });

  it('B11 an enrolled card without 3DSECURE=yes is not redirected', async () => {
    const shop = await openShop();
    expect((await shop.pay({ CARDCODE: '5206019820620400' }))['EXECCODE']).toBe('0000');
    expect((await shop.pay({ CARDCODE: '5206019820620400', '3DSECURE': 'yes' }))['EXECCODE']).toBe('0001');
  });

  it('B11 edits have no card trigger', async () => {
    const shop = await openShop();
    const { TRANSACTIONID } = await shop.pay();
    expect((await shop.refund(TRANSACTIONID, { AMOUNT: '4001' }))['EXECCODE']).toBe('2008');
    expect((await shop.refund(TRANSACTIONID))['EXECCODE']).toBe('0000');
  });
});

describe('B12 validity', () => {
  it('B12 a card is good through the last day of its month, in the account’s zone', async () => {
    const march = { CARDVALIDITYDATE: '03-26' };
    const codeAt = async (now: string, zone: string) =>
      (await (await openShop({ zone }, { now })).pay(march))['EXECCODE'];
    expect(await codeAt('2026-03-31T21:59:59Z', 'Europe/Paris')).toBe('0000');
    expect(await codeAt('2026-03-31T22:00:00Z', 'Europe/Paris')).toBe('4012');
    expect(await codeAt('2026-03-31T22:00:00Z', 'Europe/London')).toBe('0000');
    expect(await codeAt('2026-03-31T15:00:00Z', 'Asia/Tokyo')).toBe('4012');
  });

  it('B12 anything but MM-YY is 1002', async () => {
    const shop = await openShop();
    for (const CARDVALIDITYDATE of ['13-28', '2028-12', '12/28', '1-28']) {
      expect((await shop.pay({ CARDVALIDITYDATE }))['MESSAGE']).toContain('"CARDVALIDITYDATE"');
    }
  });
});

describe('B13 cryptogram', () => {
  it('B13 required with CARDCODE, three or four digits, and 000 is refused by the bank', async () => {
    const shop = await openShop();
    expect((await shop.pay({ CARDCVV: undefined }))['MESSAGE']).toBe('The parameter "CARDCVV" is missing.');
    for (const CARDCVV of ['12', '12345', '12a']) {
      expect((await shop.pay({ CARDCVV }))['MESSAGE']).toBe('The parameter "CARDCVV" is invalid.');
    }
    expect((await shop.pay({ CARDCVV: '000' }))['EXECCODE']).toBe('4012');
    expect((await shop.pay({ CARDCVV: '1234' }))['EXECCODE']).toBe('0000');
  });

  it('B13 with an ALIAS in one click it may be sent, and is looked at', async () => {
    const shop = await openShop();
    const { ALIAS } = await shop.pay({ CREATEALIAS: 'yes' });
    const oneClick = { ...withoutCard, ALIAS, ALIASMODE: 'oneclick' };
    expect((await shop.pay(oneClick))['EXECCODE']).toBe('0000');
    expect((await shop.pay({ ...oneClick, CARDCVV: '000' }))['EXECCODE']).toBe('4012');
  });
});

describe('B15, B16 codes of the system', () => {
  it('B15 5004 has a TRANSACTIONID; edits are 2006 until 60 seconds later it is 0000', async () => {
    const shop = await openShop();
    const { TRANSACTIONID, EXECCODE, ALIAS } = await shop.pay({ CARDCODE: '5555552450575004', CREATEALIAS: 'yes' });
    expect([EXECCODE, ALIAS]).toEqual(['5004', undefined]);
    for (const edit of [shop.refund, shop.cancel, shop.capture]) {
      expect((await edit(TRANSACTIONID))['EXECCODE']).toBe('2006');
    }
    shop.sandbox.clock.advance(59_999);
    expect((await shop.refund(TRANSACTIONID))['EXECCODE']).toBe('2006');
    shop.sandbox.clock.advance(1);
    expect(shop.sandbox.rows()[0]).toMatchObject({ execcode: '0000', alias: TRANSACTIONID });
    expect((await shop.refund(TRANSACTIONID))['EXECCODE']).toBe('0000');
  });

  it('B16 5001 to 5003 moved nothing and keep their code', async () => {
    const shop = await openShop();
    for (const CARDCODE of ['5555557730105001', '4234604508525002', '5555558065525003']) {
      const { TRANSACTIONID, EXECCODE } = await shop.pay({ CARDCODE });
      expect(EXECCODE).toBe(CARDCODE.slice(-4));
      expect((await shop.refund(TRANSACTIONID))['EXECCODE']).toBe('2003');
      expect(shop.sandbox.balanceOf('SHOP', TRANSACTIONID ?? '')).toMatchObject({ debit: 0, left: 0 });
    }
    shop.sandbox.clock.advance(24 * 3_600_000);
    expect(shop.sandbox.rows().map(({ execcode }) => execcode)).toEqual(['5001', '5002', '5003']);
  });
});

describe('B18 an authorization of 0', () => {
  it('B18 gives card information and cannot be captured, voided or refunded', async () => {
    const shop = await openShop();
    const answer = await shop.authorize({ AMOUNT: '0', CARDCODE: '4234603011240000' });
    expect(answer).toMatchObject({
      EXECCODE: '0000',
      CARDTYPE: 'VISA',
      CARDNETWORK: 'VISA',
      CARDCOUNTRY: 'FR',
      CARDCODE: 'XXXXXXXXXXXX0000',
      CARDVALIDITYDATE: '12-28',
      CARDFULLNAME: 'JOHN SNOW',
    });
    const { TRANSACTIONID } = answer;
    expect((await shop.capture(TRANSACTIONID))['EXECCODE']).toBe('2005');
    expect((await shop.cancel(TRANSACTIONID))['EXECCODE']).toBe('2015');
    expect((await shop.refund(TRANSACTIONID))['EXECCODE']).toBe('2004');
  });

  it('B18 takes no CAPTUREDATE, and a refused one or one above 0 tells nothing of the card', async () => {
    const shop = await openShop();
    const dated = await shop.authorize({ AMOUNT: '0', CAPTUREDATE: '2026-03-12' });
    expect(dated['MESSAGE']).toBe('The parameter "CAPTUREDATE" is invalid.');
    expect(await shop.authorize({ AMOUNT: '0', CARDCVV: '000' })).not.toHaveProperty('CARDCODE');
    expect(await shop.authorize({ AMOUNT: '1' })).not.toHaveProperty('CARDCODE');
  });
});
