import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { sign, verify } from '../../../protocol/signature.ts';
import { type Answer, openShop, secret } from '../client.ts';
import { asked } from '../holder.ts';

const shopUrl = 'https://shop.example.com/back?session=7';

/** Where the browser is sent after this decision; undefined when it stays with the sandbox. */
async function goBack(answer: Answer, decision: string): Promise<URL | undefined> {
  return follow(`${answer['REDIRECTURL']}/decision`, `${answer['REDIRECTPOSTPARAMS']}&DECISION=${decision}`);
}

async function follow(url: string, body: string): Promise<URL | undefined> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await request(url, { method: 'POST', headers, body });
  await response.body.dump();
  const location = response.headers['location'];
  expect(response.statusCode).toBe(location === undefined ? 200 : 303);
  return typeof location === 'string' ? new URL(location) : undefined;
}

function fieldsOf(url: URL | undefined): Record<string, string> {
  const { session, ...fields } = Object.fromEntries(url?.searchParams ?? []);
  expect(session).toBe('7');
  return fields;
}

describe('G50 the way back to the shop', () => {
  it.each([
    ['accept', '0000'],
    ['fail', '4008'],
    ['cancel', '4004'],
  ])('G50 after %s the browser goes to REDIRECT_URL with %s, signed', async (decision, execcode) => {
    const shop = await openShop({ redirectUrl: shopUrl });
    const answer = await shop.pay({ ...asked, EXTRADATA: 'été & co', CREATEALIAS: 'yes' });
    const url = await goBack(answer, decision);
    expect(url?.href.startsWith('https://shop.example.com/back?')).toBe(true);
    const fields = fieldsOf(url);
    expect(fields).toMatchObject({
      IDENTIFIER: 'SHOP',
      OPERATIONTYPE: 'payment',
      TRANSACTIONID: answer['TRANSACTIONID'],
      ORDERID: '1234',
      AMOUNT: '1000',
      EXTRADATA: 'été & co',
      CARDCODE: 'XXXXXXXXXXXX4444',
      EXECCODE: execcode,
      '3DSECURE': 'yes',
    });
    expect(fields['ALIAS']).toBe(execcode === '0000' ? answer['TRANSACTIONID'] : undefined);
    expect(verify(fields, secret)).toBe(true);
    expect(verify({ ...fields, EXECCODE: '9999' }, secret)).toBe(false);
    expect(verify(fields, 'another secret')).toBe(false);
  });

  it('G50 a request’s own addresses go before the account’s; the cancelling one after 4004 only', async () => {
    const shop = await openShop({ redirectUrl: 'https://account.example.com/', cancelUrl: 'https://no.example.com/' });
    const own = { REDIRECTURLSUCCESS: 'https://yes.example.com/', REDIRECTURLCANCEL: 'https://cancel.example.com/' };
    expect((await goBack(await shop.pay({ ...asked, ...own }), 'accept'))?.host).toBe('yes.example.com');
    expect((await goBack(await shop.pay({ ...asked, ...own }), 'fail'))?.host).toBe('yes.example.com');
    expect((await goBack(await shop.pay({ ...asked, ...own }), 'cancel'))?.host).toBe('cancel.example.com');
    expect((await goBack(await shop.pay(asked), 'accept'))?.host).toBe('account.example.com');
    expect((await goBack(await shop.pay(asked), 'cancel'))?.host).toBe('no.example.com');
  });

  it('G50 coming back later, or after 15 minutes, leads to the shop with the result that was final first', async () => {
    const shop = await openShop({ redirectUrl: shopUrl });
    const cancelled = await shop.pay(asked);
    const left = await shop.pay(asked);
    await goBack(cancelled, 'cancel');
    shop.sandbox.clock.advance(15 * 60_000);
    expect(fieldsOf(await goBack(cancelled, 'accept'))['EXECCODE']).toBe('4004');
    expect(fieldsOf(await follow(left['REDIRECTURL'] ?? '', left['REDIRECTPOSTPARAMS'] ?? ''))['EXECCODE']).toBe(
      '4009',
    );
    expect(shop.sandbox.rows().map(({ execcode }) => execcode)).toEqual(['4004', '4009']);
  });

  it('G50 without an address that a browser can follow, the holder stays with the sandbox', async () => {
    const shop = await openShop();
    const odd = { REDIRECTURLSUCCESS: 'javascript:alert(1)', REDIRECTURLCANCEL: 'no address' };
    expect(await goBack(await shop.pay({ ...asked, ...odd }), 'accept')).toBeUndefined();
    expect(await goBack(await shop.pay({ ...asked, ...odd }), 'cancel')).toBeUndefined();
    expect(await goBack(await shop.pay(asked), 'accept')).toBeUndefined();
  });

  it('G50 is signed with the notification key where the account has one', async () => {
    const shop = await openShop({ redirectUrl: shopUrl, notificationSecret: 'a key of its own' });
    const { HASH, ...fields } = fieldsOf(await goBack(await shop.pay(asked), 'accept'));
    expect(HASH).toBe(sign(fields, 'a key of its own'));
  });

  it('G50 each result is notified, the wait and the final one, with one TRANSACTIONID', async () => {
    const shop = await openShop({ notificationUrl: 'http://127.0.0.1:9/' });
    const answer = await shop.pay(asked);
    await goBack(answer, 'accept');
    await goBack(answer, 'cancel');
    const told = shop.sandbox.notifications().map(({ fields }) => [fields['TRANSACTIONID'], fields['EXECCODE']]);
    expect(told).toEqual([
      [answer['TRANSACTIONID'], '0001'],
      [answer['TRANSACTIONID'], '0000'],
    ]);
  });
});

describe('G52 extra fields about 3-D Secure', () => {
  const names = [
    '3DSECUREAUTHENTICATIONSTATUS',
    '3DSECURESIGNATURESTATUS',
    '3DSGLOBALSTATUS',
    'CARD3DSECUREENROLLED',
  ] as const;

  async function told(authenticationFields: boolean, decision: string) {
    const shop = await openShop({ redirectUrl: shopUrl, authenticationFields, notificationUrl: 'http://127.0.0.1:9/' });
    const fields = fieldsOf(await goBack(await shop.pay(asked), decision));
    expect(verify(fields, secret)).toBe(true);
    const notified = shop.sandbox.notifications().at(-1)?.fields ?? {};
    expect(names.map((name) => notified[name])).toEqual(names.map((name) => fields[name]));
    return names.map((name) => fields[name]);
  }

  it('G52 are off by default', async () => {
    expect(await told(false, 'accept')).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('G52 tell how it went with S3’s values, signed, in redirections and notifications', async () => {
    expect(await told(true, 'accept')).toEqual(['y', 'y', 'ok', 'y']);
    expect((await told(true, 'fail'))[0]).toBe('n');
  });

  it('G52 tell of cards without authentication as well', async () => {
    const account = { authenticationFields: true, externalMpi: true, notificationUrl: 'http://127.0.0.1:9/' };
    const shop = await openShop(account);
    await shop.pay({ ...asked, CARDCODE: '5206035646546553' });
    await shop.pay();
    await shop.pay({ '3DSECURE_CARDENROLLED': 'u', '3DSECURE_STATUS': 'U' });
    const global = shop.sandbox.notifications().map(({ fields }) => fields['3DSGLOBALSTATUS']);
    expect(global).toEqual(['not_enrolled', 'not_required', 'unavailable']);
  });
});
