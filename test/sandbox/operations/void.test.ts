import { describe, expect, it } from 'vitest';
import { openShop } from '../client.ts';

describe('E31 what may be voided', () => {
  it('E31 only the last live operation of the chain, by its own TRANSACTIONID', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: payment } = await shop.pay();
    const { TRANSACTIONID: first } = await shop.refund(payment, { AMOUNT: '100' });
    const { TRANSACTIONID: second } = await shop.refund(payment, { AMOUNT: '200' });
    expect((await shop.cancel(payment))['EXECCODE']).toBe('2015');
    expect((await shop.cancel(first))['EXECCODE']).toBe('2015');
    const voided = await shop.cancel(second);
    expect(voided).toMatchObject({ OPERATIONTYPE: 'void', EXECCODE: '0000' });
    expect(voided).not.toHaveProperty('AMOUNT');
    expect((await shop.cancel(second))['EXECCODE']).toBe('2015');
    expect((await shop.cancel(voided['TRANSACTIONID']))['EXECCODE']).toBe('2015');
    expect((await shop.cancel(first))['EXECCODE']).toBe('0000');
    expect((await shop.cancel(payment))['EXECCODE']).toBe('0000');
  });

  it('E31 refused 2003, waiting 2006, unknown 2002', async () => {
    const shop = await openShop();
    const refused = await shop.pay({ CARDCODE: '5555557376384001' });
    const waiting = await shop.pay({ '3DSECURE': 'yes' });
    expect((await shop.cancel(refused['TRANSACTIONID']))['EXECCODE']).toBe('2003');
    expect((await shop.cancel(waiting['TRANSACTIONID']))['EXECCODE']).toBe('2006');
    expect((await shop.cancel('A1'))['EXECCODE']).toBe('2002');
  });

  it('E31 a refused edit does not stand in the way', async () => {
    const shop = await openShop({ rules: [{ text: 'no', operations: ['refund'], outcome: '6001' }] });
    const { TRANSACTIONID: payment } = await shop.pay();
    expect((await shop.refund(payment, { DESCRIPTION: 'no' }))['EXECCODE']).toBe('6001');
    expect((await shop.cancel(payment))['EXECCODE']).toBe('0000');
  });
});

describe('E32 the day', () => {
  it.each([
    ['Europe/Paris', '2026-03-10T22:59:59Z', '2026-03-10T23:00:00Z'],
    ['Europe/London', '2026-03-10T23:59:59Z', '2026-03-11T00:00:00Z'],
    ['Asia/Tokyo', '2026-03-10T14:59:59Z', '2026-03-10T15:00:00Z'],
  ])('E32 until 00:00 of the next day in %s, authorizations included', async (zone, last, late) => {
    const shop = await openShop({ zone });
    const ids = [await shop.pay(), await shop.authorize(), await shop.pay(), await shop.authorize()];
    const [payment, authorization, oldPayment, oldAuthorization] = ids.map(({ TRANSACTIONID }) => TRANSACTIONID);
    shop.sandbox.clock.moveTo(last);
    expect((await shop.cancel(payment))['EXECCODE']).toBe('0000');
    expect((await shop.cancel(authorization))['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo(late);
    expect((await shop.cancel(oldPayment))['EXECCODE']).toBe('2015');
    expect((await shop.cancel(oldAuthorization))['EXECCODE']).toBe('2015');
  });

  it('E32 the day is the account’s: one day in Tokyo is two in Paris', async () => {
    const shop = await openShop({ zone: 'Asia/Tokyo' }, { now: '2026-03-10T16:00:00Z' });
    const { TRANSACTIONID: payment } = await shop.pay();
    shop.sandbox.clock.moveTo('2026-03-11T14:00:00Z');
    expect((await shop.cancel(payment))['EXECCODE']).toBe('0000');
  });

  it('E31 E32 the day is the operation’s own, not its root’s', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: payment } = await shop.pay();
    shop.sandbox.clock.moveTo('2026-03-12T09:00:00Z');
    const { TRANSACTIONID: refund } = await shop.refund(payment, { AMOUNT: '1' });
    expect((await shop.cancel(refund))['EXECCODE']).toBe('0000');
    expect((await shop.cancel(payment))['EXECCODE']).toBe('2015');
  });
});

