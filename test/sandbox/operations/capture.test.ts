import { describe, expect, it } from 'vitest';
import { openShop, type Shop } from '../client.ts';

async function authorizeAt(now: string, account = {}): Promise<{ shop: Shop; id: string }> {
  const shop = await openShop(account, { now });
  const { TRANSACTIONID: id = '' } = await shop.authorize();
  return { shop, id };
}

describe('C19, C20 what is captured', () => {
  it('C19 gives a TRANSACTIONID of its own, the only one to refund and void', async () => {
    const { shop, id } = await authorizeAt('2026-03-10T09:00:00Z');
    const captured = await shop.capture(id);
    expect(captured).toMatchObject({ OPERATIONTYPE: 'capture', EXECCODE: '0000', AMOUNT: '1000' });
    expect(captured['TRANSACTIONID']).not.toBe(id);
    expect((await shop.refund(id))['EXECCODE']).toBe('2004');
    expect((await shop.cancel(id))['EXECCODE']).toBe('2015');
    expect((await shop.refund(captured['TRANSACTIONID'], { AMOUNT: '1' }))['EXECCODE']).toBe('0000');
  });

  it('C19 a payment, a capture, a refund, a void: 2005; an unknown id: 2002; a refused one: 2003', async () => {
    const { shop, id } = await authorizeAt('2026-03-10T09:00:00Z');
    const captured = await shop.capture(id);
    const paid = await shop.pay();
    const refunded = await shop.refund(paid['TRANSACTIONID'], { AMOUNT: '1' });
    const voided = await shop.cancel(refunded['TRANSACTIONID']);
    for (const { TRANSACTIONID } of [paid, captured, refunded, voided]) {
      expect((await shop.capture(TRANSACTIONID))['EXECCODE']).toBe('2005');
    }
    expect((await shop.capture('A999'))['EXECCODE']).toBe('2002');
    const refused = await shop.authorize({ CARDCODE: '5555557376384001' });
    expect((await shop.capture(refused['TRANSACTIONID']))['EXECCODE']).toBe('2003');
  });

  it('C20 above the authorization 2007 and it stays open; below the rest is released, no second capture', async () => {
    const { shop, id } = await authorizeAt('2026-03-10T09:00:00Z');
    expect((await shop.capture(id, { AMOUNT: '1001' }))['EXECCODE']).toBe('2007');
    expect((await shop.capture(id, { AMOUNT: '400' }))['EXECCODE']).toBe('0000');
    expect((await shop.capture(id, { AMOUNT: '600' }))['EXECCODE']).toBe('2005');
    expect(shop.sandbox.balanceOf('SHOP', id)).toEqual({
      authorized: 1000,
      captured: 400,
      debit: 400,
      refunded: 0,
      left: 400,
    });
  });
});

describe('C21 day 7', () => {
  it.each([
    ['in winter', '2026-01-12T23:30:00Z', 'Europe/Paris', '2026-01-20T22:59:59Z', '2026-01-20T23:00:00Z'],
    [
      'over the clock change in March',
      '2026-03-25T12:00:00Z',
      'Europe/Paris',
      '2026-04-01T21:59:59Z',
      '2026-04-01T22:00:00Z',
    ],
    [
      'over the clock change in October',
      '2026-10-20T12:00:00Z',
      'Europe/Paris',
      '2026-10-27T22:59:59Z',
      '2026-10-27T23:00:00Z',
    ],
    ['in another zone', '2026-03-10T16:00:00Z', 'Asia/Tokyo', '2026-03-18T14:59:59Z', '2026-03-18T15:00:00Z'],
  ])('C21 until 23:59:59 of D+7, %s', async (_name, now, zone, last, late) => {
    const inTime = await authorizeAt(now, { zone });
    inTime.shop.sandbox.clock.moveTo(last);
    expect((await inTime.shop.capture(inTime.id))['EXECCODE']).toBe('0000');
    const tooLate = await authorizeAt(now, { zone });
    tooLate.shop.sandbox.clock.moveTo(late);
    expect((await tooLate.shop.capture(tooLate.id))['EXECCODE']).toBe('2009');
  });

  it('C21 already captured and late is 2005; the days are the account’s', async () => {
    const { shop, id } = await authorizeAt('2026-03-10T09:00:00Z', { captureDays: 2 });
    const open = await shop.authorize();
    await shop.capture(id);
    shop.sandbox.clock.moveTo('2026-03-13T09:00:00Z');
    expect((await shop.capture(id))['EXECCODE']).toBe('2005');
    expect((await shop.capture(open['TRANSACTIONID']))['EXECCODE']).toBe('2009');
  });
});

describe('C22 a refused capture', () => {
  it('C22 has its own row; the authorization stays capturable and its CAPTUREDATE set', async () => {
    const shop = await openShop({ rules: [{ text: 'suspicious', operations: ['capture'], outcome: '6001' }] });
    const { TRANSACTIONID: id } = await shop.authorize({ CAPTUREDATE: '2026-03-12' });
    const refused = await shop.capture(id, { DESCRIPTION: 'suspicious' });
    expect(refused).toMatchObject({ EXECCODE: '6001', TRANSACTIONID: expect.stringMatching(/^A/) });
    shop.sandbox.clock.moveTo('2026-03-12T12:00:00Z');
    expect(shop.sandbox.rows().map(({ operation, execcode, origin }) => [operation, execcode, origin])).toEqual([
      ['authorization', '0000', 'DIRECTLINK'],
      ['capture', '6001', 'DIRECTLINK'],
      ['capture', '0000', 'BATCH'],
    ]);
  });
});

