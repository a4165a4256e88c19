import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { type Answer, goodCard, openShop, type Parameters, readAnswer, type Shop, withoutCard } from '../client.ts';

const key = { id: 'a688b3a1-d227-4cdd-9454-5d7cfcc74ef9', secret: 'a1b2c3d4e5f6g7h8' };
const off = { id: 'b688b3a1-d227-4cdd-9454-5d7cfcc74ef9', secret: 'x', disabled: true };

function openKeyShop(): Promise<Shop> {
  return openShop({ apiKeys: [key, off], credit: 'credit' });
}

const sent = { ...goodCard, APIKEYID: key.id };

async function tokenize(shop: Shop, fields: Readonly<Record<string, string>>, name = (text: string) => text) {
  const pairs = Object.entries(fields).map(([key, value]) => [name(key), value]);
  const response = await request(`${shop.sandbox.url}/hosted-fields/service/tokenize`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(pairs).toString(),
  });
  expect(response.statusCode).toBe(200);
  return readAnswer(await response.body.text());
}

function by({ HFTOKEN }: Answer): Parameters {
  return { HFTOKEN: HFTOKEN ?? '' };
}

describe('HFTOKEN', () => {
  it('stands for the card, which is shown truncated only (protocol.md §13)', async () => {
    const shop = await openKeyShop();
    const answer = await tokenize(shop, { ...sent, SELECTEDBRAND: 'VISA' });
    expect(answer).toMatchObject({
      EXECCODE: '0000',
      HFTOKEN: expect.stringMatching(/^[0-9a-f-]{36}$/),
      CARDCODE: 'XXXXXXXXXXXX4444',
      CARDVALIDITYDATE: '12-28',
      SELECTEDBRAND: 'visa',
    });
    expect(await shop.pay({ ...withoutCard, ...by(answer), SELECTEDBRAND: 'visa' })).toMatchObject({
      EXECCODE: '0000',
    });
    expect(shop.sandbox.rows()).toMatchObject([{ cardMask: '111122XXXXXX4444', cardFullName: 'JOHN SNOW' }]);
  });

  it('pays, authorizes, pays in instalments and is credited; the card decides as ever', async () => {
    const shop = await openKeyShop();
    const token = async (more = {}) => by(await tokenize(shop, { ...sent, ...more }, (name) => `params[${name}]`));
    expect((await shop.authorize({ ...withoutCard, ...(await token()) }))['EXECCODE']).toBe('0000');
    expect((await shop.credit({ ...withoutCard, ...(await token()) }))['EXECCODE']).toBe('0000');
    const AMOUNTS = { '2026-03-10': '600', '2026-04-10': '400' };
    expect((await shop.split(AMOUNTS, { ...withoutCard, ...(await token()) }))['EXECCODE']).toBe('0000');
    const tooSoon = await shop.split(AMOUNTS, { ...withoutCard, ...(await token({ CARDVALIDITYDATE: '03-26' })) });
    expect(tooSoon['MESSAGE']).toContain('"CARDVALIDITYDATE"');
    const refused = await token({ CARDCODE: '5555557376384001' });
    expect((await shop.pay({ ...withoutCard, ...refused }))['EXECCODE']).toBe('4001');
    expect((await shop.pay({ ...withoutCard, ...(await token({ CARDCVV: '000' })) }))['EXECCODE']).toBe('4012');
  });

  it('serves once and for 15 minutes, for accounts with its key: otherwise 2018', async () => {
    const shop = await openKeyShop();
    const used = by(await tokenize(shop, sent));
    const old = by(await tokenize(shop, sent));
    await shop.pay({ ...withoutCard, ...used });
    expect(await shop.pay({ ...withoutCard, ...used })).toMatchObject({
      EXECCODE: '2018',
      MESSAGE: 'The requested HFTOKEN has not been found or is expired',
    });
    shop.sandbox.clock.advance(15 * 60_000);
    expect((await shop.pay({ ...withoutCard, ...old }))['EXECCODE']).toBe('2018');
    expect((await shop.pay({ ...withoutCard, HFTOKEN: 'nonsense' }))['EXECCODE']).toBe('2018');
    const other = await openShop();
    expect((await other.pay({ ...withoutCard, ...by(await tokenize(shop, sent)) }))['EXECCODE']).toBe('2018');
    expect(shop.sandbox.rows()).toHaveLength(1);
  });

  it('A9 without CARDCODE, ALIAS and HFTOKEN: 1001 CARDCODE; too long a token is 1002', async () => {
    const shop = await openKeyShop();
    expect((await shop.pay(withoutCard))['MESSAGE']).toBe('The parameter "CARDCODE" is missing.');
    const long = await shop.pay({ ...withoutCard, HFTOKEN: 'x'.repeat(37) });
    expect(long['MESSAGE']).toBe('The parameter "HFTOKEN" is invalid.');
  });

  it.each([
    [{ APIKEYID: '' }, '1001', 'APIKEYID'],
    [{ APIKEYID: 'x'.repeat(36) }, '1002', 'APIKEYID'],
    [{ APIKEYID: off.id }, '3007', undefined],
    [{ CARDCODE: '' }, '1001', 'CARDCODE'],
    [{ CARDCODE: '1111222233334445' }, '1002', 'CARDCODE'],
    [{ CARDCVV: '12' }, '1002', 'CARDCVV'],
    [{ CARDVALIDITYDATE: '2028-12' }, '1002', 'CARDVALIDITYDATE'],
    [{ SELECTEDBRAND: 'diners' }, '1002', 'SELECTEDBRAND'],
  ])('%j gets no token: %s %s', async (more, execcode, name) => {
    const answer = await tokenize(await openKeyShop(), { ...sent, ...more });
    expect(answer['EXECCODE']).toBe(execcode);
    expect(answer).not.toHaveProperty('HFTOKEN');
    if (name !== undefined) expect(answer['MESSAGE']).toContain(`"${name}"`);
  });
});