describe('E33 to E35 what a void does', () => {
  it('E33 a refund’s void makes the debit refundable again, and voidable on the same day', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: payment = '' } = await shop.pay();
    const { TRANSACTIONID: refund } = await shop.refund(payment);
    expect((await shop.refund(payment))['EXECCODE']).toBe('2004');
    await shop.cancel(refund);
    expect(shop.sandbox.balanceOf('SHOP', payment)).toMatchObject({ refunded: 0, left: 1000 });
    const { TRANSACTIONID: again } = await shop.refund(payment, { AMOUNT: '1000' });
    await shop.cancel(again);
    expect((await shop.cancel(payment))['EXECCODE']).toBe('0000');
  });

  it('E34 a capture’s void debits nothing; a new capture is 2005; the authorization may be voided', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: authorization = '' } = await shop.authorize();
    const { TRANSACTIONID: capture } = await shop.capture(authorization);
    expect((await shop.cancel(authorization))['EXECCODE']).toBe('2015');
    expect((await shop.cancel(capture))['EXECCODE']).toBe('0000');
    expect(shop.sandbox.balanceOf('SHOP', authorization)).toMatchObject({ authorized: 1000, captured: 0, debit: 0 });
    expect((await shop.refund(capture))['EXECCODE']).toBe('2004');
    expect((await shop.capture(authorization))['EXECCODE']).toBe('2005');
    expect((await shop.cancel(authorization))['EXECCODE']).toBe('0000');
    expect(shop.sandbox.balanceOf('SHOP', authorization)).toMatchObject({ authorized: 0 });
  });

  it('E34 with recaptureAfterVoid a new capture is accepted, once', async () => {
    const shop = await openShop({ recaptureAfterVoid: true });
    const { TRANSACTIONID: authorization } = await shop.authorize();
    const { TRANSACTIONID: capture } = await shop.capture(authorization);
    await shop.cancel(capture);
    expect((await shop.capture(authorization))['EXECCODE']).toBe('0000');
    expect((await shop.capture(authorization))['EXECCODE']).toBe('2005');
  });

  it('E35 a payment’s void: refund 2004 afterwards; not while a live refund stands on it', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: payment = '' } = await shop.pay();
    const { TRANSACTIONID: refund } = await shop.refund(payment, { AMOUNT: '1' });
    expect((await shop.cancel(payment))['EXECCODE']).toBe('2015');
    await shop.cancel(refund);
    expect((await shop.cancel(payment))['EXECCODE']).toBe('0000');
    expect((await shop.refund(payment))['EXECCODE']).toBe('2004');
    expect(shop.sandbox.balanceOf('SHOP', payment)).toEqual({
      authorized: 0,
      captured: 0,
      debit: 0,
      refunded: 0,
      left: 0,
    });
  });

  it('E35 a voided authorization cannot be captured', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: authorization } = await shop.authorize();
    await shop.cancel(authorization);
    expect((await shop.capture(authorization))['EXECCODE']).toBe('2005');
  });
});

describe('E36 AMOUNT on void', () => {
  it('E36 absent or equal is fine, any other 2019', async () => {
    const shop = await openShop();
    const one = (await shop.pay())['TRANSACTIONID'];
    const other = (await shop.pay())['TRANSACTIONID'];
    expect((await shop.cancel(one, { AMOUNT: '999' }))['EXECCODE']).toBe('2019');
    expect((await shop.cancel(one, { AMOUNT: '0' }))['EXECCODE']).toBe('2019');
    expect((await shop.cancel(one, { AMOUNT: '1000' }))['EXECCODE']).toBe('0000');
    expect((await shop.cancel(other))['EXECCODE']).toBe('0000');
  });
});
