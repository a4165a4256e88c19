import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import {
  type Answer,
  debit,
  encodeForm,
  goodCard,
  openShop,
  processPath,
  readAnswer,
  type Shop,
  secret,
  type Value,
} from '../client.ts';

const asked = { '3DSECURE': 'yes' };
const raw = { '3DSECUREDISPLAYMODE': 'raw' };

/** Sends the holder's browser to the bank with what a raw answer holds. */
async function visitBank(answer: Answer): Promise<string> {
  return submit(answer['REDIRECTURL'] ?? '', answer['REDIRECTPOSTPARAMS'] ?? '');
}

async function decide(answer: Answer, decision: string): Promise<string> {
  return submit(`${answer['REDIRECTURL']}/decision`, `${answer['REDIRECTPOSTPARAMS']}&DECISION=${decision}`);
}

async function submit(url: string, body: string): Promise<string> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await request(url, { method: 'POST', headers, body });
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toContain('text/html');
  return response.body.text();
}

function payRaw(shop: Shop, more: Readonly<Record<string, Value | undefined>> = {}): Promise<Answer> {
  return shop.pay({ ...asked, ...raw, ...more });
}

describe('G49 0001', () => {
  it.each([
    ['main', 'target="_self"'],
    ['top', 'target="_top"'],
    ['popup', 'window.open('],
    [undefined, 'target="_self"'],
    ['POPUP', 'window.open('],
  ])('G49 REDIRECTHTML is base64 and fits display mode %s', async (mode, expected) => {
    const shop = await openShop();
    const answer = await shop.pay({ ...asked, '3DSECUREDISPLAYMODE': mode });
    expect(answer).toMatchObject({ EXECCODE: '0001', TRANSACTIONID: expect.stringMatching(/^A/) });
    expect(answer).not.toHaveProperty('REDIRECTURL');
    const html = Buffer.from(answer['REDIRECTHTML'] ?? '', 'base64').toString('utf8');
    expect(html).toContain(expected);
    const token = /name="MD" value="([0-9a-f]+)"/.exec(html)?.[1];
    const action = /action="([^"]+)"/.exec(html)?.[1];
    expect(await submit(action ?? '', `MD=${token}`)).toContain('Confirm the payment');
  });

  it('G49 VERSION 2.0 has the same page as 3DSECUREHTML beside it; not raw, not 3.0', async () => {
    const shop = await openShop();
    const older = await shop.pay({ '3DSECURE': 'yes', VERSION: '2.0' });
    expect(older['3DSECUREHTML']).toBe(older['REDIRECTHTML']);
    expect(older['REDIRECTHTML']).toMatch(/^[\w+/]+=*$/);
    for (const others of [{ '3DSECURE': 'yes' }, { ...asked, '3DSECUREDISPLAYMODE': 'raw', VERSION: '2.0' }]) {
      expect(await shop.pay(others)).not.toHaveProperty('3DSECUREHTML');
    }
  });

  it('G49 raw gives REDIRECTURL and REDIRECTPOSTPARAMS, and no REDIRECTHTML', async () => {
    const shop = await openShop();
    const answer = await payRaw(shop);
    expect(answer).not.toHaveProperty('REDIRECTHTML');
    expect(answer['REDIRECTURL']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
    expect(await visitBank(answer)).toContain('XXXXXXXXXXXX4444');
  });

  it('G49 any edit meanwhile is 2006', async () => {
    const shop = await openShop();
    const { TRANSACTIONID } = await payRaw(shop);
    for (const edit of [shop.refund, shop.cancel, shop.capture]) {
      expect((await edit(TRANSACTIONID))['EXECCODE']).toBe('2006');
    }
  });

  it('G49 a card that is not enrolled goes on unauthenticated', async () => {
    const shop = await openShop();
    for (const CARDCODE of ['5206035646546553', '5263034646416156']) {
      expect((await shop.pay({ ...asked, CARDCODE }))['EXECCODE']).toBe('0000');
      expect(shop.sandbox.rows().at(-1)?.authentication).toBe('not_enrolled');
    }
    expect(shop.sandbox.exportTransactions()).toContain(';not_enrolled;');
  });

  it('G49 a Host header that is not an address does not end up in the page', async () => {
    const shop = await openShop();
    const params = { ...debit, IDENTIFIER: 'SHOP', OPERATIONTYPE: 'payment', ...goodCard, ...asked, ...raw };
    const response = await request(shop.sandbox.url + processPath, {
      method: 'POST',
      headers: { host: 'evil"><script>', 'content-type': 'application/x-www-form-urlencoded' },
      body: encodeForm('payment', { ...params, HASH: sign(params, secret) }),
    });
    const answer = readAnswer(await response.body.text());
    expect(answer['REDIRECTURL']).toBe(`${shop.sandbox.url}/3dsecure/bank`);
  });
});

