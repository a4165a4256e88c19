import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { type Answer, goodCard, openShop, postBody, processPath, readAnswer, type Shop, secret } from '../client.ts';

const description = 'Knows; nothing? a=b & café, €';

const parameters: Readonly<Record<string, string>> = {
  IDENTIFIER: 'SHOP',
  OPERATIONTYPE: 'payment',
  ORDERID: '1234',
  AMOUNT: '1000',
  CLIENTIDENT: 'john.snow',
  CLIENTEMAIL: 'john.snow@example.com',
  CLIENTREFERRER: 'https://your_shop.com/order?id=1234',
  CLIENTUSERAGENT: 'Mozilla/5.0 (Windows NT 6.1; WOW64; rv:47.0) Gecko/20100101 Firefox/47.0',
  CLIENTIP: '10.1.1.1',
  DESCRIPTION: description,
  VERSION: '3.0',
  ...goodCard,
};

/** How different clients write the same request (protocol.md §1.3). */
const spellings: Readonly<Record<string, { name: (name: string) => string; value: (value: string) => string }>> = {
  'raw brackets and %20, as node and curl': { name: (name) => `params[${name}]`, value: encodeURIComponent },
  'encoded brackets and +, as PHP and Go': {
    name: (name) => `params%5B${name}%5D`,
    value: (value) => encodeURIComponent(value).replaceAll('%20', '+'),
  },
  'lower-case hexadecimal': {
    name: (name) => `params%5b${name}%5d`,
    value: (value) => encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()),
  },
  'only what must be encoded, as the seeds’ curl examples': {
    name: (name) => `params[${name}]`,
    value: (value) => value.replaceAll('%', '%25').replaceAll('&', '%26').replaceAll('+', '%2B'),
  },
};

function bodyOf(pairs: readonly (readonly [string, string])[], spelling = 'raw brackets and %20, as node and curl') {
  const { name, value } = spellings[spelling] ?? { name: String, value: String };
  return ['method=payment', ...pairs.map((pair) => `${name(pair[0])}=${value(pair[1])}`)].join('&');
}

const signed = [...Object.entries(parameters), ['HASH', sign(parameters, secret)] as const];

describe('request bytes', () => {
  it.each(Object.keys(spellings))('P 1.3 A5 reads %s', async (spelling) => {
    const shop = await openShop();
    expect((await postBody(shop.sandbox.url, bodyOf(signed, spelling)))['EXECCODE']).toBe('0000');
    expect(shop.sandbox.rows()[0]).toMatchObject({ description, orderId: '1234' });
  });

  it('S0:36–53 the first example of the pages, as curl sends it, is accepted in its own time', async () => {
    const shop = await openShop({}, { now: '2017-06-01T10:00:00Z' });
    const example = { ...parameters, DESCRIPTION: 'Knows nothing', CARDVALIDITYDATE: '12-17' };
    const pairs = Object.entries({ ...example, HASH: sign(example, secret) });
    const body = ['method=payment', ...pairs.map(([name, value]) => `params[${name}]=${value}`)].join('&');
    expect((await postBody(shop.sandbox.url, body))['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo('2018-01-01T00:00:00Z');
    expect((await postBody(shop.sandbox.url, body))['EXECCODE']).toBe('4012');
  });

  it('P 1.3 fields may come in any order, HASH and method anywhere', async () => {
    const shop = await openShop();
    const [method, ...pairs] = bodyOf(signed).split('&');
    const body = [...pairs.toReversed(), method].join('&');
    expect((await postBody(shop.sandbox.url, body))['EXECCODE']).toBe('0000');
  });

  it('A3 of a key sent twice the last one counts, for the HASH as well', async () => {
    const shop = await openShop();
    const twice = [['AMOUNT', '99999'] as const, ...signed];
    expect((await postBody(shop.sandbox.url, bodyOf(twice)))['EXECCODE']).toBe('0000');
    expect(shop.sandbox.rows()[0]?.amount).toBe(1000);
    const mixed = bodyOf([['AMOUNT', '99999']], 'encoded brackets and +, as PHP and Go');
    expect((await postBody(shop.sandbox.url, `${bodyOf(signed)}&${mixed}`))['EXECCODE']).toBe('1003');
  });

  it('A3 a text and a map under one name: again the last one counts', async () => {
    const shop = await openShop();
    const before = `params[AMOUNT][x]=5&${bodyOf(signed)}`;
    expect((await postBody(shop.sandbox.url, before))['EXECCODE']).toBe('0000');
    expect((await postBody(shop.sandbox.url, `${bodyOf(signed)}&params[AMOUNT][x]=5`))['EXECCODE']).toBe('1003');
  });

  it('P 2.3 an empty parameter is signed as KEY=', async () => {
    const shop = await openShop();
    const withEmpty = { ...parameters, EXTRADATA: '' };
    const pairs = [...Object.entries(withEmpty), ['HASH', sign(withEmpty, secret)] as const];
    expect((await postBody(shop.sandbox.url, bodyOf(pairs)))['EXECCODE']).toBe('0000');
    const unsigned = [...signed, ['EXTRADATA', ''] as const];
    expect((await postBody(shop.sandbox.url, bodyOf(unsigned)))['EXECCODE']).toBe('1003');
  });

  it('A7 a basket of a thousand lines is read whole', async () => {
    const shop = await openShop();
    const lines = Array.from({ length: 1000 }, (_, index) => [String(index), { PRICE: '1', QUANTITY: '1' }]);
    expect((await shop.pay({ CART: Object.fromEntries(lines) }))['EXECCODE']).toBe('0000');
    expect((await shop.pay({ AMOUNT: '999', CART: Object.fromEntries(lines) }))['EXECCODE']).toBe('1007');
  });

  it('P 1.3 a body in one byte at a time, with Expect: 100-continue and a charset', async () => {
    const shop = await openShop();
    const answer = await sendSlowly(shop, bodyOf(signed, 'lower-case hexadecimal'));
    expect(answer['EXECCODE']).toBe('0000');
  });
});

/** Writes the request on a bare socket. */
function sendSlowly({ sandbox }: Shop, body: string): Promise<Answer> {
  const { hostname, port } = new URL(sandbox.url);
  const head = [
    `POST ${processPath} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    'Content-Type: application/x-www-form-urlencoded; charset=UTF-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Expect: 100-continue',
    'Connection: close',
  ];
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('error', reject);
    socket.on('end', () => resolve(readAnswer(received.slice(received.lastIndexOf('\r\n\r\n')))));
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    for (const byte of Buffer.from(body)) socket.write(Buffer.from([byte]));
  });
}
