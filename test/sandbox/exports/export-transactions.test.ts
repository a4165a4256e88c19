import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { encodeCsv } from '../../../sandbox/exports/csv.ts';
import { openShop, type Shop } from '../client.ts';

type Line = Readonly<Record<string, string>>;

function linesOf(shop: Shop): readonly Line[] {
  return parse(shop.sandbox.exportTransactions(), { delimiter: ';', columns: true });
}

const olderHeader =
  'TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;NATURE;DESCRIPTION;AMOUNT;CURRENCY;FINANCIALSTATE;BILLINGFEESHT;' +
  'BILLINGFEESTTC;EXECCODE;MESSAGE;3DSECURE;CARDVALIDITYDATE;CARDFULLNAME;CARDTYPE;CARDCOUNTRY;CLIENTIDENT;' +
  'CLIENTEMAIL;CLIENTIP;CLIENTREFERRER;LANGUAGE;VERSION;REFUNDEDBY;DESCRIPTOR;REFUNDED;REFUNDTYPE;CHARGEBACKSTATUS;' +
  'CHARGEBACKDATE;ALIAS;ALIASMODE;CARDENROLLED;AUTHENTICATIONSTATUS;SIGNATURESTATUS;3DSGLOBALSTATUS;EXTRADATA;' +
  'CLIENTDOB;CLIENTADDRESS';

const moreColumns =
  'AUTHORIZEDBY;CAPTUREDBY;VOIDED;VOIDEDBY;VOIDTYPE;CARDCODE 6X4;TRANSACTION ORIGIN;SCHEDULE;RETRY;IDENTIFIER';

