import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { openShop, postForm, processPath, readAnswer, type Shop, secret, type Value } from '../client.ts';

const apiKeyId = 'a688b3a1-d227-4cdd-9454-5d7cfcc74ef9';
const disabledKeyId = 'b688b3a1-d227-4cdd-9454-5d7cfcc74ef9';

/** Every fault at once, in the order of A1; each test takes one more away. */
const faults: readonly (readonly [code: string, named: string | undefined, cure: Record<string, Value | undefined>])[] =
  [
    ['1001', 'IDENTIFIER', { IDENTIFIER: 'NOBODY' }],
    ['1002', 'IDENTIFIER', { IDENTIFIER: 'SHOP' }],
    ['1002', 'APIKEYID', { APIKEYID: disabledKeyId }],
    ['3007', undefined, { APIKEYID: undefined }],
    ['1001', 'HASH', { HASH: 'f'.repeat(64) }],
    ['1003', undefined, { HASH: undefined }],
    ['1001', 'VERSION', { VERSION: '1.0' }],
    ['1004', undefined, { VERSION: '3.0' }],
    ['1001', 'OPERATIONTYPE', { OPERATIONTYPE: 'paiement' }],
    ['1002', 'OPERATIONTYPE', { OPERATIONTYPE: 'refund' }],
    ['1001', 'TRANSACTIONID', { TRANSACTIONID: 'x'.repeat(33) }],
    ['1002', 'TRANSACTIONID', { TRANSACTIONID: 'A1' }],
    ['2002', undefined, {}],
  ];

async function open(account = {}): Promise<Shop> {
  const apiKeys = [
    { id: apiKeyId, secret: 'a1b2c3d4e5f6g7h8' },
    { id: disabledKeyId, secret, disabled: true },
  ];
  return openShop({ apiKeys, ...account });
}

