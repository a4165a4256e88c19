import { describe, expect, it } from 'vitest';
import { openShop, secret, visitShop } from '../client.ts';
import { asked, decide } from '../holder.ts';
import { mandate } from '../mandate.ts';
import { openReceiver, type Seen } from '../receiver.ts';

import { isSigned, kinds } from './seen.ts';

const minute = 60_000;

describe('I58 notifications', () => {
  it('I58 P9 a payment is told by POST after its answer, with the documented fields, signed', async () => {
    const receiver = await openReceiver();
    const shop = await openShop({ notificationUrl: receiver.url, label: 'Wren' });
    const { TRANSACTIONID } = await shop.pay({ EXTRADATA: 'e-1 é;&=', CREATEALIAS: 'yes' });
    await shop.sandbox.settled();
    expect(receiver.seen).toHaveLength(1);
    const [seen] = receiver.seen as [Seen];
    expect(seen).toMatchObject({ verb: 'POST', path: '/ipn', query: '' });
    expect(seen.headers['content-type']).toBe('application/x-www-form-urlencoded');
    const { HASH, ...fields } = seen.fields;
    expect(Object.entries(fields)).toEqual(
      Object.entries({
        IDENTIFIER: 'SHOP',
        OPERATIONTYPE: 'payment',
        TRANSACTIONID,
        CLIENTIDENT: 'john.snow',
        CLIENTEMAIL: 'john.snow@example.com',
        ORDERID: '1234',
        AMOUNT: '1000',
        VERSION: '3.0',
        LANGUAGE: 'en',
        CURRENCY: 'EUR',
        EXTRADATA: 'e-1 é;&=',
        CARDCODE: 'XXXXXXXXXXXX4444',
        CARDVALIDITYDATE: '12-28',
        CARDFULLNAME: 'JOHN SNOW',
        CARDTYPE: 'UNKNOWN',
        CARDCOUNTRY: 'FR',
        '3DSECURE': 'no',
        EXECCODE: '0000',
        MESSAGE: 'The transaction has been accepted.',
        DESCRIPTOR: 'WREN',
        ALIAS: TRANSACTIONID,
      }),
    );
    expect(HASH).toMatch(/^[0-9a-f]{64}$/);
    expect(isSigned(seen)).toBe(true);
    expect(isSigned(seen, 'another')).toBe(false);
  });

  it('I58 GET is an option, and so is the notification key; the address keeps its own query', async () => {
    const receiver = await openReceiver();
    const account = {
      notificationUrl: `${receiver.url}?shop=1`,
      notificationVerb: 'GET',
      notificationSecret: 'key',
    } as const;
    const shop = await openShop(account);
    await shop.pay();
    await shop.sandbox.settled();
    const [seen] = receiver.seen as [Seen];
    expect(seen.verb).toBe('GET');
    expect(seen.body).toHaveLength(0);
    const { shop: own, ...signed } = seen.fields;
    expect(own).toBe('1');
    expect(isSigned({ ...seen, fields: signed }, 'key')).toBe(true);
  });

  it('A2 C22 every row is told, refused ones too; what leaves nothing behind is not', async () => {
    const receiver = await openReceiver();
    const rules = [{ text: 'forbidden', outcome: '6004' as const }];
    const shop = await openShop({ notificationUrl: receiver.url, credit: 'credit', rules });
    const { TRANSACTIONID: authorization } = await shop.authorize();
    const { TRANSACTIONID: capture } = await shop.capture(authorization, { EXTRADATA: 'c-1' });
    await shop.refund(capture, { AMOUNT: '2000' });
    const { TRANSACTIONID: refund } = await shop.refund(capture, { AMOUNT: '100' });
    await shop.cancel(capture);
    await shop.cancel(refund);
    await shop.pay({ CARDCODE: '5555557376384001' });
    await shop.pay({ HASH: 'f'.repeat(64) });
    await shop.credit();
    await shop.pay({ DESCRIPTION: 'forbidden' });
    const { TRANSACTIONID: plan } = await shop.split({ '2026-03-10': '1', '2026-03-12': '1' });
    await shop.stop(plan);
    await shop.sandbox.settled();
    expect(kinds(receiver.seen)).toEqual([
      'authorization 0000',
      'capture 0000',
      'refund 0000',
      'void 0000',
      'payment 4001',
      'credit 0000',
      'payment 6004',
      'payment 0000',
      'stopntimes 0000',
    ]);
    expect(receiver.seen).toHaveLength(shop.sandbox.rows().length);
    expect(receiver.seen[1]?.fields).toMatchObject({ EXTRADATA: 'c-1', AMOUNT: '1000' });
    expect(receiver.seen.every((seen) => isSigned(seen))).toBe(true);
  });

  it('H56 D30 a refund’s has its own ORDERID and AMOUNT, and neither EXTRADATA nor ALIAS nor 3DSECURE', async () => {
    const receiver = await openReceiver();
    const shop = await openShop({ notificationUrl: receiver.url });
    const { TRANSACTIONID } = await shop.pay({ CREATEALIAS: 'yes' });
    await shop.refund(TRANSACTIONID, { AMOUNT: '100', EXTRADATA: 'r-1', ORDERID: 'back' });
    await shop.sandbox.settled();
    const [, told] = receiver.seen;
    expect(told?.fields).toMatchObject({ ORDERID: 'back', AMOUNT: '100', CLIENTIDENT: 'john.snow' });
    for (const name of ['EXTRADATA', 'ALIAS', '3DSECURE', 'SCHEDULE']) expect(told?.fields).not.toHaveProperty(name);
  });

  it('H54 H56 a direct debit is told twice, with exactly the fields of S4; so is its refund', async () => {
    const receiver = await openReceiver();
    const shop = await openShop({ method: 'sdd', notificationUrl: receiver.url });
    const order = { OPERATIONTYPE: 'payment', ...mandate, CARDFULLNAME: 'JOHN DOE', EXTRADATA: 'e-1', LANGUAGE: 'fr' };
    const { TRANSACTIONID, ALIAS } = await shop.send(order);
    shop.sandbox.clock.advance(7 * 86_400_000);
    await shop.refund(TRANSACTIONID, { EXTRADATA: 'r-1' });
    await shop.sandbox.settled();
    expect(kinds(receiver.seen)).toEqual(['payment 0003', 'payment 0000', 'refund 0000']);
    const [first, second, refund] = receiver.seen.map(({ fields }) => fields);
    const told =
      'IDENTIFIER OPERATIONTYPE TRANSACTIONID CLIENTIDENT CLIENTEMAIL ORDERID AMOUNT VERSION LANGUAGE CURRENCY EXECCODE ' +
      'MESSAGE DESCRIPTOR HASH';
    const names = told.split(' ').toSorted();
    for (const payment of [first, second]) {
      expect(Object.keys(payment ?? {}).toSorted()).toEqual([...names, 'ALIAS', 'EXTRADATA'].toSorted());
      expect(payment).toMatchObject({ TRANSACTIONID, ALIAS, EXTRADATA: 'e-1', LANGUAGE: 'fr' });
    }
    expect(Object.keys(refund ?? {}).toSorted()).toEqual(names);
    expect(receiver.seen.every((seen) => isSigned(seen))).toBe(true);
  });

  it('G47 G50 0001 is told without ALIAS, the final result with it', async () => {
    const receiver = await openReceiver();
    const shop = await openShop({ notificationUrl: receiver.url });
    const waiting = await shop.pay({ ...asked, CREATEALIAS: 'yes' });
    await shop.sandbox.settled();
    await decide(waiting);
    await shop.sandbox.settled();
    expect(kinds(receiver.seen)).toEqual(['payment 0001', 'payment 0000']);
    expect(receiver.seen.map(({ fields }) => fields['ALIAS'])).toEqual([undefined, waiting['TRANSACTIONID']]);
    expect(receiver.seen.map(({ fields }) => fields['3DSECURE'])).toEqual(['yes', 'yes']);
  });

  it('B15 5004 is told at once and its 0000 a minute later', async () => {
    const receiver = await openReceiver();
    const shop = await openShop({ notificationUrl: receiver.url });
    await shop.pay({ CARDCODE: '5555552450575004' });
    await shop.sandbox.settled();
    shop.sandbox.clock.advance(minute);
    await shop.sandbox.settled();
    expect(kinds(receiver.seen)).toEqual(['payment 5004', 'payment 0000']);
  });

  it('G43 a later instalment is told with its SCHEDULE, the same ORDERID and EXTRADATA', async () => {
    const receiver = await openReceiver();
    const shop = await openShop({ notificationUrl: receiver.url });
    await shop.split({ '2026-03-10': '400', '2026-03-12': '600' }, { EXTRADATA: 'plan' });
    shop.sandbox.clock.moveTo('2026-03-12T00:00:00Z');
    await shop.sandbox.settled();
    expect(
      receiver.seen.map(({ fields }) => [fields['SCHEDULE'], fields['AMOUNT'], fields['ORDERID'], fields['EXTRADATA']]),
    ).toEqual([
      ['1-2', '400', '1234', 'plan'],
      ['2-2', '600', '1234', 'plan'],
    ]);
    expect(receiver.seen[0]?.fields['TRANSACTIONID']).not.toBe(receiver.seen[1]?.fields['TRANSACTIONID']);
  });

  it('G52 the extra fields come when the account asks for them, signed', async () => {
    const receiver = await openReceiver();
    const shop = await openShop({ notificationUrl: receiver.url, authenticationFields: true });
    await decide(await shop.pay(asked));
    await shop.pay();
    await shop.pay({ ...asked, CARDCODE: '5206035646546553' });
    await shop.sandbox.settled();
    const [, authenticated, plain, notEnrolled] = receiver.seen;
    expect(authenticated?.fields).toMatchObject({
      '3DSECUREAUTHENTICATIONSTATUS': 'y',
      '3DSECURESIGNATURESTATUS': 'y',
      '3DSGLOBALSTATUS': 'ok',
      CARD3DSECUREENROLLED: 'y',
    });
    expect(plain?.fields['3DSGLOBALSTATUS']).toBe('not_required');
    expect(plain?.fields).not.toHaveProperty('CARD3DSECUREENROLLED');
    expect(notEnrolled?.fields).toMatchObject({ '3DSGLOBALSTATUS': 'not_enrolled', CARD3DSECUREENROLLED: 'n' });
    expect(receiver.seen.every((seen) => isSigned(seen))).toBe(true);
  });

  it.each(['before', 'after'] as const)('I58 S0:71 %s the answer', async (notificationOrder) => {
    const order: string[] = [];
    const receiver = await openReceiver((response) => {
      order.push('notification');
      response.end('OK');
    });
    const shop = await openShop({ notificationUrl: receiver.url, notificationOrder });
    await shop.pay();
    order.push('answer');
    await shop.sandbox.settled();
    expect(order).toEqual(notificationOrder === 'before' ? ['notification', 'answer'] : ['answer', 'notification']);
  });

  it('I58 random: sometimes before and sometimes after', async () => {
    const receiver = await openReceiver();
    const shop = await openShop({ notificationUrl: receiver.url, notificationOrder: 'random' });
    const early = new Set<boolean>();
    for (let tries = 0; tries < 60 && early.size < 2; tries += 1) {
      await shop.pay();
      early.add(receiver.seen.length > tries);
      await shop.sandbox.settled();
      expect(receiver.seen).toHaveLength(tries + 1);
    }
    expect([...early].toSorted()).toEqual([false, true]);
  });

  it('an account without NOTIFICATION_URL is told nothing, and has nothing waiting', async () => {
    const receiver = await openReceiver();
    const others = [{ identifier: 'OTHER', secret, notificationUrl: receiver.url }];
    const shop = await openShop({}, { others });
    await shop.pay();
    await visitShop(shop.sandbox, 'OTHER').pay();
    await shop.sandbox.settled();
    expect(receiver.seen.map(({ fields }) => fields['IDENTIFIER'])).toEqual(['OTHER']);
    expect(shop.sandbox.notifications('SHOP')).toEqual([]);
  });
});