describe('exportTransactions', () => {
  it('P 10.5 has the older header in its order, and the columns that some merchants ask for', async () => {
    const shop = await openShop();
    expect(shop.sandbox.exportTransactions()).toBe(`${olderHeader};${moreColumns}\r\n`);
  });

  it('P 10.5 cents, UTC, EXECCODE without zeros, and the card by six and four digits', async () => {
    const shop = await openShop({ label: 'Wren & Co' });
    const { TRANSACTIONID } = await shop.pay({ EXTRADATA: 'e-1', CLIENTDOB: '1980-02-29', LANGUAGE: 'FR' });
    await shop.pay({ CARDCODE: '378899741954001' });
    const [paid, refused] = linesOf(shop);
    expect(paid).toMatchObject({
      TRANSACTIONID,
      ORDERID: '1234',
      DATE: '2026-03-10 09:00:00',
      OPERATIONTYPE: 'payment',
      AMOUNT: '1000',
      CURRENCY: 'EUR',
      EXECCODE: '0',
      MESSAGE: 'The transaction has been accepted.',
      DESCRIPTOR: 'WREN  CO',
      FINANCIALSTATE: 'Being processed',
      '3DSECURE': 'no',
      CLIENTDOB: '1980-02-29',
      LANGUAGE: 'fr',
      EXTRADATA: 'e-1',
      'CARDCODE 6X4': '111122XXXXXX4444',
      'TRANSACTION ORIGIN': 'DIRECTLINK',
      IDENTIFIER: 'SHOP',
    });
    expect(refused).toMatchObject({ EXECCODE: '4001', FINANCIALSTATE: '', 'CARDCODE 6X4': '378899XXXXX4001' });
  });

  it('D28 REFUNDTYPE is cancel when everything went back on the debit’s day, else refund', async () => {
    const shop = await openShop();
    const [whole, part, late] = [await shop.pay(), await shop.pay(), await shop.pay()];
    await shop.refund(whole['TRANSACTIONID']);
    await shop.refund(part['TRANSACTIONID'], { AMOUNT: '999' });
    shop.sandbox.clock.moveTo('2026-03-10T23:00:00Z');
    await shop.refund(late['TRANSACTIONID']);
    expect(
      linesOf(shop)
        .slice(3)
        .map((line) => [line['REFUNDED'], line['REFUNDTYPE']]),
    ).toEqual([
      [whole['TRANSACTIONID'], 'cancel'],
      [part['TRANSACTIONID'], 'refund'],
      [late['TRANSACTIONID'], 'refund'],
    ]);
  });

  it('P 10.6 ties edits to what they edit, both ways', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: authorization = '' } = await shop.authorize();
    const { TRANSACTIONID: capture = '' } = await shop.capture(authorization);
    const { TRANSACTIONID: one = '' } = await shop.refund(capture, { AMOUNT: '1' });
    const { TRANSACTIONID: two = '' } = await shop.refund(capture, { AMOUNT: '2' });
    const { TRANSACTIONID: three = '' } = await shop.refund(capture, { AMOUNT: '3' });
    const { TRANSACTIONID: voiding = '' } = await shop.cancel(three);
    const byId = new Map(linesOf(shop).map((line) => [line['TRANSACTIONID'], line]));
    expect(byId.get(authorization)).toMatchObject({ CAPTUREDBY: capture, AUTHORIZEDBY: '', REFUNDEDBY: '' });
    expect(byId.get(capture)).toMatchObject({
      AUTHORIZEDBY: authorization,
      CAPTUREDBY: '',
      REFUNDEDBY: `${one},${two}`,
    });
    expect(byId.get(three)).toMatchObject({ REFUNDED: capture, VOIDEDBY: voiding, VOIDED: '', VOIDTYPE: '' });
    expect(byId.get(voiding)).toMatchObject({ VOIDED: three, VOIDTYPE: 'refund', AMOUNT: '3', REFUNDED: '' });
  });

  it('G43 G44 P 10.6 SCHEDULE and RETRY say where an instalment stands; a refund of one stands nowhere', async () => {
    const instalmentRules = [{ instalment: 2, tries: 1, execcode: '4002' as const }];
    const shop = await openShop({ retries: 1, instalmentRules });
    const { TRANSACTIONID } = await shop.split({ '2026-03-10': '1', '2026-03-12': '1' });
    await shop.refund(TRANSACTIONID);
    await shop.split({ '2026-03-10': '1', '2026-03-12': '1' }, { CARDCODE: '5555557376384001' });
    shop.sandbox.clock.moveTo('2026-03-14T00:00:00Z');
    expect(linesOf(shop).map((line) => [line['OPERATIONTYPE'], line['SCHEDULE'], line['RETRY']])).toEqual([
      ['payment', '1-2', ''],
      ['refund', '', ''],
      ['payment', '', ''],
      ['payment', '2-2', ''],
      ['payment', '2-2', '1'],
    ]);
  });

  it('G45 a stop names its SCHEDULEID under VOIDED, without VOIDTYPE, and voids nothing', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: first } = await shop.split({ '2026-03-10': '1', '2026-03-12': '1' }, { EXTRADATA: 'e-1' });
    const { TRANSACTIONID: stop } = await shop.stop(first);
    const [paid, stopped] = linesOf(shop);
    expect(paid).toMatchObject({ TRANSACTIONID: first, VOIDEDBY: '', SCHEDULE: '1-2' });
    expect(stopped).toMatchObject({
      TRANSACTIONID: stop,
      OPERATIONTYPE: 'stopntimes',
      ORDERID: '1234',
      AMOUNT: '0',
      CURRENCY: 'EUR',
      EXECCODE: '0',
      DESCRIPTION: '',
      EXTRADATA: '',
      VOIDED: first,
      VOIDTYPE: '',
      SCHEDULE: '',
      FINANCIALSTATE: '',
      CLIENTIDENT: 'john.snow',
    });
  });

  it('F38 a credit carries its ALIAS and refers to nothing', async () => {
    const shop = await openShop({ credit: 'credit' });
    const { ALIAS } = await shop.credit({ CREATEALIAS: 'yes' });
    const [line] = linesOf(shop);
    expect(line).toMatchObject({ OPERATIONTYPE: 'credit', ALIAS, AMOUNT: '1000', FINANCIALSTATE: 'Being processed' });
    for (const column of ['REFUNDED', 'VOIDED', 'AUTHORIZEDBY', 'SCHEDULE']) expect(line?.[column]).toBe('');
  });

  it('P 10.6 FINANCIALSTATE moves on with the days', async () => {
    const shop = await openShop();
    await shop.pay();
    const stateAt = (instant: string) => {
      shop.sandbox.clock.moveTo(instant);
      return linesOf(shop)[0]?.['FINANCIALSTATE'];
    };
    expect(stateAt('2026-03-10T22:59:59Z')).toBe('Being processed');
    expect(stateAt('2026-03-10T23:00:00Z')).toBe('Collected');
    expect(stateAt('2026-03-12T23:00:00Z')).toBe('Paid');
  });

  it('reads back exactly what was written, quotes, semicolons and line breaks included', async () => {
    const shop = await openShop();
    const DESCRIPTION = 'two "quotes"; a break\r\nand more';
    await shop.pay({ DESCRIPTION });
    expect(linesOf(shop)[0]?.['DESCRIPTION']).toBe(DESCRIPTION);
    expect(encodeCsv([['a', 'b;c', 'd"e', 'f\ng', '']])).toBe('a;"b;c";"d""e";"f\ng";\r\n');
  });
});
