import { describe, expect, it } from 'vitest';
import { openShop, tuesday, type Value, withoutCard } from '../client.ts';
import { asked, decide } from '../holder.ts';

/** The seed's own plan (S3:101–106), moved to the tests' Tuesday. */
const plan = { '2026-03-10': '20000', '2026-04-10': '10000', '2026-05-10': '10000' };

const invalidAmounts = 'The parameter "AMOUNTS" is invalid.';

describe('G41 AMOUNTS', () => {
  it('G41 S3:101–106 three instalments are accepted, and the first is debited at once', async () => {
    const shop = await openShop();
    const answer = await shop.split(plan);
    expect(answer).toMatchObject({ OPERATIONTYPE: 'payment', TRANSACTIONID: 'A2000001', EXECCODE: '0000' });
    expect(shop.sandbox.rows()).toMatchObject([{ amount: 20_000, instalment: 1, instalments: 3 }]);
    expect(shop.sandbox.schedules()).toMatchObject([
      {
        scheduleId: 'A2000001',
        orderId: '1234',
        state: 'running',
        instalments: [{}, { state: 'due' }, { state: 'due' }],
      },
    ]);
  });

  it('G41 S3:101 the seed’s very dates, on their day', async () => {
    const shop = await openShop({}, { now: '2018-02-01T10:00:00Z' });
    const amounts = { '2018-02-01': '20000', '2018-03-04': '10000', '2018-04-04': '10000' };
    expect((await shop.split(amounts, { CARDVALIDITYDATE: '12-18' }))['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo('2018-04-04T00:00:00Z');
    expect(shop.sandbox.rows().map(({ amount }) => amount)).toEqual([20_000, 10_000, 10_000]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['one date', { '2026-03-10': '1' }],
    ['a day that does not exist', { '2026-03-10': '1', '2026-02-30': '1' }],
    ['another format', { '2026-03-10': '1', '10/04/2026': '1' }],
    ['an amount of 0', { '2026-03-10': '1', '2026-04-10': '0' }],
    ['a sign', { '2026-03-10': '1', '2026-04-10': '-1' }],
    ['a point', { '2026-03-10': '1.00', '2026-04-10': '1' }],
    ['an empty amount, which leaves one date', { '2026-03-10': '1', '2026-04-10': '' }],
    ['a first date of yesterday', { '2026-03-09': '1', '2026-04-10': '1' }],
    ['a first date of tomorrow', { '2026-03-11': '1', '2026-04-10': '1' }],
    ['91 days', { '2026-03-10': '1', '2026-06-09': '1' }],
  ])('G41 %s: 1002 AMOUNTS', async (_what, amounts) => {
    const shop = await openShop();
    expect((await shop.split(amounts))['MESSAGE']).toBe(invalidAmounts);
    expect(shop.sandbox.rows()).toEqual([]);
  });

  it('G41 90 days are allowed, and the dates may come in any order', async () => {
    const shop = await openShop();
    expect((await shop.split({ '2026-06-08': '2', '2026-03-10': '1' }))['EXECCODE']).toBe('0000');
    expect(shop.sandbox.rows()).toMatchObject([{ amount: 1 }]);
  });

  it('G41 today is a day in UTC, whatever the account’s zone', async () => {
    const amounts = { '2026-03-10': '1', '2026-04-10': '1' };
    const shop = await openShop({}, { now: '2026-03-10T23:30:00Z' });
    expect((await shop.split(amounts))['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo('2026-03-11T00:00:00Z');
    expect((await shop.split(amounts))['MESSAGE']).toBe(invalidAmounts);
  });

  it('G41 S3:113 the last date comes before the card’s last valid day, or on it where the account allows that', async () => {
    const until = (day: string) => ({ '2026-03-10': '600', [day]: '400' });
    for (const planOnLastDay of [false, true]) {
      const shop = await openShop({ planOnLastDay });
      const april = { CARDVALIDITYDATE: '04-26' };
      const { ALIAS } = await shop.pay({ ...april, CREATEALIAS: 'yes' });
      for (const how of [april, { ...withoutCard, ALIAS, ALIASMODE: 'subscription' }]) {
        const last = await shop.split(until('2026-04-30'), how);
        expect(last['EXECCODE']).toBe(planOnLastDay ? '0000' : '1002');
        if (!planOnLastDay) expect(last['MESSAGE']).toContain('"CARDVALIDITYDATE"');
        expect((await shop.split(until('2026-04-29'), how))['EXECCODE']).toBe('0000');
        expect((await shop.split(until('2026-05-01'), how))['EXECCODE']).toBe('1002');
      }
    }
  });

  it('A65 an authorization or a credit with AMOUNTS alone: 1002 AMOUNTS, unless something is really missing', async () => {
    const shop = await openShop({ credit: 'credit' });
    const only = { AMOUNT: undefined, AMOUNTS: { '2026-03-10': '600', '2026-04-10': '400' } };
    expect((await shop.authorize(only))['MESSAGE']).toBe(invalidAmounts);
    expect((await shop.credit(only))['MESSAGE']).toBe(invalidAmounts);
    expect((await shop.authorize({ ...only, ORDERID: undefined }))['MESSAGE']).toBe(
      'The parameter "ORDERID" is missing.',
    );
    expect((await shop.authorize({ AMOUNT: undefined }))['MESSAGE']).toBe('The parameter "AMOUNT" is missing.');
  });

  it('G41 A4 A8 only payments; AMOUNT with AMOUNTS 1002, neither 1001', async () => {
    const shop = await openShop();
    expect((await shop.authorize({ AMOUNTS: plan }))['MESSAGE']).toBe(invalidAmounts);
    expect((await shop.pay({ AMOUNTS: plan }))['MESSAGE']).toBe(invalidAmounts);
    expect((await shop.pay({ AMOUNT: undefined }))['MESSAGE']).toBe('The parameter "AMOUNT" is missing.');
    expect((await shop.split(plan, { CAPTUREDATE: '2026-03-12' }))['MESSAGE']).toContain('"CAPTUREDATE" is invalid');
  });

  it('A7 a CART must add up to the sum of AMOUNTS', async () => {
    const shop = await openShop();
    const CART = (total: string): Value => ({ 0: { TOTALAMOUNT: total } });
    expect((await shop.split(plan, { CART: CART('40000') }))['EXECCODE']).toBe('0000');
    expect((await shop.split(plan, { CART: CART('20000') }))['EXECCODE']).toBe('1007');
  });
});

describe('G42 the first instalment', () => {
  it('G42 refused: the bank’s code, no schedule, and nothing runs later', async () => {
    const shop = await openShop();
    const refused = await shop.split(plan, { CARDCODE: '5555557376384001' });
    expect(refused['EXECCODE']).toBe('4001');
    expect(shop.sandbox.schedules()).toEqual([]);
    expect((await shop.stop(refused['TRANSACTIONID']))['EXECCODE']).toBe('2010');
    shop.sandbox.clock.moveTo('2026-06-10T00:00:00Z');
    expect(shop.sandbox.rows()).toHaveLength(1);
  });

  it('G42 0001: the schedule starts when the holder succeeds, and until then a stop is 2006', async () => {
    const shop = await openShop();
    const waiting = await shop.split(plan, asked);
    expect(waiting['EXECCODE']).toBe('0001');
    expect(shop.sandbox.schedules()).toMatchObject([{ state: 'waiting' }]);
    expect((await shop.stop(waiting['TRANSACTIONID']))['EXECCODE']).toBe('2006');
    await decide(waiting);
    expect(shop.sandbox.schedules()).toMatchObject([{ state: 'running' }]);
    shop.sandbox.clock.moveTo('2026-05-10T00:00:00Z');
    expect(shop.sandbox.rows().map(({ execcode }) => execcode)).toEqual(['0000', '0000', '0000']);
  });

  it.each(['fail', 'cancel'] as const)('G42 0001 and the holder does not (%s): no schedule', async (decision) => {
    const shop = await openShop();
    const id = await decide(await shop.split(plan, asked), decision);
    expect(shop.sandbox.schedules()).toEqual([]);
    expect((await shop.stop(id))['EXECCODE']).toBe('2010');
    shop.sandbox.clock.moveTo('2026-06-10T00:00:00Z');
    expect(shop.sandbox.rows()).toHaveLength(1);
  });

  it('G42 a holder who answers after midnight has the second date run at once, and once', async () => {
    const shop = await openShop({}, { now: '2026-03-10T23:55:00Z' });
    const waiting = await shop.split({ '2026-03-10': '5', '2026-03-11': '6' }, asked);
    shop.sandbox.clock.moveTo('2026-03-11T00:05:00Z');
    await decide(waiting);
    expect(shop.sandbox.rows().map(({ amount, execcode }) => [amount, execcode])).toEqual([
      [5, '0000'],
      [6, '0000'],
    ]);
    expect(shop.sandbox.schedules()).toMatchObject([{ state: 'finished' }]);
  });

  it('B15 5004: the plan starts with the bank’s late answer', async () => {
    const shop = await openShop();
    const late = await shop.split(plan, { CARDCODE: '5555552450575004' });
    expect((await shop.stop(late['TRANSACTIONID']))['EXECCODE']).toBe('2006');
    shop.sandbox.clock.advance(60_000);
    expect(shop.sandbox.schedules()).toMatchObject([{ state: 'running' }]);
  });

  it('G47 CREATEALIAS gives the ALIAS of the first instalment', async () => {
    const shop = await openShop();
    expect(await shop.split(plan, { CREATEALIAS: 'yes' })).toMatchObject({ ALIAS: 'A2000001' });
  });
});

describe('G43 later instalments', () => {
  it('G43 run at 00:00 UTC of their day, each a transaction of its own with the order and EXTRADATA', async () => {
    const shop = await openShop();
    await shop.split(plan, { EXTRADATA: 'basket 7' });
    shop.sandbox.clock.moveTo('2026-04-09T23:59:59.999Z');
    expect(shop.sandbox.rows()).toHaveLength(1);
    shop.sandbox.clock.moveTo('2026-04-10T00:00:00Z');
    expect(shop.sandbox.rows()).toHaveLength(2);
    shop.sandbox.clock.moveTo('2026-07-01T00:00:00Z');
    const common = { operation: 'payment', orderId: '1234', extraData: 'basket 7', instalments: 3, schedule: 1 };
    expect(shop.sandbox.rows()).toMatchObject([
      { ...common, transactionId: 'A2000001', instalment: 1, amount: 20_000, at: Date.parse(tuesday) },
      { ...common, transactionId: 'A2000002', instalment: 2, amount: 10_000, at: Date.parse('2026-04-10T00:00:00Z') },
      { ...common, transactionId: 'A2000003', instalment: 3, amount: 10_000, at: Date.parse('2026-05-10T00:00:00Z') },
    ]);
    expect(shop.sandbox.schedules()).toMatchObject([{ scheduleId: 'A2000001', state: 'finished' }]);
  });
});

describe('G44 a later instalment is refused', () => {
  const rule = { schedule: 'A2000001', instalment: 2, execcode: '4002' as const };

  it('G44 its row says so, and without retries the other dates go on', async () => {
    const shop = await openShop({ instalmentRules: [rule] });
    await shop.split(plan);
    await shop.split(plan);
    shop.sandbox.clock.moveTo('2026-07-01T00:00:00Z');
    const [first, second] = shop.sandbox.schedules();
    expect(first?.instalments.map(({ state }) => state)).toEqual(['succeeded', 'refused', 'succeeded']);
    expect(first?.state).toBe('finished');
    expect(second?.instalments.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });

  it('G44 with retries: n it is tried on each following day at 00:00 UTC, each try a row with its RETRY', async () => {
    const shop = await openShop({ retries: 2, instalmentRules: [rule] });
    await shop.split(plan);
    shop.sandbox.clock.moveTo('2026-07-01T00:00:00Z');
    const second = shop.sandbox.rows().filter(({ instalment }) => instalment === 2);
    expect(second.map(({ retry, execcode, at }) => [retry, execcode, new Date(at).toISOString()])).toEqual([
      [0, '4002', '2026-04-10T00:00:00.000Z'],
      [1, '4002', '2026-04-11T00:00:00.000Z'],
      [2, '4002', '2026-04-12T00:00:00.000Z'],
    ]);
    expect(shop.sandbox.schedules()[0]?.instalments[2]?.state).toBe('succeeded');
  });

  it('G44 a retry that succeeds is the last one', async () => {
    const shop = await openShop({ retries: 3, instalmentRules: [{ ...rule, tries: 1 }] });
    await shop.split(plan);
    shop.sandbox.clock.moveTo('2026-04-10T12:00:00Z');
    expect(shop.sandbox.schedules()[0]?.instalments[1]).toMatchObject({ state: 'due', tries: ['A2000002'] });
    shop.sandbox.clock.moveTo('2026-07-01T00:00:00Z');
    const [schedule] = shop.sandbox.schedules();
    expect(schedule?.instalments[1]).toMatchObject({ state: 'succeeded', tries: ['A2000002', 'A2000003'] });
    expect(shop.sandbox.rows()).toHaveLength(4);
  });
});

describe('G46 edits of an instalment', () => {
  it('G46 a refund takes from that instalment only, more than it is 2008, and the plan goes on', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: first = '' } = await shop.split(plan);
    shop.sandbox.clock.moveTo('2026-04-12T09:00:00Z');
    const second = shop.sandbox.rows()[1]?.transactionId ?? '';
    expect((await shop.refund(second, { AMOUNT: '10001' }))['EXECCODE']).toBe('2008');
    expect((await shop.refund(first, { AMOUNT: '40000' }))['EXECCODE']).toBe('2008');
    expect((await shop.refund(second))['AMOUNT']).toBe('10000');
    expect(shop.sandbox.balanceOf('SHOP', first)).toMatchObject({ debit: 20_000, refunded: 0 });
    expect(shop.sandbox.balanceOf('SHOP', second)).toMatchObject({ debit: 10_000, refunded: 10_000, left: 0 });
    expect((await shop.refund(first))['AMOUNT']).toBe('20000');
    shop.sandbox.clock.moveTo('2026-05-10T00:00:00Z');
    expect(shop.sandbox.rows().at(-1)).toMatchObject({ instalment: 3, execcode: '0000' });
  });

  it('G46 E35 a void cancels that instalment only', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: first } = await shop.split(plan);
    expect((await shop.cancel(first))['EXECCODE']).toBe('0000');
    expect(shop.sandbox.schedules()).toMatchObject([{ state: 'running' }]);
    shop.sandbox.clock.moveTo('2026-04-10T08:00:00Z');
    const second = shop.sandbox.rows().at(-1);
    expect(second).toMatchObject({ instalment: 2, execcode: '0000' });
    expect((await shop.cancel(second?.transactionId))['EXECCODE']).toBe('0000');
    shop.sandbox.clock.moveTo('2026-05-10T00:00:00Z');
    expect(shop.sandbox.rows().at(-1)).toMatchObject({ instalment: 3, execcode: '0000' });
  });
});
