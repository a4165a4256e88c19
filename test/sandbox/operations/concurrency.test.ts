import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../../sandbox/index.ts';
import { openShop, secret, tuesday, visitShop, withoutCard } from '../client.ts';

const slow = { processingMilliseconds: 100 };

const codesOf = async (answers: readonly Promise<Readonly<Record<string, string>>>[]) =>
  (await Promise.all(answers)).map(({ EXECCODE }) => EXECCODE).toSorted();

describe('I57 two edits at once', () => {
  it('I57 the second one is 2017, nothing done, and may be sent again', async () => {
    const shop = await openShop({}, slow);
    const { TRANSACTIONID: payment = '' } = await shop.pay();
    const codes = await codesOf([shop.refund(payment, { AMOUNT: '100' }), shop.refund(payment, { AMOUNT: '100' })]);
    expect(codes).toEqual(['0000', '2017']);
    expect(shop.sandbox.balanceOf('SHOP', payment)).toMatchObject({ refunded: 100 });
    expect((await shop.refund(payment, { AMOUNT: '100' }))['EXECCODE']).toBe('0000');
  });

  it('I57 collides by chain: a refund of the payment with a void of its refund, capture with void', async () => {
    const shop = await openShop({}, slow);
    const { TRANSACTIONID: payment } = await shop.pay();
    const { TRANSACTIONID: refund } = await shop.refund(payment, { AMOUNT: '1' });
    expect(await codesOf([shop.refund(payment), shop.cancel(refund)])).toContain('2017');
    const { TRANSACTIONID: authorization } = await shop.authorize();
    expect(await codesOf([shop.capture(authorization), shop.cancel(authorization)])).toEqual(['0000', '2017']);
  });

  it('I57 a colleague in the extranet collides as well', async () => {
    const shop = await openShop({}, slow);
    const { TRANSACTIONID: payment = '' } = await shop.pay();
    const extranet = { identifier: 'SHOP', operation: 'refund', transactionId: payment } as const;
    expect(await codesOf([shop.sandbox.actAsExtranet(extranet), shop.sandbox.actAsExtranet(extranet)])).toEqual([
      '0000',
      '2017',
    ]);
  });

  it('I57 other chains, one ALIAS and other accounts never collide', async () => {
    const shop = await openShop({}, { ...slow, others: [{ identifier: 'OTHER', secret }] });
    const other = visitShop(shop.sandbox, 'OTHER');
    const [one, two, theirs] = await Promise.all([shop.pay({ CREATEALIAS: 'yes' }), shop.pay(), other.pay()]);
    const byAlias = { ...withoutCard, ALIAS: one['ALIAS'], ALIASMODE: 'oneclick' };
    expect(
      await codesOf([
        shop.refund(one['TRANSACTIONID']),
        shop.refund(two['TRANSACTIONID']),
        other.refund(theirs['TRANSACTIONID']),
        shop.pay(byAlias),
        shop.pay(byAlias),
      ]),
    ).toEqual(['0000', '0000', '0000', '0000', '0000']);
  });

  it('I57 A1 2002 comes before 2017, and 2017 before the state', async () => {
    const shop = await openShop({}, slow);
    const { TRANSACTIONID: payment } = await shop.pay();
    const first = shop.refund(payment);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await shop.refund('A1'))['EXECCODE']).toBe('2002');
    expect((await shop.capture(payment))['EXECCODE']).toBe('2017');
    expect((await first)['EXECCODE']).toBe('0000');
  });

  it('a request that is being worked on when the sandbox closes is not executed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concurrency-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'book.sqlite');
    const options = { accounts: [{ identifier: 'SHOP', secret }], file, now: tuesday };
    const closing = await startSandbox({ ...options, processingMilliseconds: 60_000 });
    const lost = expect(visitShop(closing, 'SHOP').pay()).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await closing.close();
    await lost;
    const again = await startSandbox(options);
    expect(again.rows()).toEqual([]);
    await again.close();
  });

  it('I57 without a processing time nothing collides, and the sums still hold', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: payment = '' } = await shop.pay();
    const refunds = Array.from({ length: 5 }, () => shop.refund(payment, { AMOUNT: '300' }));
    expect(await codesOf(refunds)).toEqual(['0000', '0000', '0000', '2008', '2008']);
  });
});