describe('A1 the order of checks', () => {
  it('A1 the first of several faults is reported, from IDENTIFIER to the reference', async () => {
    const shop = await open();
    let parameters: Record<string, Value | undefined> = {
      IDENTIFIER: undefined,
      APIKEYID: 'c688b3a1-d227-4cdd-9454-5d7cfcc74ef9',
      HASH: '',
      ORDERID: '1',
      DESCRIPTION: 'x',
      AMOUNT: '1',
    };
    for (const [code, named, cure] of faults) {
      const answer = await shop.send(parameters);
      expect(answer['EXECCODE'], `before ${JSON.stringify(cure)}`).toBe(code);
      if (named !== undefined) expect(answer['MESSAGE']).toContain(`"${named}"`);
      parameters = { ...parameters, ...cure };
      if ('HASH' in cure && cure['HASH'] === undefined) delete parameters['HASH'];
    }
  });

  it('A1 3001, 3002, 3004 and 3003 come in this order, after HASH and VERSION', async () => {
    const closed = { disabled: true, allowedAddresses: ['10.9.9.9'], requestsPerMinute: 1, operations: [] };
    const codeOf = async (account: object) => (await (await open(account)).pay())['EXECCODE'];
    expect(await codeOf(closed)).toBe('3001');
    expect(await codeOf({ ...closed, disabled: false })).toBe('3002');
    const elsewhere = await open({ ...closed, disabled: false });
    const codes = [await elsewhere.pay(), await elsewhere.pay()].map(({ EXECCODE }) => EXECCODE);
    expect(codes).toEqual(['3002', '3002']);
    expect(await codeOf({ operations: [] })).toBe('3003');
    expect(await codeOf({ allowedAddresses: ['127.0.0.1'] })).toBe('0000');
    const wrong = await (await open(closed)).pay({ HASH: 'f'.repeat(64) });
    expect(wrong['EXECCODE']).toBe('1003');
  });

  it('A1 3004 above the account’s limit, which a minute later holds anew; a refused one does not count', async () => {
    const shop = await open({ requestsPerMinute: 2, operations: ['payment'] });
    const codes = [];
    for (let sent = 0; sent < 4; sent++) codes.push((await shop.pay())['EXECCODE']);
    expect(codes).toEqual(['0000', '0000', '3004', '3004']);
    expect((await shop.refund('A1'))['EXECCODE']).toBe('3004');
    shop.sandbox.clock.advance(60_000);
    expect((await shop.pay())['EXECCODE']).toBe('0000');
    expect((await shop.refund('A1'))['EXECCODE']).toBe('3003');
  });

  it('A1 method and OPERATIONTYPE must be the same', async () => {
    const shop = await open();
    const signed = await shop.send({ OPERATIONTYPE: 'payment', VERSION: '3.0' });
    expect(signed['MESSAGE']).toBe('The parameter "ORDERID" is missing.');
    const params = { IDENTIFIER: 'SHOP', OPERATIONTYPE: 'payment', VERSION: '3.0' };
    const other = await postForm(shop.sandbox.url, 'refund', { ...params, HASH: sign(params, secret) });
    expect(other['MESSAGE']).toBe('The parameter "OPERATIONTYPE" is invalid.');
  });

  it('A1 an API key signs in place of the account’s secret, and only with its own', async () => {
    const shop = await open();
    const parameters = { IDENTIFIER: 'SHOP', OPERATIONTYPE: 'refund', APIKEYID: apiKeyId, VERSION: '3.0' };
    const signed = await shop.send({ ...parameters, HASH: sign(parameters, 'a1b2c3d4e5f6g7h8') });
    expect(signed['MESSAGE']).toBe('The parameter "TRANSACTIONID" is missing.');
    expect((await shop.send(parameters))['EXECCODE']).toBe('1003');
  });

  it('A1 upper-case hexadecimal is another HASH', async () => {
    const shop = await open();
    const parameters = { IDENTIFIER: 'SHOP', OPERATIONTYPE: 'refund', VERSION: '3.0' };
    expect((await shop.send({ ...parameters, HASH: sign(parameters, secret).toUpperCase() }))['EXECCODE']).toBe('1003');
  });

  it('A1 1006 for a query string or GET, 1005 for another form, before anything else', async () => {
    const { sandbox } = await open();
    const ask = async (method: 'GET' | 'POST' | 'PUT', query: string, type: string | undefined, body: string) => {
      const headers = type === undefined ? {} : { 'content-type': type };
      const payload = method === 'GET' ? null : body;
      const response = await request(sandbox.url + processPath + query, { method, headers, body: payload });
      expect(response.statusCode).toBe(200);
      return readAnswer(await response.body.text())['EXECCODE'];
    };
    const urlEncoded = 'application/x-www-form-urlencoded';
    expect(await ask('GET', '', undefined, '')).toBe('1006');
    expect(await ask('POST', '?method=payment', urlEncoded, '')).toBe('1006');
    expect(await ask('POST', '', 'application/json', '{}')).toBe('1005');
    expect(await ask('POST', '', undefined, 'method=payment&params[A]=1')).toBe('1005');
    expect(await ask('POST', '', 'no/such;;;type', 'x')).toBe('1005');
    expect(await ask('PUT', '', urlEncoded, 'method=payment&params[A]=1')).toBe('1005');
    expect(await ask('POST', '', urlEncoded, '')).toBe('1005');
    expect(await ask('POST', '', urlEncoded, 'method=payment')).toBe('1005');
    expect(await ask('POST', '', urlEncoded, 'params[A]=1')).toBe('1005');
    expect(await ask('POST', '', urlEncoded, 'method=payment&params=1')).toBe('1005');
    expect(await ask('POST', '', `${urlEncoded}; charset=UTF-8`, 'method=payment&params[A]=1')).toBe('1001');
  });

  it('A1 both spellings of the address work, another one is 404', async () => {
    const { sandbox } = await open();
    const statusOf = async (path: string) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const response = await request(sandbox.url + path, { method: 'POST', headers, body: 'method=a&params[A]=1' });
      await response.body.dump();
      return response.statusCode;
    };
    expect(await statusOf(processPath)).toBe(200);
    expect(await statusOf(`${processPath}.php`)).toBe(200);
    expect(await statusOf('/front/service/rest/nothing')).toBe(404);
    expect(await statusOf('/')).toBe(404);
    expect(await statusOf('/%zz')).toBe(404);
  });

  it('A1 state comes before amount: a captured authorization answers 2005 whatever the amount', async () => {
    const shop = await open();
    const { TRANSACTIONID } = await shop.authorize();
    expect((await shop.capture(TRANSACTIONID))['EXECCODE']).toBe('0000');
    expect((await shop.capture(TRANSACTIONID, { AMOUNT: '999999' }))['EXECCODE']).toBe('2005');
  });
});
