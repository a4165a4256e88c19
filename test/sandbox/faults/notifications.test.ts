import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import type { FaultDescription } from '../../../sandbox/index.ts';
import { openShop, type Shop, secret } from '../client.ts';
import { openReceiver, type Seen } from '../receiver.ts';

describe('notifications that go wrong', () => {
  const minute = 60_000;
  const told = (seen: readonly Seen[]) => seen.map(({ fields }) => fields['ORDERID']);

  async function openTold(fault: FaultDescription): Promise<{ shop: Shop; seen: readonly Seen[] }> {
    const receiver = await openReceiver();
    const shop = await openShop({ notificationUrl: receiver.url });
    shop.sandbox.faults.add(fault);
    return { shop, seen: receiver.seen };
  }

  it('duplicated', async () => {
    const { shop, seen } = await openTold({ what: 'notification', how: 'duplicated', count: 1 });
    await shop.pay({ ORDERID: 'a' });
    await shop.pay({ ORDERID: 'b' });
    await shop.sandbox.settled();
    expect(told(seen)).toEqual(['a', 'a', 'b']);
    expect(seen[0]?.fields).toEqual(seen[1]?.fields);
  });

  it('late, by the gateway’s clock', async () => {
    const { shop, seen } = await openTold({
      what: 'notification',
      how: 'late',
      milliseconds: 10 * minute,
      orderId: 'a',
    });
    await shop.pay({ ORDERID: 'a' });
    await shop.pay({ ORDERID: 'b' });
    await shop.sandbox.settled();
    expect(told(seen)).toEqual(['b']);
    shop.sandbox.clock.advance(10 * minute - 1);
    await shop.sandbox.settled();
    expect(told(seen)).toEqual(['b']);
    shop.sandbox.clock.advance(1);
    await shop.sandbox.settled();
    expect(told(seen)).toEqual(['b', 'a']);
  });

  it('out of order: after the next one, or after five minutes without one', async () => {
    const { shop, seen } = await openTold({ what: 'notification', how: 'outOfOrder', orderId: 'a' });
    await shop.pay({ ORDERID: 'a' });
    await shop.sandbox.settled();
    expect(told(seen)).toEqual([]);
    await shop.pay({ ORDERID: 'b' });
    await shop.sandbox.settled();
    expect(told(seen)).toEqual(['b', 'a']);
    await shop.pay({ ORDERID: 'a' });
    shop.sandbox.clock.advance(5 * minute);
    await shop.sandbox.settled();
    expect(told(seen)).toEqual(['b', 'a', 'a']);
  });

  it('forged: a success that nobody signed, beside the true refusal', async () => {
    const { shop, seen } = await openTold({ what: 'notification', how: 'forged', count: 1 });
    await shop.pay({ CARDCODE: '5555557376384001' });
    await shop.sandbox.settled();
    expect(seen.map(({ fields }) => [fields['EXECCODE'], fields['AMOUNT']])).toEqual([
      ['0000', '10000'],
      ['4001', '1000'],
    ]);
    const signed = seen.map(({ fields: { HASH, ...rest } }) => HASH === sign(rest, secret));
    expect(signed).toEqual([false, true]);
    expect(seen[0]?.fields['HASH']).toMatch(/^[0-9a-f]{64}$/);
  });
});
