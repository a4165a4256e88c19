import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { openShop, type Shop } from '../client.ts';
import { openReceiver } from '../receiver.ts';

interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the control API with its token, unless the headers say otherwise. */
async function call({ sandbox }: Shop, path: string, { method = 'GET', body, headers = {} }: Call = {}) {
  const response = await request(`${sandbox.url}/sandbox/api${path}`, {
    method,
    headers: { authorization: `Bearer ${sandbox.control}`, ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: what the tests then look into
  return { status: response.statusCode, json: (await response.body.json()) as any };
}

function post(shop: Shop, path: string, body: unknown) {
  return call(shop, path, { method: 'POST', body });
}

describe('who may use the control API', () => {
  it('whoever brings the token, which every sandbox makes up anew', async () => {
    const shop = await openShop();
    const other = await openShop();
    expect(shop.sandbox.control).toMatch(/^[0-9a-f]{32}$/);
    expect(other.sandbox.control).not.toBe(shop.sandbox.control);
    expect((await call(shop, '/clock')).status).toBe(200);
    for (const authorization of [
      '',
      'Bearer',
      'Bearer wrong',
      `Bearer ${other.sandbox.control}`,
      shop.sandbox.control,
      `Basic ${shop.sandbox.control}`,
    ]) {
      const refused = await call(shop, '/clock', { headers: { authorization } });
      expect(refused.status, authorization).toBe(401);
      expect(refused.json.error).not.toContain(shop.sandbox.control);
    }
    expect((await call(shop, '/nothing/there', { headers: { authorization: '' } })).status).toBe(401);
  });

  it('under a name of this machine only, and not for other web pages (DNS rebinding)', async () => {
    const shop = await openShop();
    const { port, host } = new URL(shop.sandbox.url);
    for (const good of [host, `localhost:${port}`, `[::1]:${port}`, 'LOCALHOST']) {
      expect((await call(shop, '/clock', { headers: { host: good } })).status, good).toBe(200);
    }
    for (const bad of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1.evil.example',
      'localhost.evil.example',
      '127.0.0.1@evil',
      '192.168.1.7',
    ]) {
      expect((await call(shop, '/clock', { headers: { host: bad } })).status, bad).toBe(403);
    }
    expect((await call(shop, '/clock', { headers: { origin: `http://${host}` } })).status).toBe(200);
    for (const origin of [
      'http://evil.example',
      'null',
      `http://localhost:${port}`,
      'http://127.0.0.1:1',
      `http://${host}.evil.example`,
    ]) {
      expect((await call(shop, '/clock', { headers: { origin } })).status, origin).toBe(403);
    }
  });

  it('a refused call changes nothing', async () => {
    const shop = await openShop();
    const before = shop.sandbox.clock.now();
    await call(shop, '/clock', { method: 'POST', body: { advance: 1000 }, headers: { authorization: 'Bearer no' } });
    await call(shop, '/faults', { method: 'POST', body: { what: 'lost' }, headers: { host: 'evil.example' } });
    expect(shop.sandbox.clock.now()).toBe(before);
    expect(shop.sandbox.faults.list()).toEqual([]);
  });

  it('what cannot be understood is 400 with the reason, what is not there 404', async () => {
    const shop = await openShop();
    for (const body of [
      '',
      '{',
      '[]',
      '{"advance":-1}',
      '{"moveTo":"yesterday"}',
      '{"moveTo":"2020-01-01T00:00:00Z"}',
    ]) {
      const { status, json } = await call(shop, '/clock', { method: 'POST', body });
      expect({ status, error: typeof json.error }, body).toEqual({ status: 400, error: 'string' });
    }
    expect((await post(shop, '/faults', { what: 'reset' })).json.error).toContain('afterBytes');
    expect((await post(shop, '/faults', { what: 'rain' })).status).toBe(400);
    expect((await post(shop, '/faults', { what: 'lost', misspelt: 1 })).status).toBe(400);
    expect((await call(shop, '/weather')).status).toBe(404);
    expect((await call(shop, '/faults/7', { method: 'DELETE' })).status).toBe(404);
    expect((await call(shop, '/exports/7/file')).status).toBe(404);
  });
});

describe('what the control API does', () => {
  it('reads and moves the clock, executing what falls due', async () => {
    const shop = await openShop();
    await shop.split({ '2026-03-10': '1', '2026-03-12': '2' });
    expect((await call(shop, '/clock')).json).toEqual({ now: '2026-03-10T09:00:00.000Z' });
    expect((await post(shop, '/clock', { advance: 60_000 })).json).toEqual({ now: '2026-03-10T09:01:00.000Z' });
    expect((await post(shop, '/clock', { moveTo: '2026-03-12T00:00:00Z' })).json).toEqual({
      now: '2026-03-12T00:00:00.000Z',
    });
    const { json } = await call(shop, '/transactions?identifier=SHOP');
    expect(json.map((row: { instalment: number }) => row.instalment)).toEqual([1, 2]);
    expect((await call(shop, '/schedules')).json).toMatchObject([{ state: 'finished', identifier: 'SHOP' }]);
    expect((await call(shop, '/transactions?identifier=OTHER')).json).toEqual([]);
  });

  it('adds, lists and removes faults, which then strike', async () => {
    const shop = await openShop();
    const { json: rule } = await post(shop, '/faults', { what: 'execcode', execcode: '3004', operation: 'payment' });
    expect(rule).toEqual({ id: 1, what: 'execcode', execcode: '3004', operation: 'payment', acted: false });
    expect((await shop.pay())['EXECCODE']).toBe('3004');
    expect((await call(shop, '/faults')).json).toEqual([rule]);
    expect((await call(shop, `/faults/${rule.id}`, { method: 'DELETE' })).json).toEqual([]);
    expect((await shop.pay())['EXECCODE']).toBe('0000');
    await post(shop, '/faults', { what: 'lost' });
    expect((await call(shop, '/faults', { method: 'DELETE' })).json).toEqual([]);
  });

  it('reads balances, by root or for one transaction', async () => {
    const shop = await openShop();
    const { TRANSACTIONID } = await shop.authorize();
    const { TRANSACTIONID: capture } = await shop.capture(TRANSACTIONID, { AMOUNT: '600' });
    await shop.refund(capture, { AMOUNT: '100' });
    const balance = { authorized: 1000, captured: 600, debit: 600, refunded: 100, left: 500, currency: 'EUR' };
    expect((await call(shop, '/balances')).json).toMatchObject([{ transactionId: TRANSACTIONID, ...balance }]);
    expect((await call(shop, `/balances?identifier=SHOP&transactionId=${capture}`)).json).toMatchObject([
      { transactionId: capture, ...balance },
    ]);
    expect((await call(shop, '/balances?transactionId=A1')).json).toEqual([]);
  });

  it('shows accounts without any secret', async () => {
    const keys = [{ id: 'a688b3a1-d227-4cdd-9454-5d7cfcc74ef9', secret: 'of the key' }];
    const shop = await openShop({ apiKeys: keys, notificationSecret: 'of notifications' });
    const { json } = await call(shop, '/accounts');
    expect(json).toMatchObject([
      { identifier: 'SHOP', currency: 'EUR', apiKeys: [{ id: keys[0]?.id, disabled: false }] },
    ]);
    expect(JSON.stringify(json)).not.toMatch(/of the key|of notifications|Y#iK/);
  });

  it('shows the last requests with their answers, masked, with the faults that struck and why a HASH did not match', async () => {
    const shop = await openShop();
    shop.sandbox.faults.add({ what: 'delay', milliseconds: 1, count: 1 });
    await shop.pay({ CLIENTREFERRER: 'https://shop.example/?card=1111 2222-33334444' });
    await shop.pay({ HASH: 'F'.repeat(64) });
    await shop.lookUp({ ORDERID: '1234' });
    await request(`${shop.sandbox.url}/front/service/rest/process?a=1`, { method: 'POST', body: 'x' });
    const { json } = await call(shop, '/requests');
    expect(json).toHaveLength(4);
    expect(json[0]).toMatchObject({
      id: 1,
      path: '/front/service/rest/process',
      method: 'payment',
      faults: ['delay'],
      parameters: { IDENTIFIER: 'SHOP', CARDCODE: 'XXXXXXXXXXXX4444', CARDCVV: 'XXX' },
      answer: { EXECCODE: '0000' },
    });
    expect(json[1]).toMatchObject({ answer: { EXECCODE: '1003' }, hash: { kind: 'unknown' } });
    expect(json[1].hash.parameters.map(({ name }: { name: string }) => name)).toContain('DESCRIPTION');
    expect(json[2]).toMatchObject({ method: 'getTransactions', answer: { EXECCODE: '0000' } });
    expect(json[3]).toMatchObject({ method: '', answer: { EXECCODE: '1006' }, parameters: {} });
    expect(JSON.stringify(json)).not.toMatch(/1111222233334444|1111 2222|"123"|Y#iK/);
  });

  it('keeps the last 200 requests', async () => {
    const shop = await openShop();
    for (let tries = 0; tries < 203; tries += 1) await shop.send({ OPERATIONTYPE: 'payment' });
    const ids = shop.sandbox.requests().map(({ id }) => id);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([200, 4, 203]);
  });

  it('names the secret that was taken for another account’s', async () => {
    const shop = await openShop({}, { others: [{ identifier: 'OTHER', secret: 'other secret' }] });
    await shop.send({ IDENTIFIER: 'OTHER', OPERATIONTYPE: 'payment' });
    const [refused] = shop.sandbox.requests();
    expect(refused?.hash?.explanation).toBe('It was made with the secret of the account SHOP.');
  });

  it('I59 acts as a colleague in the extranet: rows and notifications with their origin', async () => {
    const receiver = await openReceiver();
    const shop = await openShop({ notificationUrl: receiver.url, exportLagMinutes: 0 });
    const { TRANSACTIONID: transactionId } = await shop.pay();
    const act = (more: object) => post(shop, '/extranet', { identifier: 'SHOP', ...more });
    const refund = await act({ operation: 'refund', transactionId, amount: 250 });
    expect(refund.json).toMatchObject({ EXECCODE: '0000', AMOUNT: '250' });
    expect((await act({ operation: 'void', transactionId: refund.json.TRANSACTIONID })).json['EXECCODE']).toBe('0000');
    const { TRANSACTIONID: authorization } = await shop.authorize();
    expect((await act({ operation: 'capture', transactionId: authorization })).json['EXECCODE']).toBe('0000');
    expect((await act({ operation: 'refund', transactionId: 'A1' })).json['EXECCODE']).toBe('2002');
    expect((await act({ operation: 'credit', transactionId })).status).toBe(400);
    expect((await post(shop, '/settle', {})).status).toBe(200);
    expect(receiver.seen.map(({ fields }) => fields['OPERATIONTYPE'])).toEqual([
      'payment',
      'refund',
      'void',
      'authorization',
      'capture',
    ]);
    const { rows } = await shop.lookUp({ ORDERID: '1234', COLUMNS: 'TRANSACTION ORIGIN' });
    expect(rows?.map((row) => row['TRANSACTION ORIGIN'])).toEqual([
      'DIRECTLINK',
      'EXTRANET',
      'EXTRANET',
      'DIRECTLINK',
      'EXTRANET',
    ]);
    const { json } = await call(shop, '/notifications?identifier=SHOP');
    expect(json).toHaveLength(5);
    expect(json[0]).toMatchObject({ result: 'succeeded', content: 'OK', fields: { TRANSACTIONID: transactionId } });
  });
});

describe('I59 D29 chargebacks', () => {
  it('I59 are told to their own address, stand in the columns, and protect nobody', async () => {
    const payments = await openReceiver();
    const chargebacks = await openReceiver();
    const shop = await openShop({
      notificationUrl: payments.url,
      chargebackUrl: chargebacks.url,
      exportLagMinutes: 60,
    });
    const { TRANSACTIONID: transactionId = '' } = await shop.pay();
    shop.sandbox.clock.advance(3 * 86_400_000);
    const chargeback = {
      identifier: 'SHOP',
      operation: 'chargeback',
      transactionId,
      amount: 400,
      code: '13.1',
      reason: 'Not received',
    } as const;
    expect(await shop.sandbox.actAsExtranet(chargeback)).toMatchObject({
      EXECCODE: '0000',
      TRANSACTIONID: transactionId,
      AMOUNT: '400',
    });
    await shop.sandbox.settled();
    expect(payments.seen).toHaveLength(1);
    expect(chargebacks.seen.map(({ fields }) => fields)).toMatchObject([
      {
        OPERATIONTYPE: 'chargeback',
        TRANSACTIONID: transactionId,
        AMOUNT: '400',
        CHARGEBACKCODE: '13.1',
        HASH: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    const COLUMNS = 'CHARGEBACKSTATUS;CHARGEBACKDATE;CHARGEBACKAMOUNT;CHARGEBACKCODE;CHARGEBACKREASON;FINANCIALSTATE';
    const look = async () => Object.values((await shop.lookUp({ ORDERID: '1234', COLUMNS })).rows?.[0] ?? {});
    expect(await look()).toEqual(['', '', '', '', '', 'Paid']);
    shop.sandbox.clock.advance(60 * 60_000);
    expect(await look()).toEqual(['chargeback', '2026-03-13 09:00:00', '400', '13.1', 'Not received', 'Charged']);
    expect(shop.sandbox.exportTransactions()).toContain(';chargeback;2026-03-13 09:00:00;');
    expect((await shop.refund(transactionId))['AMOUNT']).toBe('1000');
  });

  it('only a live debit, once, up to its amount', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: paid = '' } = await shop.pay();
    const { TRANSACTIONID: refund = '' } = await shop.refund(paid, { AMOUNT: '1' });
    const { TRANSACTIONID: refused = '' } = await shop.pay({ CARDCODE: '5555557376384001' });
    const { TRANSACTIONID: waiting = '' } = await shop.pay({ '3DSECURE': 'yes' });
    const { TRANSACTIONID: cancelled = '' } = await shop.pay();
    await shop.cancel(cancelled);
    const chargeBack = async (transactionId: string, amount?: number) =>
      (await shop.sandbox.actAsExtranet({ identifier: 'SHOP', operation: 'chargeback', transactionId, amount }))[
        'EXECCODE'
      ];
    expect(await chargeBack('A1')).toBe('2002');
    expect(await chargeBack(refund)).toBe('2004');
    expect(await chargeBack(cancelled)).toBe('2004');
    expect(await chargeBack(refused)).toBe('2003');
    expect(await chargeBack(waiting)).toBe('2006');
    expect(await chargeBack(paid, 1001)).toBe('2008');
    expect(await chargeBack(paid)).toBe('0000');
    expect(await chargeBack(paid)).toBe('2004');
    expect(shop.sandbox.notifications()).toEqual([]);
  });
});
