import { describe, expect, it } from 'vitest';
import { type Answer, openShop, type Shop, visitShop, withoutCard } from '../client.ts';
import { decide } from '../holder.ts';
import { mandate, payer } from '../mandate.ts';

/** Tuesday 10 March 2026 plus three TARGET working days: Friday 13 March, 09:00 in Paris. */
const final = '2026-03-13T08:00:00Z';

const dayBefore = '2026-03-12T12:00:00Z';

function openSdd(account: Parameters<typeof openShop>[0] = {}): Promise<Shop> {
  return openShop({ method: 'sdd', notificationUrl: 'http://127.0.0.1:9/', ...account });
}

function byAlias({ ALIAS }: Answer) {
  return { ...withoutCard, ALIAS, ALIASMODE: 'subscription' };
}

/** What was told of each row, in order. */
function told(shop: Shop): string[] {
  return shop.sandbox.notifications().map(({ fields }) => `${fields['TRANSACTIONID']} ${fields['EXECCODE']}`);
}

describe('H53 what an SDD account does', () => {
  it('H53 payment and refund; anything else, and AMOUNTS, 3003', async () => {
    const shop = await openSdd({ credit: 'credit' });
    const { TRANSACTIONID } = await shop.pay(mandate);
    shop.sandbox.clock.moveTo(final);
    expect((await shop.refund(TRANSACTIONID, { AMOUNT: '1' }))['EXECCODE']).toBe('0000');
    const rows = shop.sandbox.rows().length;
    for (const answer of [
      await shop.authorize(mandate),
      await shop.capture(TRANSACTIONID),
      await shop.cancel(TRANSACTIONID),
      await shop.credit(mandate),
      await shop.stop(TRANSACTIONID),
      await shop.split({ '2026-03-13': '500', '2026-04-13': '500' }, mandate),
      await shop.sandbox.actAsExtranet({ identifier: 'SHOP', operation: 'void', transactionId: TRANSACTIONID ?? '' }),
    ]) {
      expect(answer['EXECCODE']).toBe('3003');
    }
    expect(shop.sandbox.rows()).toHaveLength(rows);
  });

  it.each(['CLIENTIDENT', 'CLIENTEMAIL', 'CLIENTUSERAGENT', 'CLIENTIP', 'DESCRIPTION', ...Object.keys(payer)])(
    'H53 %s is required: the 19 fields of the example are, whatever else comes',
    async (name) => {
      const shop = await openSdd();
      const answer = await shop.pay({ ...mandate, CARDCODE: '1111222233334444', [name]: undefined });
      expect(answer).toMatchObject({ EXECCODE: '1001', MESSAGE: `The parameter "${name}" is missing.` });
    },
  );

  it('H53 with ALIAS and ALIASMODE neither BILLING* nor CLIENTGENDER is required; one without the other is 1001', async () => {
    const shop = await openSdd();
    const first = await shop.pay(mandate);
    expect((await shop.pay(byAlias(first)))['EXECCODE']).toBe('0003');
    expect((await shop.pay({ ...byAlias(first), ALIASMODE: undefined }))['MESSAGE']).toContain(
      '"ALIASMODE" is missing',
    );
    expect((await shop.pay({ ...withoutCard, ALIASMODE: 'oneclick' }))['MESSAGE']).toContain('"ALIAS" is missing');
    expect((await shop.pay({ ...byAlias(first), BILLINGCOUNTRY: 'USA' }))['MESSAGE']).toContain('"BILLINGCOUNTRY"');
  });

  it('H53 a line break in BILLINGADDRESS: 1002; A5 the address may be anywhere', async () => {
    const shop = await openSdd();
    expect(await shop.pay({ ...mandate, BILLINGADDRESS: '285 Fulton\nStreet' })).toMatchObject({
      EXECCODE: '1002',
      MESSAGE: 'The parameter "BILLINGADDRESS" is invalid.',
    });
    expect((await shop.pay({ ...mandate, BILLINGCOUNTRY: 'JP' }))['EXECCODE']).toBe('0003');
  });

  it('H53 an ALIAS that is unknown, or another account’s, is 2001', async () => {
    const others = [{ identifier: 'OTHER', secret: 'x', method: 'sdd' as const }];
    const shop = await openShop({ method: 'sdd' }, { others });
    const other = visitShop(shop.sandbox, 'OTHER', 'x');
    expect((await other.pay(byAlias(await shop.pay(mandate))))['EXECCODE']).toBe('2001');
    expect((await shop.pay(byAlias({ ALIAS: 'A1' })))['EXECCODE']).toBe('2001');
  });
});