describe('G50 the bank’s page', () => {
  it('G50 accepted: the card’s own result', async () => {
    const shop = await openShop();
    const good = await payRaw(shop);
    const declined = await payRaw(shop, { CARDCODE: '5555557376384001' });
    await decide(good, 'accept');
    await decide(declined, 'accept');
    expect(shop.sandbox.rows().map(({ execcode, authentication }) => [execcode, authentication])).toEqual([
      ['0000', 'authenticated'],
      ['4001', 'authenticated'],
    ]);
    expect((await shop.refund(good['TRANSACTIONID']))['EXECCODE']).toBe('0000');
    expect((await shop.refund(declined['TRANSACTIONID']))['EXECCODE']).toBe('2003');
  });

  it('B14 the 4020 card: 4020 without authentication, 0000 once 3-D Secure succeeded', async () => {
    const shop = await openShop();
    const CARDCODE = '4234607430914020';
    expect((await shop.pay({ CARDCODE }))['EXECCODE']).toBe('4020');
    await decide(await payRaw(shop, { CARDCODE }), 'accept');
    expect(shop.sandbox.rows().at(-1)?.execcode).toBe('0000');
  });

  it('B13 G50 the cryptogram 000 is refused after the holder accepted, though it is not kept', async () => {
    const shop = await openShop();
    await decide(await payRaw(shop, { CARDCVV: '000' }), 'accept');
    expect(shop.sandbox.rows()[0]?.execcode).toBe('4012');
  });

  it.each([
    ['fail', '4008'],
    ['cancel', '4004'],
  ])('G50 %s: %s', async (decision, code) => {
    const shop = await openShop();
    const answer = await payRaw(shop);
    expect(await decide(answer, decision)).toContain(code);
    expect(shop.sandbox.rows()[0]?.execcode).toBe(code);
    expect((await shop.refund(answer['TRANSACTIONID']))['EXECCODE']).toBe('2003');
  });

  it('G50 left alone for 15 minutes: 4009', async () => {
    const shop = await openShop();
    const answer = await payRaw(shop);
    shop.sandbox.clock.advance(15 * 60_000 - 1);
    expect(shop.sandbox.rows()[0]?.execcode).toBe('0001');
    shop.sandbox.clock.advance(1);
    expect(shop.sandbox.rows()[0]).toMatchObject({ execcode: '4009', authentication: 'expired' });
    expect(await visitBank(answer)).not.toContain('Confirm the payment');
    await decide(answer, 'accept');
    expect(shop.sandbox.rows()[0]?.execcode).toBe('4009');
  });

  it('G50 final once: coming back later changes nothing', async () => {
    const shop = await openShop();
    const answer = await payRaw(shop);
    await decide(answer, 'cancel');
    await decide(answer, 'accept');
    shop.sandbox.clock.advance(3_600_000);
    expect(shop.sandbox.rows()[0]?.execcode).toBe('4004');
    expect(await visitBank({ ...answer, REDIRECTPOSTPARAMS: 'MD=nonsense' })).toContain('not waiting');
    expect(await submit(`${answer['REDIRECTURL']}/decision`, 'x')).toContain('not waiting');
  });

  it('G47 G50 the ALIAS comes only with the final result', async () => {
    const shop = await openShop();
    const answer = await payRaw(shop, { CREATEALIAS: 'yes' });
    expect(answer).not.toHaveProperty('ALIAS');
    expect(shop.sandbox.rows()[0]?.alias).toBe('');
    await decide(answer, 'accept');
    expect(shop.sandbox.rows()[0]?.alias).toBe(answer['TRANSACTIONID']);
  });

  it('C23 G50 a CAPTUREDATE counts from the holder’s success, even past its midnight; none after a failure', async () => {
    const shop = await openShop({}, { now: '2026-03-10T22:55:00Z' });
    const more = { ...asked, ...raw, CAPTUREDATE: '2026-03-11' };
    const accepted = await shop.authorize(more);
    const failed = await shop.authorize(more);
    shop.sandbox.clock.moveTo('2026-03-10T23:05:00Z');
    expect(shop.sandbox.rows()).toHaveLength(2);
    await decide(accepted, 'accept');
    await decide(failed, 'fail');
    expect(shop.sandbox.rows().slice(2)).toMatchObject([
      { operation: 'capture', execcode: '0000', at: Date.parse('2026-03-10T23:05:00Z') },
    ]);
  });

  it('B15 G50 a 5004 card: 5004 after the holder accepted, 0000 a minute later', async () => {
    const shop = await openShop();
    await decide(await payRaw(shop, { CARDCODE: '5555552450575004' }), 'accept');
    expect(shop.sandbox.rows()[0]?.execcode).toBe('5004');
    shop.sandbox.clock.advance(60_000);
    expect(shop.sandbox.rows()[0]?.execcode).toBe('0000');
  });

  it('B15 G50 accepted in the last minute, a 5004 card is still answered by the bank, not expired', async () => {
    const shop = await openShop();
    const answer = await payRaw(shop, { CARDCODE: '5555552450575004' });
    shop.sandbox.clock.advance(14.5 * 60_000);
    await decide(answer, 'accept');
    shop.sandbox.clock.advance(45_000);
    expect(shop.sandbox.rows()[0]?.execcode).toBe('5004');
    shop.sandbox.clock.advance(15_000);
    expect(shop.sandbox.rows()[0]?.execcode).toBe('0000');
  });

  it('G50 the page escapes what the shop wrote', async () => {
    const shop = await openShop();
    const page = await visitBank(await payRaw(shop, { ORDERID: '<script>alert(1)</script>' }));
    expect(page).not.toContain('<script>alert');
  });
});
