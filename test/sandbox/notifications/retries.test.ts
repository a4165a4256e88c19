import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { startSandbox } from '../../../sandbox/index.ts';
import { patient } from '../../patient.ts';
import { encodeForm, openShop, processPath, secret, tuesday, visitShop } from '../client.ts';
import { holdWork } from '../held-work.ts';
import { openReceiver } from '../receiver.ts';

import { kinds } from './seen.ts';

const minute = 60_000;

const edit = { ORDERID: '1', DESCRIPTION: 'A refund', VERSION: '3.0' };

describe('I58 what counts as good, and the retries', () => {
  it.each([
    ['OK', 200, 'succeeded'],
    [' OK\r\n', 200, 'succeeded'],
    ['ok', 200, 'sent'],
    ['OK!', 200, 'sent'],
    ['', 200, 'sent'],
    ['OK', 201, 'sent'],
    ['OK', 500, 'sent'],
    ['OK', 302, 'sent'],
  ])('I58 %j with HTTP %i is %s', async (body, status, result) => {
    const receiver = await openReceiver((response) => {
      response.writeHead(status, { location: '/elsewhere' }).end(body);
    });
    const shop = await openShop({ notificationUrl: receiver.url });
    await shop.pay();
    await shop.sandbox.settled();
    expect(shop.sandbox.notifications()).toMatchObject([{ result, httpCode: status, content: body.trim(), tries: 1 }]);
    expect(receiver.seen.map(({ path }) => path)).toEqual(['/ipn']);
  });

  it('I58 1, 5, 15, 60 minutes, then hourly for 24 hours, by the gateway’s clock; then it gives up', async () => {
    const times: number[] = [];
    const receiver = await openReceiver((response) => {
      times.push(shop.sandbox.clock.now());
      response.writeHead(503).end('later');
    });
    const shop = await openShop({ notificationUrl: receiver.url });
    const start = shop.sandbox.clock.now();
    await shop.pay();
    await shop.sandbox.settled();
    // Minute by minute, as the clock of a real gateway passes.
    for (let passed = 0; passed < 26 * 60; passed += 1) {
      shop.sandbox.clock.advance(minute);
      await shop.sandbox.settled();
    }
    const hours = Array.from({ length: 24 }, (_, index) => (index + 1) * 60);
    expect(times.map((time) => (time - start) / minute)).toEqual([0, 1, 5, 15, ...hours]);
    expect(shop.sandbox.notifications()).toMatchObject([{ result: 'failure', tries: 28, dueAt: null, httpCode: 503 }]);
    expect(new Set(receiver.seen.map(({ fields }) => fields['HASH'])).size).toBe(1);
  });

  it('I58 a retry that is taken is the last one', async () => {
    const receiver = await openReceiver((response, _seen, number) => {
      response.end(number < 3 ? 'Parse error: syntax error in /var/www/html/shop/notification.php' : 'OK');
    });
    const shop = await openShop({ notificationUrl: receiver.url });
    await shop.pay();
    await shop.sandbox.settled();
    expect(shop.sandbox.notifications()[0]?.content).toBe('Parse error: syntax error in /var/www/html/sh');
    shop.sandbox.clock.advance(24 * 60 * minute);
    await shop.sandbox.settled();
    expect(receiver.seen).toHaveLength(3);
    expect(shop.sandbox.notifications()).toMatchObject([{ result: 'succeeded', tries: 3, content: 'OK', dueAt: null }]);
  });

  it('P 10.6 the last result stands in the LAST NOTIFICATION columns', async () => {
    const receiver = await openReceiver((response, { fields }) => {
      response.writeHead(fields['AMOUNT'] === '2' ? 500 : 200).end(fields['AMOUNT'] === '2' ? 'oops' : 'OK');
    });
    const shop = await openShop({ notificationUrl: receiver.url, exportLagMinutes: 0 });
    await shop.pay({ AMOUNT: '1' });
    await shop.pay({ AMOUNT: '2' });
    await shop.sandbox.settled();
    const COLUMNS = 'LAST NOTIFICATION RESULT;LAST NOTIFICATION CONTENT;LASTNOTIFICATIONHTTPCODE';
    const { rows } = await shop.lookUp({ ORDERID: '1234', COLUMNS });
    expect(rows?.map((row) => Object.values(row))).toEqual([
      ['succeeded', 'OK', '200'],
      ['sent', 'oops', '500'],
    ]);
  });

  it('is kept over a restart: made with the row, sent by whoever is started next', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'notifications-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'book.sqlite');
    const silent = await openReceiver((response) => response.destroy());
    const account = { identifier: 'SHOP', secret, notificationUrl: silent.url };
    const first = await startSandbox({ accounts: [account], file, now: tuesday, frozen: true });
    await visitShop(first, 'SHOP').pay();
    await first.settled();
    expect(first.notifications()).toMatchObject([{ result: 'sent', httpCode: null, tries: 1 }]);
    expect(first.notifications()[0]?.content).toBe('UND_ERR_SOCKET');
    await first.close();
    const receiver = await openReceiver();
    const again = await startSandbox({
      accounts: [{ ...account, notificationUrl: receiver.url }],
      file,
      now: '2026-03-10T09:01:00Z',
      frozen: true,
    });
    onTestFinished(() => again.close());
    await again.settled();
    expect(kinds(receiver.seen)).toEqual(['payment 0000']);
    expect(again.notifications()).toMatchObject([{ result: 'succeeded', tries: 2 }]);
  });

  it('of an account that has lost its address does not keep the others waiting', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'notifications-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [file, receiver] = [join(folder, 'book.sqlite'), await openReceiver()];
    const account = { identifier: 'SHOP', secret, chargebackUrl: 'http://127.0.0.1:9/' };
    const first = await startSandbox({ accounts: [account], file, now: tuesday, frozen: true });
    const { TRANSACTIONID: transactionId = '' } = await visitShop(first, 'SHOP').pay();
    await first.actAsExtranet({ identifier: 'SHOP', operation: 'chargeback', transactionId });
    await first.settled();
    await first.close();
    const shop = await openShop({ notificationUrl: receiver.url }, { file, now: '2026-03-10T09:01:00Z' });
    await shop.pay();
    await shop.sandbox.settled();
    expect(kinds(receiver.seen)).toEqual(['payment 0000']);
    expect(shop.sandbox.notifications()).toMatchObject([
      { kind: 'chargeback', result: 'sent', tries: 2, httpCode: null, content: 'The account has no address for it.' },
      { kind: 'transaction', result: 'succeeded' },
    ]);
  });

  it('goes out by itself when the clock runs: nobody has to ask', async () => {
    const receiver = await openReceiver();
    const shop = await openShop({ notificationUrl: receiver.url }, { now: '2026-03-10T23:59:58.500Z', frozen: false });
    await shop.split({ '2026-03-10': '1', '2026-03-11': '2' });
    await expect.poll(() => kinds(receiver.seen), { timeout: 250_000 }).toEqual(['payment 0000', 'payment 0000']);
  });

  it('a shop that never answers keeps neither others nor the end of the sandbox waiting', async () => {
    const hanging = await openReceiver(() => undefined);
    const receiver = await openReceiver();
    const others = [{ identifier: 'OTHER', secret, notificationUrl: receiver.url }];
    const shop = await openShop({ notificationUrl: hanging.url }, { others });
    await shop.pay();
    await visitShop(shop.sandbox, 'OTHER').pay();
    await expect.poll(() => receiver.seen.length, patient).toBe(1);
    await expect.poll(() => hanging.seen.length, patient).toBe(1);
  });

  it('is told even when the client has gone before its answer came', async () => {
    const { hold, begin } = holdWork();
    const receiver = await openReceiver();
    const shop = await openShop({ notificationUrl: receiver.url }, { hold });
    const { TRANSACTIONID = '' } = await shop.pay();
    const order = { IDENTIFIER: 'SHOP', OPERATIONTYPE: 'refund', TRANSACTIONID, ...edit };
    const body = encodeForm('refund', { ...order, HASH: sign(order, secret) });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const client = new AbortController();
    const send = () =>
      request(shop.sandbox.url + processPath, { method: 'POST', headers, body, signal: client.signal });
    const { answer, letGo } = await begin(send);
    client.abort();
    await expect(answer).rejects.toThrow();
    letGo();
    await expect.poll(() => kinds(receiver.seen), { timeout: 250_000 }).toEqual(['payment 0000', 'refund 0000']);
  });
});
