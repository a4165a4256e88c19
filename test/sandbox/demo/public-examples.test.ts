import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openShop, visitShop, withoutCard } from '../client.ts';

const fresh = { publicExamples: true, credit: 'credit' as const, notificationUrl: 'http://127.0.0.1:9/' };

describe('I60 what a fresh account holds', () => {
  it('I60 the ALIAS A142429 of a card that is valid for three years more', async () => {
    const shop = await openShop(fresh);
    const byAlias = { ...withoutCard, ALIAS: 'A142429', ALIASMODE: 'oneclick', CLIENTIDENT: 'somebody.else' };
    expect((await shop.pay(byAlias))['EXECCODE']).toBe('0000');
    expect((await shop.authorize({ ...byAlias, ALIASMODE: 'subscription' }))['EXECCODE']).toBe('0000');
    expect((await shop.credit(byAlias))['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo('2029-03-31T21:59:59Z');
    expect((await shop.pay(byAlias))['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo('2029-03-31T22:00:00Z');
    expect((await shop.pay(byAlias))['EXECCODE']).toBe('2020');
  });

  it('I60 the settled payment A1440894, older than the export lag, which can be refunded', async () => {
    const shop = await openShop(fresh);
    const { rows } = await shop.lookUp({ TRANSACTIONID: 'A1440894' });
    expect(rows).toMatchObject([
      { TRANSACTIONID: 'A1440894', OPERATIONTYPE: 'payment', AMOUNT: '10.00', EXECCODE: '0' },
    ]);
    expect((await shop.cancel('A1440894'))['EXECCODE']).toBe('2015');
    expect((await shop.refund('A1440894'))['EXECCODE']).toBe('0000');
  });

  it('I60 an SDD account: the settled A1123456 of 1000, order 1234', async () => {
    const shop = await openShop({ ...fresh, method: 'sdd' });
    expect(shop.sandbox.rows()).toMatchObject([
      { transactionId: 'A1123456', amount: 1000, orderId: '1234', execcode: '0000', alias: 'A1123456' },
    ]);
    expect((await shop.lookUp({ ORDERID: '1234' })).rows).toHaveLength(1);
    expect((await shop.refund('A1123456', { AMOUNT: '400' }))['EXECCODE']).toBe('0000');
    const again = { ...withoutCard, ALIAS: 'A1123456', ALIASMODE: 'subscription' };
    expect((await shop.pay(again))['EXECCODE']).toBe('0003');
  });

  it('I60 nobody is told of it, later ids do not collide, and an account that does not ask for it is empty', async () => {
    const shop = await openShop(fresh, { others: [{ identifier: 'PLAIN', secret: 'x' }] });
    expect(shop.sandbox.notifications()).toEqual([]);
    expect(shop.sandbox.rows('PLAIN')).toEqual([]);
    expect((await visitShop(shop.sandbox, 'PLAIN', 'x').refund('A1440894'))['EXECCODE']).toBe('2002');
    expect((await shop.pay())['TRANSACTIONID']).toBe('A2000003');
  });

  it('I60 a data file that holds them already gets no more; two accounts of one method share one set', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'public-examples-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const file = join(directory, 'book');
    const others = [
      { identifier: 'SECOND', secret: 'x', publicExamples: true },
      { identifier: 'SDD', secret: 'x', method: 'sdd' as const, publicExamples: true },
    ];
    const first = await openShop(fresh, { file, others });
    const ids = first.sandbox.rows().map(({ transactionId }) => transactionId);
    expect(ids).toEqual(['A142429', 'A1440894', 'A1123456']);
    await first.sandbox.close();
    const again = await openShop(fresh, { file, others });
    expect(again.sandbox.rows().map(({ transactionId }) => transactionId)).toEqual(ids);
  });
});
