import { describe, expect, it } from 'vitest';
import { openShop, type Shop, withoutCard } from '../client.ts';
import { asked, decide } from '../holder.ts';

/** What a merchant does without a card at hand: everything by an ALIAS that a shop has made. */
async function openWithAlias(account: Parameters<typeof openShop>[0] = {}) {
  const shop = await openShop({ ...account, notificationUrl: 'http://127.0.0.1:9/' });
  const { ALIAS = '' } = await shop.pay({ CREATEALIAS: 'yes' });
  return { shop, byAlias: { ...withoutCard, ALIAS, ALIASMODE: 'subscription' } };
}

function told({ sandbox }: Shop) {
  return sandbox.notifications('SHOP').map(({ fields }) => `${fields['OPERATIONTYPE']} ${fields['EXECCODE']}`);
}

describe('by ALIAS', () => {
  it('C23 C24 an authorization with CAPTUREDATE is captured on its day, unless somebody was faster', async () => {
    const { shop, byAlias } = await openWithAlias();
    const today = await shop.authorize({ ...byAlias, CAPTUREDATE: '2026-03-10' });
    expect(today['MESSAGE']).toContain('"CAPTUREDATE"');
    for (const ALIASMODE of ['subscription', 'oneclick']) {
      const left = await shop.authorize({ ...byAlias, ALIASMODE, CAPTUREDATE: '2026-03-11' });
      const taken = await shop.authorize({ ...byAlias, ALIASMODE, CAPTUREDATE: '2026-03-11' });
      expect([left['EXECCODE'], taken['EXECCODE']]).toEqual(['0000', '0000']);
      expect((await shop.capture(taken['TRANSACTIONID'], { AMOUNT: '1' }))['EXECCODE']).toBe('0000');
    }
    shop.sandbox.clock.moveTo('2026-03-10T22:59:59Z');
    const captures = () => shop.sandbox.rows().filter(({ operation }) => operation === 'capture');
    expect(captures()).toHaveLength(2);
    shop.sandbox.clock.moveTo('2026-03-10T23:00:00Z');
    expect(captures().map(({ amount, origin }) => [amount, origin])).toEqual([
      [1, 'DIRECTLINK'],
      [1, 'DIRECTLINK'],
      [1000, 'BATCH'],
      [1000, 'BATCH'],
    ]);
    expect(told(shop).slice(-2)).toEqual(['capture 0000', 'capture 0000']);
  });

  it('G43 G45 a plan debits its dates, each told and found by ORDERID, until it is stopped', async () => {
    const { shop, byAlias } = await openWithAlias();
    const order = { ...byAlias, ORDERID: 'plan', EXTRADATA: 'ours' };
    const { TRANSACTIONID } = await shop.split({ '2026-03-10': '3', '2026-03-20': '2', '2026-03-30': '1' }, order);
    shop.sandbox.clock.moveTo('2026-03-21T00:00:00Z');
    expect((await shop.stop(TRANSACTIONID))['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo('2026-04-01T00:00:00Z');
    const { rows = [] } = await shop.lookUp({ ORDERID: 'plan', COLUMNS: 'AMOUNT;SCHEDULE;OPERATIONTYPE' });
    expect(rows.map(({ AMOUNT, SCHEDULE, OPERATIONTYPE }) => `${OPERATIONTYPE} ${AMOUNT} ${SCHEDULE}`)).toEqual([
      'payment 0.03 1-3',
      'payment 0.02 2-3',
      'stopntimes 0.00 ',
    ]);
    expect(shop.sandbox.notifications('SHOP').filter(({ fields }) => fields['EXTRADATA'] === 'ours')).toHaveLength(2);
  });

  it('A4 G49 3-D Secure of a holder who is on-line, by page or raw; of an absent one 1002', async () => {
    const { shop, byAlias } = await openWithAlias();
    const oneclick = { ...byAlias, ALIASMODE: 'oneclick' };
    const page = { EXECCODE: '0001', REDIRECTHTML: expect.any(String) };
    expect(await shop.pay({ ...oneclick, '3DSECURE': 'yes' })).toMatchObject(page);
    expect(await shop.authorize({ ...oneclick, '3DSECURE': 'yes' })).toMatchObject(page);
    await decide(await shop.pay({ ...oneclick, ...asked }));
    expect(shop.sandbox.rows().at(-1)).toMatchObject({ execcode: '0000', authentication: 'authenticated' });
    expect((await shop.pay({ ...byAlias, ...asked }))['MESSAGE']).toContain('"3DSECURE"');
  });

  it('B17 a rule may ask for 3-D Secure even of an absent holder', async () => {
    const { shop, byAlias } = await openWithAlias({
      rules: [{ amountFrom: 20_000, outcome: 'authenticate', evenAbsent: true }],
    });
    const waiting = await shop.pay({ ...byAlias, AMOUNT: '20000', '3DSECUREDISPLAYMODE': 'raw' });
    expect(waiting['EXECCODE']).toBe('0001');
    await decide(waiting);
    expect(shop.sandbox.rows().at(-1)).toMatchObject({ execcode: '0000', aliasMode: 'subscription' });
    expect(told(shop)).toEqual(['payment 0000', 'payment 0001', 'payment 0000']);
  });
});