describe('H54 the course of a direct debit', () => {
  it('H54 0003 with the mandate’s ALIAS first, 0000 by a second notification with the same TRANSACTIONID', async () => {
    const shop = await openSdd();
    const answer = await shop.pay(mandate);
    expect(answer).toMatchObject({ EXECCODE: '0003', TRANSACTIONID: expect.stringMatching(/^A/) });
    expect(answer['ALIAS']).toBe(answer['TRANSACTIONID']);
    expect(told(shop)).toEqual([`${answer['TRANSACTIONID']} 0003`]);
    shop.sandbox.clock.moveTo('2026-03-13T07:59:59Z');
    expect(shop.sandbox.rows()).toMatchObject([{ execcode: '0003' }]);
    shop.sandbox.clock.moveTo(final);
    expect(shop.sandbox.rows()).toMatchObject([
      { execcode: '0000', amount: 1000, cardMask: '', authentication: 'none' },
    ]);
    expect(told(shop)).toEqual([`${answer['TRANSACTIONID']} 0003`, `${answer['TRANSACTIONID']} 0000`]);
    expect(shop.sandbox.notifications().map(({ fields }) => fields['ALIAS'])).toEqual([
      answer['ALIAS'],
      answer['ALIAS'],
    ]);
    expect(shop.sandbox.balanceOf('SHOP', answer['TRANSACTIONID'] ?? '')).toMatchObject({ debit: 1000, left: 1000 });
  });

  it.each([
    ['a Friday', '2026-03-13T12:00:00Z', '2026-03-18T08:00:00Z'],
    ['a Saturday', '2026-03-14T12:00:00Z', '2026-03-18T08:00:00Z'],
    ['Paris’s Wednesday while UTC has Tuesday', '2026-03-10T23:30:00Z', '2026-03-16T08:00:00Z'],
    ['the Wednesday before Easter', '2026-04-01T12:00:00Z', '2026-04-08T07:00:00Z'],
    ['Christmas Eve', '2026-12-24T12:00:00Z', '2026-12-30T08:00:00Z'],
    ['the last day of April, over the labour day', '2026-04-30T12:00:00Z', '2026-05-06T07:00:00Z'],
  ])('H54 09:00 Paris of the third TARGET working day: sent on %s', async (_name, now, expected) => {
    const shop = await openShop({ method: 'sdd' }, { now });
    await shop.pay(mandate);
    shop.sandbox.clock.moveTo(new Date(Date.parse(expected) - 1).toISOString());
    expect(shop.sandbox.rows()[0]?.execcode).toBe('0003');
    shop.sandbox.clock.moveTo(expected);
    expect(shop.sandbox.rows()[0]?.execcode).toBe('0000');
  });

  it('H54 a refused first collection ends the mandate: its ALIAS is 2020', async () => {
    const shop = await openSdd({ collectionRules: [{ text: 'closed account', execcode: '4001' }] });
    const refused = await shop.pay({ ...mandate, DESCRIPTION: 'A closed account' });
    const good = await shop.pay(mandate);
    expect((await shop.pay(byAlias(refused)))['EXECCODE']).toBe('0003');
    shop.sandbox.clock.moveTo(final);
    expect(shop.sandbox.rows().map(({ execcode }) => execcode)).toEqual(['4001', '0000', '0000']);
    expect(told(shop)).toContain(`${refused['TRANSACTIONID']} 4001`);
    expect((await shop.pay(byAlias(refused)))['EXECCODE']).toBe('2020');
    expect((await shop.pay(byAlias(good)))['EXECCODE']).toBe('0003');
  });

  it('H54 a refused later collection leaves the mandate alone', async () => {
    const shop = await openSdd({ collectionRules: [{ orderId: 'second', execcode: '4002' }] });
    const first = await shop.pay(mandate);
    await shop.pay({ ...byAlias(first), ORDERID: 'second' });
    shop.sandbox.clock.moveTo(final);
    expect(shop.sandbox.rows().map(({ execcode }) => execcode)).toEqual(['0000', '4002']);
    expect((await shop.pay(byAlias(first)))['EXECCODE']).toBe('0003');
  });

  it('H54 B17 an anti-fraud rule refuses at once, without a mandate', async () => {
    const shop = await openSdd({ rules: [{ text: 'gift card', outcome: '6004' }] });
    const answer = await shop.pay({ ...mandate, DESCRIPTION: 'A gift card' });
    expect(answer['EXECCODE']).toBe('6004');
    expect(answer).not.toHaveProperty('ALIAS');
    expect((await shop.pay(byAlias({ ALIAS: answer['TRANSACTIONID'] ?? '' })))['EXECCODE']).toBe('2001');
  });

  it('H54 the newer way: 0002 and a page, 0003 once the mandate is signed, 0000 days later', async () => {
    const shop = await openSdd({ mandatePage: true });
    const answer = await shop.pay(mandate);
    expect(answer['EXECCODE']).toBe('0002');
    expect(answer).not.toHaveProperty('ALIAS');
    expect((await shop.refund(answer['TRANSACTIONID']))['EXECCODE']).toBe('2006');
    await decide(pageOf(answer));
    expect(shop.sandbox.rows()).toMatchObject([{ execcode: '0003', alias: answer['TRANSACTIONID'] }]);
    expect((await shop.pay(byAlias({ ALIAS: answer['TRANSACTIONID'] ?? '' })))['EXECCODE']).toBe('0003');
    shop.sandbox.clock.moveTo(final);
    expect(told(shop).filter((line) => line.startsWith(answer['TRANSACTIONID'] ?? ''))).toEqual(
      ['0002', '0003', '0000'].map((code) => `${answer['TRANSACTIONID']} ${code}`),
    );
  });

  it('H54 a mandate that was not signed makes no ALIAS', async () => {
    const shop = await openSdd({ mandatePage: true });
    const answer = await shop.pay(mandate);
    await decide(pageOf(answer), 'cancel');
    const left = await shop.pay(mandate);
    shop.sandbox.clock.moveTo(final);
    expect(shop.sandbox.rows().map(({ execcode, alias }) => [execcode, alias])).toEqual([
      ['4004', ''],
      ['4004', ''],
    ]);
    expect((await shop.pay(byAlias({ ALIAS: left['TRANSACTIONID'] ?? '' })))['EXECCODE']).toBe('2001');
  });
});

