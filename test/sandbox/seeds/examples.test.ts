import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { type Answer, openShop, postBody, processPath, type Shop, secret, type Value } from '../client.ts';
import { type Example, examplesOf, linesOf } from './pages.ts';

/** 1 February 2018, 10:00 in Paris: the day of S3's plan. */
const planDay = '2018-02-01T09:00:00Z';

/** Before the card of S0's example expired at the end of 2017 (rules.md B12). */
const summer2017 = '2017-06-15T09:00:00Z';

/**
 * Sends what curl would: `--data` joined by `&`, byte for byte, so that spaces, `;`, `?` and `=` stand in it as they are.
 * Only IDENTIFIER and HASH, which are placeholders on the page, become the shop's.
 */
function replay(shop: Shop, { path, data }: Example, more: readonly string[] = []): Promise<Answer> {
  expect(path).toBe(processPath);
  const own = [...data, ...more].map((pair) => pair.replace('=YOUR_IDENTIFIER', `=${shop.identifier}`));
  const HASH = sign(parametersIn(own), secret);
  const body = own.map((pair) => (pair.startsWith('params[HASH]=') ? `params[HASH]=${HASH}` : pair)).join('&');
  return postBody(shop.sandbox.url, body);
}

/** The parameters as a person reads them off the page. */
function parametersIn(data: readonly string[]): Record<string, Value> {
  const parameters: Record<string, Value> = {};
  for (const pair of data) {
    const [, name = '', index, value = ''] = /^params\[(\w+)\](?:\[([\d-]+)\])?=(.*)$/.exec(pair) ?? [];
    if (name === '') continue;
    const before = parameters[name];
    parameters[name] = index === undefined ? value : { ...(typeof before === 'object' ? before : {}), [index]: value };
  }
  return parameters;
}

describe('the curl examples of the pages, signed and replayed as curl sends them', () => {
  const [serverToServer] = examplesOf('S0');
  const [directDebit, refund] = examplesOf('S4');
  if (!serverToServer || !directDebit || !refund) throw new Error('The pages have lost an example.');

  it('are three, and send raw spaces, semicolons, question marks and equals signs', () => {
    expect([...examplesOf('S0'), ...examplesOf('S3'), ...examplesOf('S4')].map(({ source }) => source)).toEqual([
      'S0:36',
      'S4:27',
      'S4:329',
    ]);
    expect(serverToServer.data).toHaveLength(17);
    expect(directDebit.data).toHaveLength(20);
    expect(refund.data).toHaveLength(8);
    expect(serverToServer.data.join('&')).toMatch(/order\?id=1234.*NT 6\.1; WOW64/);
  });

  it('S0:36 a card payment, while its card was valid: 0000', async () => {
    const shop = await openShop({}, { now: summer2017 });
    expect(await replay(shop, serverToServer)).toEqual({
      OPERATIONTYPE: 'payment',
      TRANSACTIONID: 'A2000001',
      EXECCODE: '0000',
      MESSAGE: 'The transaction has been accepted.',
      DESCRIPTOR: 'SANDBOX SHOP',
    });
    expect(shop.sandbox.rows()).toMatchObject([
      { amount: 1000, orderId: '1234', clientReferrer: 'https://your_shop.com/order?id=1234', clientIp: '10.1.1.1' },
    ]);
  });

  it('S0:36 B12 the same after 2017: 4012', async () => {
    const shop = await openShop({}, { now: '2017-12-31T23:00:00Z' });
    expect((await replay(shop, serverToServer))['EXECCODE']).toBe('4012');
  });

  it('S4:27 a direct debit: 0003 with ALIAS, and 0000 days later', async () => {
    const shop = await openShop({ method: 'sdd' }, { now: planDay });
    const answer = await replay(shop, directDebit);
    expect(answer).toMatchObject({ OPERATIONTYPE: 'payment', EXECCODE: '0003', ALIAS: answer['TRANSACTIONID'] });
    shop.sandbox.clock.advance(7 * 86_400_000);
    expect(shop.sandbox.rows()).toMatchObject([{ execcode: '0000', amount: 1000 }]);
  });

  it('S4:329 the refund of A1123456, which a fresh SDD account holds: 0000, all that is left', async () => {
    const shop = await openShop({ method: 'sdd', publicExamples: true }, { now: planDay });
    expect(await replay(shop, refund)).toMatchObject({
      OPERATIONTYPE: 'refund',
      EXECCODE: '0000',
      TRANSACTIONID: expect.stringMatching(/^A\d+$/),
      DESCRIPTOR: expect.any(String),
      AMOUNT: '1000',
    });
    expect((await replay(shop, refund))['EXECCODE']).toBe('2004');
  });

  it('S3:106 a payment of three dates, on the first of them: 0000 and a plan', async () => {
    const shop = await openShop({}, { now: planDay });
    const line = linesOf('S3').find((text) => text.startsWith('AMOUNTS[2018-02-01]')) ?? '';
    const amounts = line.split('&').map((pair) => pair.replace('AMOUNTS', 'params[AMOUNTS]'));
    expect(amounts).toHaveLength(3);
    const data = serverToServer.data
      .filter((pair) => !pair.startsWith('params[AMOUNT]'))
      .map((pair) => pair.replace('=12-17', '=12-18'));
    expect((await replay(shop, { ...serverToServer, data }, amounts))['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo('2018-04-04T00:00:00Z');
    expect(shop.sandbox.rows().map(({ amount, execcode }) => [amount, execcode])).toEqual([
      [20_000, '0000'],
      [10_000, '0000'],
      [10_000, '0000'],
    ]);
  });

  it('a HASH as printed, which is a placeholder, is 1003', async () => {
    const shop = await openShop({}, { now: summer2017 });
    const body = serverToServer.data.join('&').replace('YOUR_IDENTIFIER', 'SHOP');
    expect((await postBody(shop.sandbox.url, body))['EXECCODE']).toBe('1003');
  });
});
