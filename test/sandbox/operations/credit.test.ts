import { describe, expect, it } from 'vitest';
import { openShop, secret, withoutCard } from '../client.ts';
import { asked, decide } from '../holder.ts';

const on = { credit: 'credit' } as const;
const cft = { credit: 'cft' } as const;

describe('F37 an account without credits', () => {
  it('F37 3003, before anything about the parameters; open to the two other settings', async () => {
    const closed = await openShop();
    expect(await closed.credit()).toEqual({
      OPERATIONTYPE: 'credit',
      EXECCODE: '3003',
      MESSAGE: 'Unauthorized transaction',
    });
    expect((await closed.credit({ AMOUNT: undefined }))['EXECCODE']).toBe('3003');
    expect(closed.sandbox.rows()).toEqual([]);
    expect((await (await openShop(on)).credit())['EXECCODE']).toBe('0000');
    expect((await (await openShop(cft)).credit())['EXECCODE']).toBe('1001');
  });

  it('F37 is open to the account of npm run sandbox', async () => {
    const { startSandbox } = await import('../../../sandbox/index.ts');
    const sandbox = await startSandbox();
    expect(sandbox.accounts).toMatchObject([{ credit: 'credit' }]);
    await sandbox.close();
  });
});

describe('F38 a standard credit', () => {
  it('F38 by card: a row of its own with a TRANSACTIONID, without limit, and no debit in sight', async () => {
    const shop = await openShop(on);
    const answer = await shop.credit({ AMOUNT: '999999999999' });
    expect(answer).toMatchObject({ OPERATIONTYPE: 'credit', EXECCODE: '0000', TRANSACTIONID: 'A2000001' });
    expect(answer).not.toHaveProperty('ALIAS');
    expect(shop.sandbox.rows()).toMatchObject([{ operation: 'credit', amount: 999_999_999_999, reference: null }]);
    expect(shop.sandbox.balanceOf('SHOP', 'A2000001')).toMatchObject({ debit: 0, refunded: 0, left: 0 });
  });

  it('F38 by ALIAS and ALIASMODE, and CREATEALIAS works', async () => {
    const shop = await openShop(on);
    const { ALIAS } = await shop.credit({ CREATEALIAS: 'yes' });
    expect(ALIAS).toBe('A2000001');
    const byAlias = { ...withoutCard, ALIAS, ALIASMODE: 'subscription' };
    expect((await shop.credit(byAlias))['EXECCODE']).toBe('0000');
    expect((await shop.pay(byAlias))['EXECCODE']).toBe('0000');
    expect((await shop.credit({ ...byAlias, ALIASMODE: undefined }))['MESSAGE']).toContain('"ALIASMODE" is missing');
    expect((await shop.credit({ ...byAlias, ALIAS: 'A1' }))['EXECCODE']).toBe('2001');
    expect((await shop.credit({ ...byAlias, CARDCVV: '123' }))['MESSAGE']).toContain('"CARDCVV" is invalid');
  });

  it('F38 a TRANSACTIONID is ignored, whatever it holds', async () => {
    const shop = await openShop(on);
    for (const TRANSACTIONID of ['A1', 'A'.repeat(33)]) {
      expect((await shop.credit({ TRANSACTIONID }))['EXECCODE']).toBe('0000');
    }
  });

  it('A8 A4 an amount of 0, or AMOUNTS, is 1002; no card and no ALIAS is 1001 CARDCODE', async () => {
    const shop = await openShop(on);
    expect((await shop.credit({ AMOUNT: '0' }))['MESSAGE']).toBe('The parameter "AMOUNT" is invalid.');
    const AMOUNTS = { '2026-03-10': '1', '2026-04-10': '1' };
    expect((await shop.credit({ AMOUNTS }))['MESSAGE']).toBe('The parameter "AMOUNTS" is invalid.');
    expect((await shop.credit(withoutCard))['MESSAGE']).toBe('The parameter "CARDCODE" is missing.');
  });

  it('B11 B17 is refused by its card and by the account’s rules, and leaves a row', async () => {
    const rules = [{ operations: ['credit'], amountFrom: 5_000, outcome: '6001' as const }];
    const shop = await openShop({ ...on, rules });
    expect((await shop.credit({ CARDCODE: '5555557376384001' }))['EXECCODE']).toBe('4001');
    expect((await shop.credit({ AMOUNT: '5000' }))['EXECCODE']).toBe('6001');
    expect(shop.sandbox.rows().map(({ execcode }) => execcode)).toEqual(['4001', '6001']);
  });
});

