import { describe, expect, it } from 'vitest';
import type { FaultDescription } from '../../../sandbox/index.ts';
import { patient } from '../../patient.ts';
import { openShop } from '../client.ts';
import { holdWork } from '../held-work.ts';
import { mandate } from '../mandate.ts';
import { readRaw, sendRaw } from './raw-request.ts';

/** Longer than any test lasts, in milliseconds. */
const tenMinutes = 600_000;

/** A shop with a payment of 1000 that can be refunded, and what a raw refund of 100 of it gets. */
async function openTarget(fault: FaultDescription) {
  const { hold, begin } = holdWork();
  const shop = await openShop({}, { hold });
  const { TRANSACTIONID = '' } = await shop.pay();
  shop.sandbox.faults.add(fault);
  const parameters = {
    IDENTIFIER: 'SHOP',
    OPERATIONTYPE: 'refund',
    TRANSACTIONID,
    ORDERID: 'edit-1',
    DESCRIPTION: 'A refund',
    AMOUNT: '100',
    VERSION: '3.0',
  };
  const refund = () => sendRaw(shop.sandbox.url, parameters);
  return {
    shop,
    TRANSACTIONID,
    refund,
    /** Sends it, and comes back once the gateway has begun to work on it. */
    begin: async () => {
      let isAnswered = false;
      const { letGo } = await begin(() => refund().finally(() => (isAnswered = true)));
      letGo();
      return { isAnswered: () => isAnswered };
    },
    refunded: () => shop.sandbox.balanceOf('SHOP', TRANSACTIONID)?.refunded,
  };
}

