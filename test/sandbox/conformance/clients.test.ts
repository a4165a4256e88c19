import { describe, expect, it } from 'vitest';
import { openShop } from '../client.ts';
import { type Client, clients, hashOf, type Pair, requestOf } from './clients.ts';
import { editSample, now, samples, secret } from './samples.ts';
import { exchange } from './wire.ts';

const process = '/front/service/rest/process';
const lookUp = '/front/service/rest/export';

async function open() {
  const shop = await openShop({ credit: 'credit' }, { now });
  const post = async (client: Client, pairs: readonly Pair[], { path = process, hash = '' } = {}) => {
    const all = [...pairs, ['VERSION', client.version] as const];
    return exchange(shop.sandbox.url, requestOf(client, path, all, hash || hashOf(all, secret)));
  };
  return { sandbox: shop.sandbox, post };
}

describe.each(Object.entries(clients))('%s', (_name, client) => {
  it('sends debits of every shape, and each is accepted', async () => {
    const { post, sandbox } = await open();
    for (const [what, pairs] of Object.entries(samples)) {
      const { statusLine, headers, answer } = await post(client, pairs);
      expect(statusLine, what).toBe('HTTP/1.1 200 OK');
      expect(headers['content-type'], what).toContain('application/json');
      expect(answer, what).toMatchObject({ EXECCODE: '0000', TRANSACTIONID: expect.stringMatching(/^A\d+$/) });
      for (const value of Object.values(answer)) expect(value).toBeTypeOf('string');
      expect(answer, 'only notifications and redirections are signed (protocol.md §1.4)').not.toHaveProperty('HASH');
      const text = pairs.find(([name]) => name === 'DESCRIPTION')?.[1];
      expect(sandbox.rows('SHOP').find(({ transactionId }) => transactionId === answer['TRANSACTIONID'])).toMatchObject(
        {
          description: text,
          version: client.version,
        },
      );
    }
  });

  it('captures, refunds with an empty AMOUNT, voids, pays by ALIAS in capitals, looks up', async () => {
    const { post, sandbox } = await open();
    const { answer } = await post(client, samples.authorization);
    const capture = await post(client, editSample('capture', String(answer['TRANSACTIONID'])));
    expect(capture.answer).toMatchObject({ OPERATIONTYPE: 'capture', EXECCODE: '0000', AMOUNT: '1000' });
    const refund = await post(client, editSample('refund', String(capture.answer['TRANSACTIONID'])));
    expect(refund.answer).toMatchObject({ OPERATIONTYPE: 'refund', EXECCODE: '0000', AMOUNT: '1000' });
    const cancel = await post(client, editSample('void', String(refund.answer['TRANSACTIONID'])));
    expect(cancel.answer).toMatchObject({ OPERATIONTYPE: 'void', EXECCODE: '0000' });
    const byAlias = samples.payment.filter(([name]) => !name.startsWith('CARD'));
    const alias = [['ALIAS', String(answer['ALIAS'])] as const, ['ALIASMODE', 'ONECLICK'] as const];
    expect((await post(client, [...byAlias, ...alias])).answer).toMatchObject({ EXECCODE: '0000' });
    sandbox.clock.advance(86_400_000);
    const asked = [
      ['IDENTIFIER', 'SHOP'],
      ['OPERATIONTYPE', 'getTransactions'],
      ['TRANSACTIONID', `${answer['TRANSACTIONID']};${refund.answer['TRANSACTIONID']}`],
    ] as const;
    expect((await post(client, asked, { path: lookUp })).answer).toMatchObject({
      EXECCODE: '0000',
      DATA: [{ OPERATIONTYPE: 'authorization' }, { OPERATIONTYPE: 'refund' }],
    });
  });

  it('with a wrong HASH gets HTTP 200 and 1003, and nothing is left behind', async () => {
    const { post, sandbox } = await open();
    const before = sandbox.rows('SHOP').length;
    const pairs = [...samples.payment, ['VERSION', client.version] as const];
    const right = hashOf(pairs, secret);
    const wrong = [hashOf(pairs, 'another secret'), right.toUpperCase(), right.slice(1), '0'.repeat(64), 'HASH'];
    for (const hash of wrong) {
      const { statusLine, answer } = await post(client, samples.payment, { hash });
      expect(statusLine, hash).toBe('HTTP/1.1 200 OK');
      expect(answer, hash).toEqual({ OPERATIONTYPE: 'payment', EXECCODE: '1003', MESSAGE: expect.any(String) });
    }
    expect(sandbox.rows('SHOP')).toHaveLength(before);
    expect((await post(client, samples.payment, { hash: right })).answer['EXECCODE']).toBe('0000');
  });

  it('is served under both spellings of each address', async () => {
    const { post } = await open();
    for (const suffix of ['', '.php'] as const) {
      expect((await post({ ...client, suffix }, samples.payment)).answer['EXECCODE']).toBe('0000');
      const asked = [...samples.payment.slice(0, 1), ['OPERATIONTYPE', 'getTransactions'], ['ORDERID', '1']] as const;
      expect((await post({ ...client, suffix }, asked, { path: lookUp })).answer['EXECCODE']).toBe('0000');
    }
  });

  it.each(['2.0', '3.0'] as const)('may speak VERSION %s', async (version) => {
    const { post } = await open();
    expect((await post({ ...client, version }, samples.payment)).answer['EXECCODE']).toBe('0000');
  });
});

describe('a client that waits for 100 Continue', () => {
  it('is asked for the body before it sends any of it', async () => {
    const { post } = await open();
    const waiting = Object.values(clients).filter(({ headers }) => headers.some((line) => line.startsWith('Expect')));
    expect(waiting.length).toBeGreaterThan(0);
    for (const client of waiting) expect((await post(client, samples.payment)).continued).toBe(true);
  });
});
