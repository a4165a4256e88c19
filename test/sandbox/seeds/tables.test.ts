import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import {
  type Answer,
  openShop,
  type Parameters,
  postForm,
  type Shop,
  secret,
  type Value,
  withoutCard,
} from '../client.ts';
import { asked } from '../holder.ts';
import { visitForm } from '../hosted-form/browser.ts';
import { mandate } from '../mandate.ts';
import { type TableRow, tableRowsOf } from './pages.ts';
import { fits, samplesOf } from './values.ts';

type Fields = Readonly<Record<string, Value | undefined>>;

/** Parameters whose faults have codes of their own, before any 1002 (rules.md A1). */
const ownCodes: Readonly<Record<string, string>> = { HASH: '1003', VERSION: '1004' };

/** Sends one parameter with that value; undefined leaves it out. */
type Send = (name: string, value: Value | undefined) => Promise<Answer>;

/** Signs and posts, unless the HASH itself is what is tried; `method` stays what it is. */
function post(shop: Shop, method: string, fields: Fields): Promise<Answer> {
  const given: Parameters = JSON.parse(JSON.stringify({ IDENTIFIER: shop.identifier, ...fields }));
  const signed = 'HASH' in fields ? given : { ...given, HASH: sign(given, secret) };
  return postForm(shop.sandbox.url, method, signed);
}

/** A line of a basket is named as CART, with the line's number and field inside. */
function asParameter(name: string, value: Value | undefined): Fields {
  const field = /^CART\[X\]\[(\w+)\]$/.exec(name)?.[1];
  if (field === undefined) return { [name]: value };
  return value === undefined ? {} : { CART: { 0: { [field]: value } } };
}

function nameInMessages(name: string): string {
  return name.startsWith('CART') ? 'CART' : name;
}

async function expectWrong(send: Send, { name, type }: TableRow, values: readonly Value[]): Promise<void> {
  for (const value of values) {
    const answer = await send(name, value);
    const own = ownCodes[name];
    const label = `${name} ${type} ${JSON.stringify(value)}`;
    expect(answer['EXECCODE'], label).toBe(own ?? '1002');
    if (own === undefined) expect(answer['MESSAGE'], label).toBe(`The parameter "${nameInMessages(name)}" is invalid.`);
  }
}

async function expectMissing(send: Send, { name }: TableRow): Promise<void> {
  const told = { EXECCODE: '1001', MESSAGE: `The parameter "${name}" is missing.` };
  expect(await send(name, undefined), name).toMatchObject(told);
  expect(await send(name, ''), name).toMatchObject(told);
}

/** The values of a row, less those that only one value of the account's own can stand for. */
function rightValues({ name, type }: TableRow): readonly Value[] {
  // Two letters are not enough: ISO must have assigned them (rules.md A66).
  if (name.endsWith('COUNTRY')) return ['US', 'fr'];
  return ['IDENTIFIER', 'HASH', 'APIKEYID', 'TRANSACTIONID'].includes(name) ? [] : samplesOf(type).right;
}

const key = { id: 'a688b3a1-d227-4cdd-9454-5d7cfcc74ef9', secret };

describe('S4:51–207 the parameters of a direct debit', () => {
  const rows = tableRowsOf('S4', 51, 207);
  const required = rows.slice(
    0,
    rows.findIndex(({ name }) => name === 'APIKEYID'),
  );
  const optional = rows.slice(required.length);

  function sendTo(shop: Shop): Send {
    return (name, value) =>
      post(shop, 'payment', { OPERATIONTYPE: 'payment', ...mandate, APIKEYID: key.id, ...asParameter(name, value) });
  }

  it('are 19 that the example sends and 21 more', () => {
    expect(required).toHaveLength(19);
    expect(optional).toHaveLength(21);
  });

  it.each(rows)('$source $name $type', async (row) => {
    const shop = await openShop({ method: 'sdd', apiKeys: [key] });
    const send = sendTo(shop);
    const { tooLong, wrongType } = samplesOf(row.type);
    for (const value of rightValues(row)) expect((await send(row.name, value))['EXECCODE'], String(value)).toBe('0003');
    await expectWrong(send, row, [...tooLong, ...wrongType, ...(row.name.endsWith('COUNTRY') ? ['xx', 'UK'] : [])]);
    if (required.includes(row)) await expectMissing(send, row);
    else expect((await send(row.name, undefined))['EXECCODE']).toBe('0003');
  });
});

