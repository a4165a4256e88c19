import { describe, expect, it } from 'vitest';
import { openShop, withoutCard } from '../client.ts';

describe('G47 CREATEALIAS and ALIAS', () => {
  it('G47 a succeeded payment or authorization gives an ALIAS that pays', async () => {
    const shop = await openShop();
    for (const { ALIAS, TRANSACTIONID } of [
      await shop.pay({ CREATEALIAS: 'yes' }),
      await shop.authorize({ CREATEALIAS: 'yes' }),
    ]) {
      expect(ALIAS).toMatch(/^A\d+$/);
      expect(ALIAS).toBe(TRANSACTIONID);
      const answer = await shop.pay({ ...withoutCard, ALIAS, ALIASMODE: 'ONECLICK' });
      expect(answer['EXECCODE']).toBe('0000');
      expect(shop.sandbox.rows().at(-1)).toMatchObject({
        alias: ALIAS,
        aliasMode: 'oneclick',
        cardMask: '111122XXXXXX4444',
        cardFullName: 'JOHN SNOW',
      });
    }
  });

  it('G47 no ALIAS unless asked for, and none of a refused payment', async () => {
    const shop = await openShop();
    expect(await shop.pay()).not.toHaveProperty('ALIAS');
    expect(await shop.pay({ CREATEALIAS: 'no' })).not.toHaveProperty('ALIAS');
    const refused = await shop.pay({ CREATEALIAS: 'yes', CARDCODE: '5555557376384001' });
    expect(refused).not.toHaveProperty('ALIAS');
    const used = await shop.pay({ ...withoutCard, ALIAS: refused['TRANSACTIONID'], ALIASMODE: 'oneclick' });
    expect(used['EXECCODE']).toBe('2001');
  });

  it('G47 ALIAS without ALIASMODE, or the reverse: 1001', async () => {
    const shop = await openShop();
    const { ALIAS } = await shop.pay({ CREATEALIAS: 'yes' });
    expect((await shop.pay({ ...withoutCard, ALIAS }))['MESSAGE']).toBe('The parameter "ALIASMODE" is missing.');
    expect((await shop.pay({ ALIASMODE: 'oneclick' }))['MESSAGE']).toBe('The parameter "ALIAS" is missing.');
    expect((await shop.pay({ ...withoutCard, ALIAS: 'A1', ALIASMODE: 'oneclick' }))['EXECCODE']).toBe('2001');
  });

  it('G47 other card fields beside ALIAS are ignored', async () => {
    const shop = await openShop();
    const { ALIAS } = await shop.pay({ CREATEALIAS: 'yes' });
    const more = { CARDCODE: 'nonsense', CARDVALIDITYDATE: 'never', CARDCVV: undefined };
    expect((await shop.pay({ ALIAS, ALIASMODE: 'oneclick', ...more }))['EXECCODE']).toBe('0000');
    expect(shop.sandbox.rows().at(-1)?.cardMask).toBe('111122XXXXXX4444');
  });

  it('G47 the card has expired: 2020', async () => {
    const shop = await openShop();
    const { ALIAS } = await shop.pay({ CREATEALIAS: 'yes', CARDVALIDITYDATE: '03-26' });
    const byAlias = { ...withoutCard, ALIAS, ALIASMODE: 'subscription' };
    shop.sandbox.clock.moveTo('2026-03-31T12:00:00Z');
    expect((await shop.pay(byAlias))['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo('2026-04-01T12:00:00Z');
    expect((await shop.pay(byAlias))['EXECCODE']).toBe('2020');
  });
});

describe('G48 another client’s ALIAS', () => {
  it('G48 is accepted, unless the account says otherwise: 2001', async () => {
    for (const [aliasPerClient, code] of [
      [false, '0000'],
      [true, '2001'],
    ] as const) {
      const shop = await openShop({ aliasPerClient });
      const { ALIAS } = await shop.pay({ CREATEALIAS: 'yes' });
      const byAlias = { ...withoutCard, ALIAS, ALIASMODE: 'oneclick' };
      expect((await shop.pay({ ...byAlias, CLIENTIDENT: 'arya.stark' }))['EXECCODE']).toBe(code);
      expect((await shop.pay(byAlias))['EXECCODE']).toBe('0000');
    }
  });
});
