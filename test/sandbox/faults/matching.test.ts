import { describe, expect, it } from 'vitest';
import { exportPath, openShop } from '../client.ts';
import { readRaw, sendRaw } from './raw-request.ts';

describe('which requests a rule is for', () => {
  it('account, operation, order and reference must all match; the count runs out', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: reference = '' } = await shop.pay();
    const rule = { identifier: 'SHOP', operation: 'refund', orderId: 'o-1', reference, count: 2 };
    shop.sandbox.faults.add({ what: 'execcode', execcode: '3001', ...rule });
    const tryWith = async (id: string, more: { ORDERID: string }) =>
      (await shop.refund(id, { AMOUNT: '1', ...more }))['EXECCODE'];
    expect(await tryWith(reference, { ORDERID: 'o-2' })).toBe('0000');
    expect((await shop.cancel(reference, { ORDERID: 'o-1' }))['EXECCODE']).toBe('2015');
    expect(await tryWith('A9', { ORDERID: 'o-1' })).toBe('2002');
    expect(shop.sandbox.faults.list()).toMatchObject([{ id: 1, count: 2 }]);
    expect(await tryWith(reference, { ORDERID: 'o-1' })).toBe('3001');
    expect(shop.sandbox.faults.list()).toMatchObject([{ count: 1 }]);
    expect(await tryWith(reference, { ORDERID: 'o-1' })).toBe('3001');
    expect(shop.sandbox.faults.list()).toEqual([]);
    expect(await tryWith(reference, { ORDERID: 'o-1' })).toBe('0000');
  });

  it('another account’s request is not struck; one without a count is struck until the rule goes', async () => {
    const shop = await openShop();
    shop.sandbox.faults.add({ what: 'execcode', execcode: '3001', identifier: 'OTHER' });
    expect((await shop.pay())['EXECCODE']).toBe('0000');
    const { id } = shop.sandbox.faults.add({ what: 'execcode', execcode: '3004' });
    for (let tries = 0; tries < 3; tries += 1) expect((await shop.pay())['EXECCODE']).toBe('3004');
    shop.sandbox.faults.remove(id);
    expect(shop.sandbox.faults.remove(id)).toBe(false);
    expect((await shop.pay())['EXECCODE']).toBe('0000');
  });

  it('a stop is matched by its SCHEDULEID, a look-up by its ORDERID', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: plan = '' } = await shop.split({ '2026-03-10': '1', '2026-03-12': '1' });
    shop.sandbox.faults.add({ what: 'execcode', execcode: '3004', reference: plan, count: 1 });
    expect((await shop.stop(plan))['EXECCODE']).toBe('3004');
    shop.sandbox.faults.add({ what: 'halfJson', operation: 'getTransactions', orderId: '1234' });
    const lookup = { IDENTIFIER: 'SHOP', OPERATIONTYPE: 'getTransactions', ORDERID: '1234', VERSION: '3.0' };
    const { body } = readRaw(await sendRaw(shop.sandbox.url, lookup, exportPath));
    expect(() => JSON.parse(body)).toThrow();
  });

  it('rules stand from the start when they are given', async () => {
    const shop = await openShop({}, { faults: [{ what: 'execcode', execcode: '3001', count: 1 }] });
    expect((await shop.pay())['EXECCODE']).toBe('3001');
    expect((await shop.pay())['EXECCODE']).toBe('0000');
  });
});