describe('F39 a Credit Fund Transfer', () => {
  it('F39 needs card or ALIAS and a TRANSACTIONID: without it 1001, unknown or another account’s 2002', async () => {
    const shop = await openShop(cft, { others: [{ identifier: 'OTHER', secret }] });
    expect((await shop.credit())['MESSAGE']).toBe('The parameter "TRANSACTIONID" is missing.');
    expect((await shop.credit({ TRANSACTIONID: 'A1' }))['EXECCODE']).toBe('2002');
    expect((await shop.credit({ TRANSACTIONID: 'A'.repeat(33) }))['EXECCODE']).toBe('1002');
    expect((await shop.credit({ ...withoutCard, TRANSACTIONID: 'A1' }))['MESSAGE']).toContain('"CARDCODE" is missing');
    expect(shop.sandbox.rows()).toEqual([]);
  });

  it('F39 takes an authenticated payment, authorization or capture, refunded or not, for more than its amount', async () => {
    const shop = await openShop(cft);
    const paid = await decide(await shop.pay({ ...asked, CREATEALIAS: 'yes' }));
    const authorized = await decide(await shop.authorize(asked));
    const { TRANSACTIONID: captured } = await shop.capture(authorized);
    for (const TRANSACTIONID of [paid, authorized, captured]) {
      expect((await shop.credit({ TRANSACTIONID, AMOUNT: '5000' }))['EXECCODE']).toBe('0000');
    }
    await shop.refund(paid);
    const byAlias = { ...withoutCard, ALIAS: paid, ALIASMODE: 'subscription', TRANSACTIONID: paid };
    expect((await shop.credit(byAlias))['EXECCODE']).toBe('0000');
    expect(shop.sandbox.balanceOf('SHOP', paid)).toMatchObject({ debit: 1000, refunded: 1000, left: 0 });
  });

  it('F39 waiting 2006; refused, voided or not authenticated 2003', async () => {
    const shop = await openShop(cft);
    const refused = await shop.pay({ CARDCODE: '5555557376384001' });
    const plain = await shop.pay();
    const notEnrolled = await shop.pay({ ...asked, CARDCODE: '5206035646546553' });
    const waiting = await shop.pay(asked);
    expect((await shop.credit({ TRANSACTIONID: waiting['TRANSACTIONID'] }))['EXECCODE']).toBe('2006');
    const authenticated = await decide(waiting);
    const { TRANSACTIONID: refund } = await shop.refund(authenticated, { AMOUNT: '1' });
    for (const { TRANSACTIONID } of [refused, plain, notEnrolled, { TRANSACTIONID: refund }]) {
      expect((await shop.credit({ TRANSACTIONID }))['EXECCODE']).toBe('2003');
    }
    expect((await shop.credit({ TRANSACTIONID: authenticated }))['EXECCODE']).toBe('0000');
    await shop.cancel(refund);
    await shop.cancel(authenticated);
    expect((await shop.credit({ TRANSACTIONID: authenticated }))['EXECCODE']).toBe('2003');
  });
});

describe('F40 edits of a credit', () => {
  it('F40 void the same day 0000, refund 2004, capture 2005', async () => {
    const shop = await openShop(on);
    const { TRANSACTIONID } = await shop.credit();
    expect((await shop.refund(TRANSACTIONID))['EXECCODE']).toBe('2004');
    expect((await shop.capture(TRANSACTIONID))['EXECCODE']).toBe('2005');
    expect((await shop.cancel(TRANSACTIONID))['EXECCODE']).toBe('0000');
    expect((await shop.cancel(TRANSACTIONID))['EXECCODE']).toBe('2015');
    const late = await shop.credit();
    shop.sandbox.clock.moveTo('2026-03-10T23:00:00Z');
    expect((await shop.cancel(late['TRANSACTIONID']))['EXECCODE']).toBe('2015');
  });
});
