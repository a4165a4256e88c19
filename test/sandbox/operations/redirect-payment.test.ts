import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { verify } from '../../../protocol/signature.ts';
import { type Answer, openShop, secret, withoutCard } from '../client.ts';

function pageOf({ REDIRECTHTML = '' }: Answer): { url: string; token: string } {
  const html = Buffer.from(REDIRECTHTML, 'base64').toString('utf8');
  const url = /action="([^"]+)"/.exec(html)?.[1] ?? '';
  return { url, token: /name="MD" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '' };
}

function submit(url: string, body: string) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return request(url, { method: 'POST', headers, body });
}

describe('A9 a redirect account', () => {
  it('A9 asks for no card and answers 0002 with REDIRECTHTML, whatever the display mode', async () => {
    const shop = await openShop({ method: 'redirect' });
    for (const more of [{}, { '3DSECUREDISPLAYMODE': 'raw', '3DSECURE': 'yes' }, { CARDCODE: '4111' }]) {
      const answer = await shop.pay({ ...withoutCard, ...more });
      expect(answer).toMatchObject({
        EXECCODE: '0002',
        MESSAGE: 'Redirection required to finish a transaction',
        TRANSACTIONID: expect.stringMatching(/^A/),
      });
      expect(answer).not.toHaveProperty('REDIRECTURL');
      const { url, token } = pageOf(answer);
      const page = await (await submit(url, `MD=${token}`)).body.text();
      expect(page).toContain('Confirm the payment');
      expect(page).toContain('€10.00');
    }
    const nobody = await shop.pay({ ...withoutCard, CLIENTIDENT: undefined });
    expect(nobody['MESSAGE']).toBe('The parameter "CLIENTIDENT" is missing.');
  });

  it.each([
    ['accept', '0000', '0000'],
    ['fail', '4001', '2003'],
    ['cancel', '4004', '2003'],
  ])('A9 the page ends it: %s, %s, and leads back to the shop', async (decision, execcode, refund) => {
    const shop = await openShop({ method: 'redirect', redirectUrl: 'https://shop.example.com/' });
    const answer = await shop.pay(withoutCard);
    expect((await shop.refund(answer['TRANSACTIONID']))['EXECCODE']).toBe('2006');
    const { url, token } = pageOf(answer);
    const { headers, statusCode, body } = await submit(`${url}/decision`, `MD=${token}&DECISION=${decision}`);
    await body.dump();
    expect(statusCode).toBe(303);
    const fields = Object.fromEntries(new URL(String(headers['location'])).searchParams);
    expect(fields).toMatchObject({ EXECCODE: execcode, TRANSACTIONID: answer['TRANSACTIONID'] });
    expect(fields).not.toHaveProperty('CARDCODE');
    expect(verify(fields, secret)).toBe(true);
    expect(shop.sandbox.rows()).toMatchObject([{ execcode, cardMask: '', authentication: 'none' }]);
    expect((await shop.refund(answer['TRANSACTIONID']))['EXECCODE']).toBe(refund);
  });

  it('A9 left alone for 15 minutes it is abandoned: 4004, and final', async () => {
    const shop = await openShop({ method: 'redirect' });
    const { url, token } = pageOf(await shop.pay(withoutCard));
    shop.sandbox.clock.advance(15 * 60_000 - 1);
    expect(shop.sandbox.rows()[0]?.execcode).toBe('0002');
    shop.sandbox.clock.advance(1);
    expect(shop.sandbox.rows()[0]?.execcode).toBe('4004');
    await (await submit(`${url}/decision`, `MD=${token}&DECISION=accept`)).body.dump();
    expect(shop.sandbox.rows()[0]?.execcode).toBe('4004');
  });

  it('A9 does payment, refund and void; anything else, and AMOUNTS, 3003', async () => {
    const shop = await openShop({ method: 'redirect', credit: 'credit' });
    const answer = await shop.pay(withoutCard);
    for (const refused of [
      await shop.authorize(withoutCard),
      await shop.capture(answer['TRANSACTIONID']),
      await shop.credit(withoutCard),
      await shop.stop(answer['TRANSACTIONID']),
      await shop.split({ '2026-03-10': '500', '2026-04-10': '500' }, withoutCard),
    ]) {
      expect(refused['EXECCODE']).toBe('3003');
    }
    const { url, token } = pageOf(answer);
    await (await submit(`${url}/decision`, `MD=${token}&DECISION=accept`)).body.dump();
    expect((await shop.cancel(answer['TRANSACTIONID']))['EXECCODE']).toBe('0000');
  });

  it('A9 B17 an account’s own rules refuse before anybody is sent anywhere', async () => {
    const shop = await openShop({ method: 'redirect', rules: [{ amountFrom: 1000, outcome: '6001' }] });
    const answer = await shop.pay(withoutCard);
    expect(answer['EXECCODE']).toBe('6001');
    expect(answer).not.toHaveProperty('REDIRECTHTML');
  });
});
