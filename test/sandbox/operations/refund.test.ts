import { describe, expect, it } from 'vitest';
import { openShop } from '../client.ts';

describe('D26 what may be refunded', () => {
  it('D26 a payment or a capture; an authorization, captured or not, a refund, a void: 2004', async () => {
    const shop = await openShop();
    const open = await shop.authorize();
    const authorized = await shop.authorize();
    const captured = await shop.capture(authorized['TRANSACTIONID']);
    const refunded = await shop.refund(captured['TRANSACTIONID'], { AMOUNT: '100' });
    expect(refunded).toMatchObject({ OPERATIONTYPE: 'refund', EXECCODE: '0000', AMOUNT: '100' });
    const paid = await shop.pay();
    const voided = await shop.cancel(paid['TRANSACTIONID']);
    for (const { TRANSACTIONID } of [open, authorized, refunded, paid, voided]) {
      expect((await shop.refund(TRANSACTIONID))['EXECCODE']).toBe('2004');
    }
    expect((await shop.refund('A1'))['EXECCODE']).toBe('2002');
  });

  it('D26 refused 2003, waiting 2006', async () => {
    const shop = await openShop();
    const refused = await shop.pay({ CARDCODE: '5555554530114002' });
    const waiting = await shop.pay({ '3DSECURE': 'yes' });
    expect((await shop.refund(refused['TRANSACTIONID']))['EXECCODE']).toBe('2003');
    expect((await shop.refund(waiting['TRANSACTIONID']))['EXECCODE']).toBe('2006');
  });
});

describe('D27 amount', () => {
  it('D27 several refunds up to what is left; above it 2008, nothing left 2004', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: id = '' } = await shop.pay();
    expect((await shop.refund(id, { AMOUNT: '400' }))['EXECCODE']).toBe('0000');
    expect((await shop.refund(id, { AMOUNT: '601' }))['EXECCODE']).toBe('2008');
    expect(shop.sandbox.balanceOf('SHOP', id)).toMatchObject({ debit: 1000, refunded: 400, left: 600 });
    expect(await shop.refund(id)).toMatchObject({ EXECCODE: '0000', AMOUNT: '600' });
    expect((await shop.refund(id, { AMOUNT: '1' }))['EXECCODE']).toBe('2004');
    expect((await shop.refund(id))['EXECCODE']).toBe('2004');
  });

  it('D27 after a partial capture the limit is the captured amount; age does not matter', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: id } = await shop.authorize();
    const captured = await shop.capture(id, { AMOUNT: '400' });
    shop.sandbox.clock.moveTo('2029-03-10T09:00:00Z');
    expect((await shop.refund(captured['TRANSACTIONID'], { AMOUNT: '401' }))['EXECCODE']).toBe('2008');
    expect((await shop.refund(captured['TRANSACTIONID'], { AMOUNT: '400' }))['EXECCODE']).toBe('0000');
  });
});

describe('D28 before clearing', () => {
  it('D28 a refund on the same day has its own row and may itself be voided', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: id } = await shop.pay();
    const refunded = await shop.refund(id);
    expect(shop.sandbox.rows()[1]).toMatchObject({ operation: 'refund', transactionId: refunded['TRANSACTIONID'] });
    expect((await shop.cancel(refunded['TRANSACTIONID']))['EXECCODE']).toBe('0000');
  });
});

describe('D30 what an edit carries', () => {
  it('D30 the ORDERID sent with it, any value, and the root’s client', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: id } = await shop.pay({ LANGUAGE: 'fr', ORDERID: 'first' });
    await shop.refund(id, { ORDERID: 'first', AMOUNT: '1', EXTRADATA: 'refund’s own' });
    await shop.refund(id, { ORDERID: 'another', AMOUNT: '1' });
    const [, one, other] = shop.sandbox.rows();
    expect(one).toMatchObject({ orderId: 'first', extraData: 'refund’s own' });
    expect(other).toMatchObject({ orderId: 'another', extraData: '' });
    for (const row of [one, other]) {
      expect(row).toMatchObject({ clientIdent: 'john.snow', clientEmail: 'john.snow@example.com', language: 'fr' });
    }
  });

  it('D30 ORDERID is not checked for uniqueness: two payments of one order are two payments', async () => {
    const shop = await openShop();
    const codes = [await shop.pay(), await shop.pay()].map(({ EXECCODE }) => EXECCODE);
    expect(codes).toEqual(['0000', '0000']);
    expect(new Set(shop.sandbox.rows().map(({ transactionId }) => transactionId)).size).toBe(2);
  });
});

describe('I59 the extranet', () => {
  it('I59 refunds, captures and voids as a colleague would, with TRANSACTION ORIGIN EXTRANET', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: transactionId = '' } = await shop.pay();
    const asked = { identifier: 'SHOP', operation: 'refund', transactionId } as const;
    const refunded = await shop.sandbox.actAsExtranet({ ...asked, amount: 300 });
    expect(refunded).toMatchObject({ OPERATIONTYPE: 'refund', EXECCODE: '0000', AMOUNT: '300' });
    expect(shop.sandbox.rows()[1]).toMatchObject({ origin: 'EXTRANET', orderId: '1234', amount: 300 });
    expect((await shop.sandbox.actAsExtranet({ ...asked, amount: 701 }))['EXECCODE']).toBe('2008');
    expect((await shop.sandbox.actAsExtranet({ ...asked, transactionId: 'A1' }))['EXECCODE']).toBe('2002');
    expect((await shop.sandbox.actAsExtranet({ ...asked, identifier: 'NOBODY' }))['EXECCODE']).toBe('1002');
    const void_ = await shop.sandbox.actAsExtranet({
      ...asked,
      operation: 'void',
      transactionId: refunded['TRANSACTIONID'] ?? '',
    });
    expect(void_['EXECCODE']).toBe('0000');
  });
});