describe('S4:341–373 the parameters of a refund', () => {
  const rows = tableRowsOf('S4', 341, 373);
  const optional = ['AMOUNT', 'EXTRADATA'];

  it('are seven and two more', () => {
    expect(rows).toHaveLength(9);
    expect(rows.slice(7).map(({ name }) => name)).toEqual(optional);
  });

  it.each(rows)('$source $name $type', async (row) => {
    const shop = await openShop({ method: 'sdd', publicExamples: true });
    const base = { OPERATIONTYPE: 'refund', TRANSACTIONID: 'A1123456', ORDERID: '1', DESCRIPTION: 'x', VERSION: '3.0' };
    const send: Send = (name, value) => post(shop, 'refund', { ...base, AMOUNT: '1', [name]: value });
    const { tooLong, wrongType } = samplesOf(row.type);
    await expectWrong(send, row, [...tooLong, ...wrongType]);
    if (!optional.includes(row.name)) await expectMissing(send, row);
    for (const value of rightValues(row)) expect((await send(row.name, value))['EXECCODE'], String(value)).toBe('0000');
    if (row.name === 'EXTRADATA') expect((await send(row.name, undefined))['EXECCODE']).toBe('0000');
    if (row.name === 'TRANSACTIONID') expect((await send(row.name, 'x'.repeat(32)))['EXECCODE']).toBe('2002');
  });
});

describe('S4:215–309, S4:381–457 what a direct debit and its refund are answered and notified', () => {
  async function done() {
    const shop = await openShop({ method: 'sdd', publicExamples: true, notificationUrl: 'http://127.0.0.1:9/' });
    const paid = await shop.pay({ ...mandate, EXTRADATA: 'x' });
    const refunded = await shop.refund('A1123456');
    const told = shop.sandbox.notifications().map(({ fields }) => ({ ...fields, HASH: sign(fields, secret) }));
    return { paid, refunded, paymentTold: told[0] ?? {}, refundTold: told[1] ?? {} };
  }

  it.each([
    ['paid', 215, 235, []],
    ['refunded', 381, 397, ['AMOUNT']],
    ['paymentTold', 249, 309, []],
    ['refundTold', 405, 457, []],
  ] as const)('%s: exactly the fields of S4:%i–%i, with their types', async (which, first, last, more) => {
    const fields: Answer = (await done())[which];
    const rows = tableRowsOf('S4', first, last);
    expect(Object.keys(fields).sort()).toEqual([...rows.map(({ name }) => name), ...more].sort());
    for (const { name, type } of rows) expect(fits(type, fields[name]), `${name} ${type}: ${fields[name]}`).toBe(true);
  });
});