describe('C23 CAPTUREDATE', () => {
  it('C23 at least tomorrow in Paris at the moment of the request, YYYY-MM-DD', async () => {
    const shop = await openShop({ zone: 'Asia/Tokyo' }, { now: '2026-03-10T22:30:00Z' });
    const messageFor = async (CAPTUREDATE: string) => (await shop.authorize({ CAPTUREDATE }))['MESSAGE'];
    for (const wrong of ['2026-03-10', '2020-01-01', '2026-02-30', '12/03/2026', '20260312']) {
      expect(await messageFor(wrong), wrong).toBe('The parameter "CAPTUREDATE" is invalid.');
    }
    expect(await messageFor('2026-03-11')).toBe('The transaction has been accepted.');
    shop.sandbox.clock.moveTo('2026-03-10T23:00:00Z');
    expect(await messageFor('2026-03-11')).toBe('The parameter "CAPTUREDATE" is invalid.');
  });

  it('C23 executed at 00:00 Paris of that day for the full amount, with its own TRANSACTIONID', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: id = '' } = await shop.authorize({ CAPTUREDATE: '2026-03-12', EXTRADATA: 'mine' });
    shop.sandbox.clock.moveTo('2026-03-11T22:59:59Z');
    expect(shop.sandbox.rows()).toHaveLength(1);
    shop.sandbox.clock.moveTo('2026-03-15T08:00:00Z');
    expect(shop.sandbox.rows()[1]).toMatchObject({
      operation: 'capture',
      execcode: '0000',
      amount: 1000,
      orderId: '1234',
      extraData: 'mine',
      origin: 'BATCH',
      at: Date.parse('2026-03-11T23:00:00Z'),
    });
    expect((await shop.capture(id))['EXECCODE']).toBe('2005');
  });

  it('C23 what is due is done before an export, a request and a read, each at its own time', async () => {
    const shop = await openShop({}, { frozen: false, now: '2026-03-10T22:59:59.600Z' });
    await shop.authorize({ CAPTUREDATE: '2026-03-11' });
    await expect
      .poll(() => shop.sandbox.exportTransactions(), { timeout: 250_000 })
      .toContain(';2026-03-10 23:00:00;capture;');
  });
});

describe('C24 a manual capture before CAPTUREDATE', () => {
  it('C24 cancels it, also when partial, by request or in the extranet', async () => {
    const shop = await openShop();
    const one = await shop.authorize({ CAPTUREDATE: '2026-03-12' });
    const other = await shop.authorize({ CAPTUREDATE: '2026-03-12' });
    await shop.capture(one['TRANSACTIONID'], { AMOUNT: '1' });
    const byColleague = await shop.sandbox.actAsExtranet({
      identifier: 'SHOP',
      operation: 'capture',
      transactionId: other['TRANSACTIONID'] ?? '',
    });
    expect(byColleague['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo('2026-03-13T12:00:00Z');
    expect(shop.sandbox.rows()).toHaveLength(4);
  });

  it('C24 a refused one does not: above the amount', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: id } = await shop.authorize({ CAPTUREDATE: '2026-03-12' });
    expect((await shop.capture(id, { AMOUNT: '1001' }))['EXECCODE']).toBe('2007');
    shop.sandbox.clock.moveTo('2026-03-13T12:00:00Z');
    expect(shop.sandbox.rows()).toHaveLength(2);
  });

  it('C24 the authorization’s void cancels it, the void of the manual capture does not bring it back', async () => {
    const shop = await openShop({ recaptureAfterVoid: true });
    const one = await shop.authorize({ CAPTUREDATE: '2026-03-12' });
    const other = await shop.authorize({ CAPTUREDATE: '2026-03-12' });
    expect((await shop.cancel(one['TRANSACTIONID']))['EXECCODE']).toBe('0000');
    const captured = await shop.capture(other['TRANSACTIONID']);
    expect((await shop.cancel(captured['TRANSACTIONID']))['EXECCODE']).toBe('0000');
    const before = shop.sandbox.rows().length;
    shop.sandbox.clock.moveTo('2026-03-14T12:00:00Z');
    expect(shop.sandbox.rows()).toHaveLength(before);
  });
});

describe('C25 CAPTUREDATE after day 7', () => {
  it('C25 is accepted; on its day the capture fails with 2009, as a row', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: id = '' } = await shop.authorize({ CAPTUREDATE: '2026-03-18' });
    const inTime = await shop.authorize({ CAPTUREDATE: '2026-03-17' });
    shop.sandbox.clock.moveTo('2026-03-20T12:00:00Z');
    const [, , captured, failed] = shop.sandbox.rows();
    expect(captured).toMatchObject({ operation: 'capture', execcode: '0000' });
    expect(failed).toMatchObject({ operation: 'capture', execcode: '2009', amount: 1000 });
    expect(shop.sandbox.balanceOf('SHOP', id)).toMatchObject({ captured: 0, debit: 0 });
    expect(shop.sandbox.balanceOf('SHOP', inTime['TRANSACTIONID'] ?? '')).toMatchObject({ captured: 1000 });
    expect((await shop.refund(failed?.transactionId))['EXECCODE']).toBe('2003');
  });
});