describe('faults, as they are seen on the socket', () => {
  it.each([
    ['before', 0],
    ['after', 100],
  ] as const)('delay %s the gateway acts', async (when, refunded) => {
    const short = await openTarget({ what: 'delay', milliseconds: 100, when, count: 1 });
    const started = performance.now();
    expect(JSON.parse(readRaw(await short.refund()).body)).toMatchObject({ EXECCODE: '0000' });
    expect(performance.now() - started).toBeGreaterThan(90);
    expect(short.refunded()).toBe(100);

    const long = await openTarget({ what: 'delay', milliseconds: tenMinutes, when, count: 1 });
    const { isAnswered } = await long.begin();
    await expect.poll(long.refunded, patient).toBe(refunded);
    expect(isAnswered()).toBe(false);
  });

  it('I57 while one is delayed, another on its chain is 2017, on other chains not', async () => {
    const { shop, TRANSACTIONID, begin } = await openTarget({
      what: 'delay',
      milliseconds: tenMinutes,
      count: 1,
      orderId: 'edit-1',
    });
    const { TRANSACTIONID: other } = await shop.pay();
    await begin();
    expect((await shop.refund(TRANSACTIONID, { ORDERID: 'another' }))['EXECCODE']).toBe('2017');
    expect((await shop.refund(other, { ORDERID: 'another' }))['EXECCODE']).toBe('0000');
  });

  it.each([
    [true, 100],
    [false, 0],
  ])('the answer lost, the gateway having acted: %s', async (acted, refunded) => {
    const target = await openTarget({ what: 'lost', acted, count: 1 });
    expect((await target.refund()).text).toBe('');
    expect(target.refunded()).toBe(refunded);
    expect(JSON.parse(readRaw(await target.refund()).body)).toMatchObject({ EXECCODE: '0000' });
  });

  it.each([
    [true, 100],
    [false, 0],
  ])('the connection reset at any byte, the gateway having acted: %s', async (acted, refunded) => {
    for (const afterBytes of [0, 1, 17, 60, 200, 230]) {
      const target = await openTarget({ what: 'reset', afterBytes, acted, count: 1 });
      const { text, error } = await target.refund();
      expect(error, `${afterBytes}`).toBe('ECONNRESET');
      expect(Buffer.byteLength(text)).toBe(afterBytes);
      expect('HTTP/1.1 200 OK\r\n'.startsWith(text.slice(0, 17))).toBe(true);
      expect(target.refunded()).toBe(refunded);
    }
  });

  it.each([
    [true, 100],
    [false, 0],
  ])('half a JSON with HTTP 200, the gateway having acted: %s', async (acted, refunded) => {
    const target = await openTarget({ what: 'halfJson', acted });
    const { status, head, body } = readRaw(await target.refund());
    expect(status).toBe(200);
    expect(head).toContain(`content-length: ${body.length}`);
    expect(body).toMatch(/^\{"OPERATIONTYPE":"refund","/);
    expect(() => JSON.parse(body)).toThrow();
    expect(target.refunded()).toBe(refunded);
  });

  it('not JSON with HTTP 200', async () => {
    const target = await openTarget({ what: 'notJson' });
    const { status, body, head } = readRaw(await target.refund());
    expect({ status, html: head.includes('content-type: text/html') }).toEqual({ status: 200, html: true });
    expect(body).toMatch(/^<!DOCTYPE html>/);
    expect(target.refunded()).toBe(100);
  });

  it.each([
    [500, 'none', true, 100],
    [500, 'page', true, 100],
    [500, 'answer', true, 100],
    [500, 'accepted', false, 0],
    [201, 'accepted', false, 0],
    [201, 'answer', true, 100],
    [302, 'accepted', false, 0],
    [302, 'answer', true, 100],
    [503, 'page', false, 0],
  ] as const)('HTTP %i with body "%s", the gateway having acted: %s', async (status, body, acted, refunded) => {
    const target = await openTarget({ what: 'status', status, body, acted });
    const seen = readRaw(await target.refund());
    expect(seen.status).toBe(status);
    if (body === 'none') expect(seen.body).toBe('');
    else if (body === 'page') expect(seen.body).toMatch(/^<!DOCTYPE html>/);
    else expect(JSON.parse(seen.body)).toMatchObject({ EXECCODE: '0000' });
    expect(seen.head.includes('location: ')).toBe(status === 302);
    expect(target.refunded()).toBe(refunded);
  });

  it.each(['4001', '4013', '5001', '5002', '5003', '5005', '5006', '6001'] as const)(
    'B16 EXECCODE %s of choice: nothing moved, the row keeps the code',
    async (execcode) => {
      const target = await openTarget({ what: 'execcode', execcode });
      const answer = JSON.parse(readRaw(await target.refund()).body);
      expect(answer).toMatchObject({ OPERATIONTYPE: 'refund', EXECCODE: execcode });
      expect(answer).toHaveProperty('TRANSACTIONID');
      expect(answer).not.toHaveProperty('AMOUNT');
      expect(target.refunded()).toBe(0);
      expect(target.shop.sandbox.rows().at(-1)).toMatchObject({
        operation: 'refund',
        execcode,
        amount: 100,
        orderId: 'edit-1',
        transactionId: answer.TRANSACTIONID,
      });
    },
  );

  it.each(['4001', '5001', '5002', '5003', '5004', '5005', '5006', '6004'] as const)(
    'B16 EXECCODE %s, acted: it moved, the row shows 0000',
    async (execcode) => {
      const target = await openTarget({ what: 'execcode', execcode, acted: true });
      expect(JSON.parse(readRaw(await target.refund()).body)).toMatchObject({ EXECCODE: execcode });
      expect(target.refunded()).toBe(100);
      expect(target.shop.sandbox.rows().at(-1)).toMatchObject({ operation: 'refund', execcode: '0000' });
    },
  );

  it.each(['1003', '2017', '3004', '3001'] as const)('A2 EXECCODE %s leaves nothing behind', async (execcode) => {
    const target = await openTarget({ what: 'execcode', execcode });
    expect(JSON.parse(readRaw(await target.refund()).body)).toEqual({
      OPERATIONTYPE: 'refund',
      EXECCODE: execcode,
      MESSAGE: expect.any(String),
    });
    expect(target.shop.sandbox.rows()).toHaveLength(1);
  });

  it('B16 every kind of operation can be refused so, and leaves nothing of what it would have done', async () => {
    const shop = await openShop({ credit: 'credit' });
    const { TRANSACTIONID: authorization } = await shop.authorize({ CAPTUREDATE: '2026-03-12' });
    const { TRANSACTIONID: payment } = await shop.pay();
    const { TRANSACTIONID: plan } = await shop.split({ '2026-03-10': '1', '2026-03-12': '1' });
    shop.sandbox.faults.add({ what: 'execcode', execcode: '4001' });
    const answers = [
      await shop.capture(authorization),
      await shop.cancel(payment),
      await shop.refund(payment),
      await shop.stop(plan),
      await shop.credit({ CREATEALIAS: 'yes' }),
      await shop.pay({ CREATEALIAS: 'yes' }),
      await shop.pay({ '3DSECURE': 'yes' }),
      await shop.authorize({ CAPTUREDATE: '2026-03-12' }),
      await shop.split({ '2026-03-10': '1', '2026-03-12': '1' }),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ EXECCODE: '4001', TRANSACTIONID: expect.any(String) });
      for (const name of ['ALIAS', 'REDIRECTHTML', 'AMOUNT']) expect(answer).not.toHaveProperty(name);
    }
    shop.sandbox.faults.clear();
    expect(shop.sandbox.rows()).toHaveLength(3 + answers.length);
    expect(
      (await shop.pay({ ALIAS: answers[5]?.['TRANSACTIONID'], ALIASMODE: 'oneclick', CARDCVV: undefined }))['EXECCODE'],
    ).toBe('2001');
    expect((await shop.stop(answers[8]?.['TRANSACTIONID']))['EXECCODE']).toBe('2010');
    expect((await shop.refund(payment))['EXECCODE']).toBe('0000');
    // The scheduled capture of the first authorization is still there, that of the refused one never was (C22).
    shop.sandbox.clock.moveTo('2026-03-12T12:00:00Z');
    expect(
      shop.sandbox.rows().filter(({ origin, operation }) => origin === 'BATCH' && operation === 'capture'),
    ).toHaveLength(1);
    expect(shop.sandbox.schedules().map(({ scheduleId }) => scheduleId)).toEqual([plan]);
  });

  it('A1 what the rules refuse anyway stays refused by them', async () => {
    const shop = await openShop();
    const { TRANSACTIONID } = await shop.pay();
    shop.sandbox.faults.add({ what: 'execcode', execcode: '5001' });
    expect((await shop.refund(TRANSACTIONID, { AMOUNT: '1001' }))['EXECCODE']).toBe('2008');
    expect((await shop.refund('A1'))['EXECCODE']).toBe('2002');
    expect((await shop.pay({ HASH: 'f'.repeat(64) }))['EXECCODE']).toBe('1003');
  });

  it('3004 on rate, for as long as the rule stands', async () => {
    const shop = await openShop();
    const rule = shop.sandbox.faults.add({ what: 'rate', requestsPerMinute: 2 });
    const codes = async () => [await shop.pay(), await shop.pay(), await shop.pay()].map(({ EXECCODE }) => EXECCODE);
    expect(await codes()).toEqual(['0000', '0000', '3004']);
    shop.sandbox.clock.advance(60_000);
    expect(await codes()).toEqual(['0000', '0000', '3004']);
    expect(shop.sandbox.faults.remove(rule.id)).toBe(true);
    expect(await codes()).toEqual(['0000', '0000', '0000']);
  });

  it('P 10.1 export lag of choice', async () => {
    const shop = await openShop({ exportLagMinutes: 0 });
    await shop.pay();
    const found = async () => (await shop.lookUp({ ORDERID: '1234' })).rows?.length;
    expect(await found()).toBe(1);
    shop.sandbox.faults.add({ what: 'exportLag', minutes: 30 });
    expect(await found()).toBe(0);
    shop.sandbox.clock.advance(30 * 60_000);
    expect(await found()).toBe(1);
  });

  it('G44 a later instalment refused by rule: schedule, index and code', async () => {
    const shop = await openShop();
    const plan = { '2026-03-10': '1', '2026-03-11': '2', '2026-03-12': '3' };
    const { TRANSACTIONID: first = '' } = await shop.split(plan);
    await shop.split(plan);
    shop.sandbox.faults.add({ what: 'instalment', schedule: first, instalment: 2, execcode: '4002' });
    shop.sandbox.clock.moveTo('2026-03-13T00:00:00Z');
    const results = shop.sandbox.rows().map(({ instalment, execcode }) => `${instalment} ${execcode}`);
    expect(results.toSorted()).toEqual(['1 0000', '1 0000', '2 0000', '2 4002', '3 0000', '3 0000']);
  });

  it('H54 a direct debit refused in the end by rule, and only that one', async () => {
    const shop = await openShop({ method: 'sdd' });
    shop.sandbox.faults.add({ what: 'collection', orderId: 'bad', execcode: '4001' });
    await shop.send({ OPERATIONTYPE: 'payment', ...mandate, ORDERID: 'bad' });
    await shop.send({ OPERATIONTYPE: 'payment', ...mandate, ORDERID: 'good' });
    shop.sandbox.clock.advance(7 * 86_400_000);
    expect(shop.sandbox.rows().map(({ orderId, execcode }) => `${orderId} ${execcode}`)).toEqual([
      'bad 4001',
      'good 0000',
    ]);
  });
});
