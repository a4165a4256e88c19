import { describe, expect, it } from 'vitest';
import { openShop, withoutCard } from '../client.ts';

describe('B17 an account’s own rules', () => {
  it('B17 refuses 6001 or 6004 by text, amount or client; without rules nothing is refused', async () => {
    const shop = await openShop({
      rules: [
        { text: 'Gift Card', outcome: '6004' },
        { amountFrom: 50_000, outcome: '6001' },
        { client: 'mallory@example.com', outcome: '6004' },
      ],
    });
    expect((await shop.pay({ DESCRIPTION: 'A gift card for you' }))['EXECCODE']).toBe('6004');
    expect((await shop.pay({ AMOUNT: '50000' }))['EXECCODE']).toBe('6001');
    expect((await shop.pay({ AMOUNT: '49999' }))['EXECCODE']).toBe('0000');
    expect((await shop.pay({ CLIENTEMAIL: 'mallory@example.com' }))['EXECCODE']).toBe('6004');
    const plain = await openShop();
    expect((await plain.pay({ DESCRIPTION: 'A gift card for you', AMOUNT: '50000' }))['EXECCODE']).toBe('0000');
  });

  it('B17 every condition of one rule must hold, and only for its operations', async () => {
    const rule = { text: 'late', amountFrom: 500, operations: ['refund'], outcome: '6001' as const };
    const shop = await openShop({ rules: [rule] });
    const { TRANSACTIONID } = await shop.pay({ DESCRIPTION: 'late' });
    expect((await shop.refund(TRANSACTIONID, { DESCRIPTION: 'late', AMOUNT: '499' }))['EXECCODE']).toBe('0000');
    expect((await shop.refund(TRANSACTIONID, { DESCRIPTION: 'late', AMOUNT: '500' }))['EXECCODE']).toBe('6001');
    expect((await shop.refund(TRANSACTIONID, { DESCRIPTION: 'early', AMOUNT: '500' }))['EXECCODE']).toBe('0000');
  });

  it('B17 A1 the rules come before the bank, and before 3-D Secure', async () => {
    const shop = await openShop({ rules: [{ text: 'x', outcome: '6004' }] });
    expect((await shop.pay({ DESCRIPTION: 'x', CARDCODE: '5555557376384001' }))['EXECCODE']).toBe('6004');
    expect((await shop.pay({ DESCRIPTION: 'x', '3DSECURE': 'yes' }))['EXECCODE']).toBe('6004');
  });

  it('B17 forces 3-D Secure although it was not asked for, but not on an absent holder', async () => {
    const shop = await openShop({ rules: [{ amountFrom: 20_000, outcome: 'authenticate' }] });
    expect((await shop.pay({ AMOUNT: '19999' }))['EXECCODE']).toBe('0000');
    expect((await shop.pay({ AMOUNT: '20000' }))['EXECCODE']).toBe('0001');
    const { ALIAS } = await shop.pay({ CREATEALIAS: 'yes' });
    const subscribed = { ...withoutCard, ALIAS, AMOUNT: '20000', ALIASMODE: 'subscription' };
    expect((await shop.pay(subscribed))['EXECCODE']).toBe('0000');
    expect((await shop.pay({ ...subscribed, ALIASMODE: 'oneclick' }))['EXECCODE']).toBe('0001');
  });
});