describe('S3 the parameters of operations', () => {
  const rows = tableRowsOf('S3');
  const rowOf = (name: string): TableRow => {
    const found = rows.findLast((row) => row.name === name);
    if (!found) throw new Error(`S3 has no ${name}.`);
    return found;
  };

  it('are these, and no row goes untested', () => {
    expect([...new Set(rows.map(({ name }) => name))]).toEqual([
      'AMOUNTS',
      'ALIAS',
      'ALIASMODE',
      'DISPLAYCREATEALIAS',
      '3DSECURE',
      '3DSECUREDISPLAYMODE',
      'REDIRECTURL',
      'REDIRECTPOSTPARAMS',
      '3DSECURE_XID',
      '3DSECURE_CAVV',
      '3DSECURE_CAVVALGORITHM',
      '3DSECURE_RESULT',
      '3DSECURE_ECI',
      '3DSECURE_CARDENROLLED',
      '3DSECURE_STATUS',
      '3DSECUREAUTHENTICATIONSTATUS',
      '3DSECURESIGNATURESTATUS',
      '3DSGLOBALSTATUS',
      'CARD3DSECUREENROLLED',
    ]);
  });

  it('S3:93 AMOUNTS: dates to amounts', async () => {
    const shop = await openShop();
    const send: Send = (name, value) => shop.pay({ AMOUNT: undefined, [name]: value });
    expect((await send('AMOUNTS', { '2026-03-10': '600', '2026-04-10': '400' }))['EXECCODE']).toBe('0000');
    expect((await send('AMOUNTS', undefined))['MESSAGE']).toBe('The parameter "AMOUNT" is missing.');
    await expectWrong(send, rowOf('AMOUNTS'), [
      '1000',
      { '2026-03-10': '1000' },
      { '10/03/2026': '600', '10/04/2026': '400' },
      { '2026-03-10': '6.00', '2026-04-10': '400' },
      { '2026-03-10': '600', '2026-04-10': '1'.repeat(16) },
      { '2026-03-10': '600', '2026-06-09': '400' },
    ]);
  });

  it.each(['ALIAS', 'ALIASMODE'])('S3:144–156 %s', async (name) => {
    const shop = await openShop();
    const { ALIAS } = await shop.pay({ CREATEALIAS: 'yes' });
    expect(fits(rowOf('ALIAS').type, ALIAS)).toBe(true);
    const send: Send = (parameter, value) =>
      shop.pay({ ...withoutCard, ALIAS, ALIASMODE: 'oneclick', [parameter]: value });
    await expectMissing(send, rowOf(name));
    const { right, tooLong, wrongType } = samplesOf(rowOf(name).type);
    await expectWrong(send, rowOf(name), [...tooLong, ...wrongType]);
    for (const value of right) expect((await send(name, value))['EXECCODE']).toBe(name === 'ALIAS' ? '2001' : '0000');
  });

  it('S3:172 DISPLAYCREATEALIAS, on the hosted form', async () => {
    const shop = await openShop();
    const { right, tooLong, wrongType } = samplesOf(rowOf('DISPLAYCREATEALIAS').type);
    for (const DISPLAYCREATEALIAS of [...right, undefined]) {
      const { asks } = await visitForm(shop, { DISPLAYCREATEALIAS });
      expect(asks).toContain('CARDCODE');
      expect(asks.includes('CREATEALIAS')).toBe(DISPLAYCREATEALIAS === 'true' || DISPLAYCREATEALIAS === 'yes');
    }
    for (const DISPLAYCREATEALIAS of [...tooLong, ...wrongType]) {
      const { html } = await visitForm(shop, { DISPLAYCREATEALIAS });
      expect(html).toContain('1002: The parameter &#34;DISPLAYCREATEALIAS&#34; is invalid.');
    }
  });

  it.each(['3DSECURE', '3DSECUREDISPLAYMODE'])('S3:194–198 %s', async (name) => {
    const shop = await openShop();
    const send: Send = (parameter, value) => shop.pay({ ...asked, [parameter]: value });
    const { right, tooLong, wrongType } = samplesOf(rowOf(name).type);
    for (const value of [...right, undefined]) {
      const isAsked = name !== '3DSECURE' || value === 'yes';
      expect((await send(name, value))['EXECCODE']).toBe(isAsked ? '0001' : '0000');
    }
    await expectWrong(send, rowOf(name), [...tooLong, ...wrongType]);
  });

  it('S3:218–222 REDIRECTURL and REDIRECTPOSTPARAMS, with raw only', async () => {
    const shop = await openShop();
    const raw = await shop.pay(asked);
    const main = await shop.pay({ ...asked, '3DSECUREDISPLAYMODE': 'main' });
    for (const name of ['REDIRECTURL', 'REDIRECTPOSTPARAMS']) {
      expect(fits(rowOf(name).type, raw[name])).toBe(true);
      expect(main).not.toHaveProperty(name);
    }
  });

  it.each(rows.filter(({ name }) => name.startsWith('3DSECURE_')))('$source $name $type', async (row) => {
    const shop = await openShop({ externalMpi: true });
    const complete: Fields = {
      '3DSECURE_CARDENROLLED': 'y',
      '3DSECURE_STATUS': 'Y',
      '3DSECURE_XID': 'a',
      '3DSECURE_CAVV': 'b',
      '3DSECURE_ECI': '05',
    };
    const send: Send = (name, value) => shop.pay({ ...complete, [name]: value });
    // The page's length of 2 is a misprint (rules.md A6).
    const { right, tooLong, wrongType } = samplesOf(row.type.replace('(2 max)', '(45 max)'));
    for (const value of right) {
      const execcode = row.name === '3DSECURE_STATUS' && value === 'N' ? '4008' : '0000';
      expect((await send(row.name, value))['EXECCODE'], String(value)).toBe(execcode);
    }
    await expectWrong(send, row, [...tooLong, ...wrongType]);
    if (row.name in complete) await expectMissing(send, row);
    else expect((await send(row.name, undefined))['EXECCODE']).toBe('0000');
  });

  it('S3:274–286 the extra fields of a notification hold one of the printed values', async () => {
    const account = { authenticationFields: true, externalMpi: true, notificationUrl: 'http://127.0.0.1:9/' };
    const shop = await openShop(account);
    const proof = { '3DSECURE_CARDENROLLED': 'y', '3DSECURE_XID': 'a', '3DSECURE_CAVV': 'b', '3DSECURE_ECI': '05' };
    for (const status of ['Y', 'A']) await shop.pay({ ...proof, '3DSECURE_STATUS': status });
    for (const { fields } of shop.sandbox.notifications()) {
      for (const { name, type } of rows.slice(-4))
        expect(fits(type, fields[name]), `${name}: ${fields[name]}`).toBe(true);
    }
    expect(shop.sandbox.notifications()).toHaveLength(2);
  });
});
