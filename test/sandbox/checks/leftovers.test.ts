import { describe, expect, it } from 'vitest';
import { openShop, secret, visitShop } from '../client.ts';

describe('A2 what a call leaves behind', () => {
  it('A2 a refused call has no TRANSACTIONID, no DESCRIPTOR and no row', async () => {
    const shop = await openShop();
    for (const answer of [
      await shop.pay({ AMOUNT: undefined }),
      await shop.pay({ AMOUNT: '0' }),
      await shop.pay({ HASH: 'f'.repeat(64) }),
      await shop.refund('A1'),
    ]) {
      expect(Object.keys(answer)).toEqual(['OPERATIONTYPE', 'EXECCODE', 'MESSAGE']);
    }
    expect(shop.sandbox.rows()).toEqual([]);
  });

  it('A2 success and the refusals of bank and rules have all three, in the gateway’s order', async () => {
    const rules = [{ text: 'gift card', outcome: '6004' as const }];
    const shop = await openShop({ rules, label: 'Rentabilitest' });
    const accepted = await shop.pay();
    const byBank = await shop.pay({ CARDCODE: '5555557376384001' });
    const byRule = await shop.pay({ DESCRIPTION: 'Gift card' });
    for (const answer of [accepted, byBank, byRule]) {
      expect(Object.keys(answer)).toEqual(['OPERATIONTYPE', 'TRANSACTIONID', 'EXECCODE', 'MESSAGE', 'DESCRIPTOR']);
      expect(answer['TRANSACTIONID']).toMatch(/^A\d+$/);
      expect(answer['DESCRIPTOR']).toBe('RENTABILITEST');
    }
    expect(shop.sandbox.rows().map(({ execcode }) => execcode)).toEqual(['0000', '4001', '6004']);
    const withAlias = Object.keys(await shop.pay({ CREATEALIAS: 'yes' }));
    expect(withAlias).toEqual(['OPERATIONTYPE', 'TRANSACTIONID', 'EXECCODE', 'MESSAGE', 'ALIAS', 'DESCRIPTOR']);
  });

  it('A2 a refused edit leaves the chain as it was', async () => {
    const shop = await openShop();
    const { TRANSACTIONID } = await shop.pay();
    const before = JSON.stringify(shop.sandbox.rows());
    expect((await shop.refund(TRANSACTIONID, { AMOUNT: '1001' }))['EXECCODE']).toBe('2008');
    expect((await shop.capture(TRANSACTIONID))['EXECCODE']).toBe('2005');
    expect(JSON.stringify(shop.sandbox.rows())).toBe(before);
  });
});

describe('A10 other accounts', () => {
  it('A10 a reference or an ALIAS of another account is as if it did not exist', async () => {
    const shop = await openShop({}, { others: [{ identifier: 'OTHER', secret }] });
    const other = visitShop(shop.sandbox, 'OTHER');
    const { TRANSACTIONID, ALIAS } = await shop.pay({ CREATEALIAS: 'yes' });
    expect((await other.refund(TRANSACTIONID))['EXECCODE']).toBe('2002');
    expect((await other.cancel(TRANSACTIONID))['EXECCODE']).toBe('2002');
    const byAlias = { CARDCODE: undefined, CARDCVV: undefined, ALIAS, ALIASMODE: 'oneclick' };
    expect((await other.pay(byAlias))['EXECCODE']).toBe('2001');
    expect((await shop.pay(byAlias))['EXECCODE']).toBe('0000');
    expect((await shop.refund(TRANSACTIONID))['EXECCODE']).toBe('0000');
  });
});
