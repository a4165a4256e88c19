import { describe, expect, it } from 'vitest';
import { openShop, secret, visitShop } from '../client.ts';
import { holdWork } from '../held-work.ts';

const plan = { '2026-03-10': '20000', '2026-04-10': '10000', '2026-05-10': '10000' };

describe('G45 stopntimes', () => {
  it('G45 cancels the dates to come, moves no money, and has a row and a TRANSACTIONID of its own', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: first = '' } = await shop.split(plan, { EXTRADATA: 'basket 7' });
    shop.sandbox.clock.moveTo('2026-04-20T09:00:00Z');
    const answer = await shop.stop(first);
    expect(answer).toMatchObject({ OPERATIONTYPE: 'stopntimes', EXECCODE: '0000', TRANSACTIONID: 'A2000003' });
    expect(answer).not.toHaveProperty('AMOUNT');
    expect(shop.sandbox.schedules()).toMatchObject([
      { state: 'stopped', instalments: [{ state: 'succeeded' }, { state: 'succeeded' }, { state: 'cancelled' }] },
    ]);
    expect(shop.sandbox.rows().at(-1)).toMatchObject({
      operation: 'stopntimes',
      amount: 0,
      orderId: '1234',
      reference: 1,
    });
    shop.sandbox.clock.moveTo('2026-07-01T00:00:00Z');
    expect(shop.sandbox.rows()).toHaveLength(3);
    expect(shop.sandbox.balanceOf('SHOP', first)).toMatchObject({ debit: 20_000, left: 20_000 });
    expect((await shop.refund('A2000002'))['EXECCODE']).toBe('0000');
  });

  it('G45 one that was refused has stopped nothing: the next is 0000, not 2011', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: first } = await shop.split(plan);
    shop.sandbox.faults.add({ what: 'execcode', execcode: '5001', acted: false, operation: 'stopntimes', count: 1 });
    expect((await shop.stop(first))['EXECCODE']).toBe('5001');
    expect(shop.sandbox.schedules()).toMatchObject([{ state: 'running' }]);
    expect((await shop.stop(first))['EXECCODE']).toBe('0000');
    expect((await shop.stop(first))['EXECCODE']).toBe('2011');
  });

  it('G45 cancels retries that wait', async () => {
    const instalmentRules = [{ instalment: 2, execcode: '4002' as const, tries: 1 }];
    const shop = await openShop({ retries: 3, instalmentRules });
    const { TRANSACTIONID } = await shop.split({ '2026-03-10': '1', '2026-04-10': '1' });
    shop.sandbox.clock.moveTo('2026-04-10T09:00:00Z');
    expect((await shop.stop(TRANSACTIONID))['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo('2026-07-01T00:00:00Z');
    expect(shop.sandbox.rows().map(({ execcode, operation }) => [operation, execcode])).toEqual([
      ['payment', '0000'],
      ['payment', '4002'],
      ['stopntimes', '0000'],
    ]);
  });

  it('G45 stopped before: 2011, even long after its last date; every date done: 2012', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: stopped } = await shop.split(plan);
    const { TRANSACTIONID: finished } = await shop.split(plan);
    await shop.stop(stopped);
    expect((await shop.stop(stopped))['EXECCODE']).toBe('2011');
    shop.sandbox.clock.moveTo('2026-05-09T23:59:59Z');
    expect(shop.sandbox.schedules()).toMatchObject([{ state: 'stopped' }, { state: 'running' }]);
    shop.sandbox.clock.moveTo('2026-05-10T00:00:00Z');
    expect((await shop.stop(finished))['EXECCODE']).toBe('2012');
    shop.sandbox.clock.moveTo('2028-01-01T00:00:00Z');
    expect((await shop.stop(stopped))['EXECCODE']).toBe('2011');
    expect((await shop.stop(finished))['EXECCODE']).toBe('2012');
  });

  it('G45 unknown, another account’s, a later instalment’s, an ordinary payment’s or the stop’s own id: 2010', async () => {
    const shop = await openShop({}, { others: [{ identifier: 'OTHER', secret }] });
    const { TRANSACTIONID: first } = await shop.split(plan);
    const { TRANSACTIONID: ordinary } = await shop.pay();
    shop.sandbox.clock.moveTo('2026-04-10T09:00:00Z');
    const later = shop.sandbox.rows().at(-1);
    expect(later?.instalment).toBe(2);
    for (const id of ['A1', later?.transactionId, ordinary]) {
      expect((await shop.stop(id))['EXECCODE']).toBe('2010');
    }
    expect((await visitShop(shop.sandbox, 'OTHER').stop(first))['EXECCODE']).toBe('2010');
    const { TRANSACTIONID: stop } = await shop.stop(first);
    expect((await shop.stop(stop))['EXECCODE']).toBe('2010');
  });

  it('G45 A1 A2 without SCHEDULEID 1001; 2010, 2011 and 2012 leave no row', async () => {
    const shop = await openShop();
    expect((await shop.stop(undefined))['MESSAGE']).toBe('The parameter "SCHEDULEID" is missing.');
    expect((await shop.stop('A'))['MESSAGE']).toBe('The parameter "SCHEDULEID" is invalid.');
    const unknown = await shop.stop('A9');
    expect(unknown).toEqual({
      OPERATIONTYPE: 'stopntimes',
      EXECCODE: '2010',
      MESSAGE: 'Installment schedule not found',
    });
    const { TRANSACTIONID } = await shop.split(plan);
    await shop.stop(TRANSACTIONID);
    const rows = shop.sandbox.rows().length;
    expect(await shop.stop(TRANSACTIONID)).not.toHaveProperty('TRANSACTIONID');
    expect(shop.sandbox.rows()).toHaveLength(rows);
  });

  it('E31 a stop cannot be voided, refunded or captured, and does not stand in the way of the first instalment', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: first } = await shop.split(plan);
    const { TRANSACTIONID: stop } = await shop.stop(first);
    expect((await shop.cancel(stop))['EXECCODE']).toBe('2015');
    expect((await shop.refund(stop))['EXECCODE']).toBe('2004');
    expect((await shop.capture(stop))['EXECCODE']).toBe('2005');
    expect((await shop.cancel(first))['EXECCODE']).toBe('0000');
  });
});

describe('I57 two stops at once', () => {
  it('I57 collide by schedule: the second is 2017, and may be sent again', async () => {
    const { hold, begin } = holdWork();
    const shop = await openShop({}, { hold });
    const { TRANSACTIONID: one } = await shop.split(plan);
    const first = await begin(() => shop.stop(one));
    expect((await shop.stop(one))['EXECCODE']).toBe('2017');
    first.letGo();
    expect((await first.answer)['EXECCODE']).toBe('0000');
    expect((await shop.stop(one))['EXECCODE']).toBe('2011');
  });

  it('I57 another schedule, and a refund of the first instalment, do not collide with it', async () => {
    const { hold, begin } = holdWork();
    const shop = await openShop({}, { hold });
    const { TRANSACTIONID: one } = await shop.split(plan);
    const { TRANSACTIONID: two } = await shop.split(plan);
    const first = await begin(() => shop.stop(one));
    expect((await shop.stop(two))['EXECCODE']).toBe('0000');
    expect((await shop.refund(one, { AMOUNT: '1' }))['EXECCODE']).toBe('0000');
    first.letGo();
    expect((await first.answer)['EXECCODE']).toBe('0000');
  });
});