/** What REDIRECTHTML holds, in the form that {@link decide} takes. */
function pageOf({ REDIRECTHTML = '', ...answer }: Answer): Answer {
  const html = Buffer.from(REDIRECTHTML, 'base64').toString('utf8');
  const token = /name="MD" value="([0-9a-f]+)"/.exec(html)?.[1];
  return { ...answer, REDIRECTURL: /action="([^"]+)"/.exec(html)?.[1] ?? '', REDIRECTPOSTPARAMS: `MD=${token}` };
}

describe('H55 edits of a direct debit', () => {
  it('H55 before the final status: refund 2006, void 3003', async () => {
    const shop = await openSdd();
    const { TRANSACTIONID } = await shop.pay(mandate);
    shop.sandbox.clock.moveTo(dayBefore);
    expect((await shop.refund(TRANSACTIONID))['EXECCODE']).toBe('2006');
    expect((await shop.cancel(TRANSACTIONID))['EXECCODE']).toBe('3003');
    expect(shop.sandbox.rows()).toHaveLength(1);
  });

  it('H55 afterwards several refunds up to AMOUNT; a failed one is 2003', async () => {
    const shop = await openSdd({ collectionRules: [{ orderId: 'bad', execcode: '4001' }] });
    const good = await shop.pay(mandate);
    const bad = await shop.pay({ ...mandate, ORDERID: 'bad' });
    shop.sandbox.clock.moveTo(final);
    const refund = (AMOUNT: string) => shop.refund(good['TRANSACTIONID'], { AMOUNT });
    expect((await refund('400'))['EXECCODE']).toBe('0000');
    expect((await refund('601'))['EXECCODE']).toBe('2008');
    expect((await refund('600'))['EXECCODE']).toBe('0000');
    expect((await refund('1'))['EXECCODE']).toBe('2004');
    expect((await shop.refund(bad['TRANSACTIONID']))['EXECCODE']).toBe('2003');
  });
});

describe('H56 what notifications of direct debits say', () => {
  const common = [
    'AMOUNT',
    'CLIENTEMAIL',
    'CLIENTIDENT',
    'CURRENCY',
    'DESCRIPTOR',
    'EXECCODE',
    'IDENTIFIER',
    'LANGUAGE',
  ];
  const rest = ['MESSAGE', 'OPERATIONTYPE', 'ORDERID', 'TRANSACTIONID', 'VERSION'];

  it('H56 exactly S4’s lists: the refund’s has neither EXTRADATA nor ALIAS', async () => {
    const shop = await openSdd();
    const { TRANSACTIONID } = await shop.pay({ ...mandate, EXTRADATA: 'x', CARDFULLNAME: 'JOHN DOE' });
    shop.sandbox.clock.moveTo(final);
    await shop.refund(TRANSACTIONID, { EXTRADATA: 'y', ORDERID: 'refund-1' });
    const [first, last, refund] = shop.sandbox.notifications().map(({ fields }) => fields);
    for (const fields of [first, last]) {
      expect(Object.keys(fields ?? {}).sort()).toEqual(['ALIAS', ...common, 'EXTRADATA', ...rest].sort());
    }
    expect(Object.keys(refund ?? {}).sort()).toEqual([...common, ...rest].sort());
    expect(refund).toMatchObject({ ORDERID: 'refund-1', CLIENTIDENT: 'john.snow', OPERATIONTYPE: 'refund' });
  });
});

describe('D29 a charged-back debit', () => {
  it('D29 can be refunded: the gateway does not protect the merchant', async () => {
    const shop = await openShop();
    const { TRANSACTIONID = '' } = await shop.pay();
    const chargeback = { identifier: 'SHOP', operation: 'chargeback', transactionId: TRANSACTIONID } as const;
    expect((await shop.sandbox.actAsExtranet(chargeback))['EXECCODE']).toBe('0000');
    expect((await shop.refund(TRANSACTIONID))['EXECCODE']).toBe('0000');
  });

  it('D29 a direct debit is refunded inside the eight weeks in which its payer may still take it back', async () => {
    const shop = await openSdd();
    const { TRANSACTIONID } = await shop.pay(mandate);
    shop.sandbox.clock.moveTo(final);
    expect((await shop.refund(TRANSACTIONID))['EXECCODE']).toBe('0000');
  });
});
