import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsCardNumber, maskCardNumbers, passesLuhn } from '../../../protocol/card-number.ts';
import { meansYes } from '../../../protocol/parameters/formats.ts';
import { type ParameterName, parameters } from '../../../protocol/parameters/index.ts';

/** Values that the pages themselves print, or that lie just inside a limit, and values just outside it. */
const samples: Partial<Record<ParameterName, { good: readonly string[]; bad: readonly string[] }>> = {
  IDENTIFIER: { good: ['x', 'y'.repeat(32), 'é'.repeat(32), '😀'.repeat(32)], bad: ['', 'y'.repeat(33)] },
  ORDERID: { good: ['1234', 'z'.repeat(40)], bad: ['', 'z'.repeat(41)] },
  TRANSACTIONID: { good: ['A1123456'], bad: ['', 'A'.repeat(33)] },
  DESCRIPTION: { good: ['Knows nothing', 'd'.repeat(510)], bad: ['', 'd'.repeat(511)] },
  AMOUNT: {
    good: ['0', '1', '1000', '999999999999'],
    bad: ['', '10.5', '-5', '+5', '1e3', ' 5', '1000000000000', '0x10', '１'],
  },
  EXTRADATA: { good: ['a;b=c?d e'], bad: ['', 'e'.repeat(256)] },
  VERSION: { good: ['2.0', '3.0'], bad: ['3', '4.0', '3.00', ''] },
  HASH: { good: ['a'.repeat(64)], bad: ['a'.repeat(65), 'g'.repeat(64), ''] },
  APIKEYID: { good: ['a688b3a1-d227-4cdd-9454-5d7cfcc74ef9'], bad: ['a688b3a1'] },
  CLIENTIP: { good: ['10.1.1.1', '80.70.210.50'], bad: ['256.1.1.1', '::1', '10.1.1', 'localhost'] },
  CLIENTEMAIL: { good: ['john.snow@example.com'], bad: ['a@b', 'john.snow', 'a b@example.com', '@example.com'] },
  CLIENTDOB: { good: ['1980-02-29'], bad: ['1981-02-29', '80-01-01', '1980-13-01', '29/02/1980'] },
  CLIENTGENDER: { good: ['m', 'F'], bad: ['x', ''] },
  BILLINGADDRESS: { good: ['285 Fulton Street'], bad: ['two\nlines', 'x'.repeat(51)] },
  BILLINGCOUNTRY: { good: ['US', 'fr'], bad: ['USA', 'F', '12', 'UK', 'ZZ'] },
  BILLINGMOBILEPHONE: { good: ['33666666666', '+33666666666'], bad: ['', '1'.repeat(33)] },
  CARDCODE: { good: ['1111222233334444', '372068397730000'], bad: ['1111222233334445', '123', '1111 2222 3333 4444'] },
  CARDCVV: { good: ['123', '1234'], bad: ['12', '12345', '12a'] },
  CARDVALIDITYDATE: { good: ['12-17', '01-30'], bad: ['13-17', '12/17', '1-17', '2017-12'] },
  ALIASMODE: { good: ['oneclick', 'ONECLICK', 'subscription'], bad: ['recurring', ''] },
  CREATEALIAS: { good: ['yes', 'NO', 'true', '0'], bad: ['oui', ''] },
  CAPTUREDATE: { good: ['2026-12-01'], bad: ['2026-02-30', '01-12-2026'] },
  '3DSECURE': { good: ['yes', 'no', 'YES'], bad: ['maybe'] },
  '3DSECUREDISPLAYMODE': { good: ['main', 'popup', 'top', 'raw', 'MAIN'], bad: ['frame'] },
  TRANSACTIONEXPIRATIONDATE: {
    good: ['2026-12-01 23:59:59'],
    bad: ['2026-12-01', '2026-12-01 24:00:00', '2026-02-30 10:00:00'],
  },
  SCHEDULEID: { good: ['A2', 'A'.repeat(32)], bad: ['A', 'A'.repeat(33)] },
  LANGUAGE: { good: ['fr', 'EN', 'zh'], bad: ['jp', ''] },
};

describe('parameters', () => {
  it.each(Object.entries(samples))('%s takes what the pages allow and nothing beyond', (name, { good, bad }) => {
    const { schema } = parameters[name as ParameterName];
    for (const value of good) expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(true);
    for (const value of bad) expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(false);
  });

  it('change nothing: what is signed is what is sent', () => {
    for (const [name, { good }] of Object.entries(samples)) {
      for (const value of good) expect(parameters[name as ParameterName].schema.parse(value)).toBe(value);
    }
  });

  it('each name their type and their source', () => {
    for (const [name, { type, source }] of Object.entries(parameters)) {
      expect(type, name).not.toBe('');
      expect(source, name).toMatch(/^(S[034]:\d+|P\d+|rules\.md)/);
    }
  });

  it('take the amounts of an n-times payment by day, at least two and each of at least 1 (S3:93–106, G41)', () => {
    const { schema } = parameters.AMOUNTS;
    const two = { '2018-02-01': '20000', '2018-03-04': '10000' };
    expect(schema.safeParse(two).success).toBe(true);
    for (const wrong of [
      {},
      { '2018-02-01': '20000' },
      { ...two, '2018-04-04': '0' },
      { ...two, '2018-04-04': '10.5' },
      { ...two, '2018-02-30': '1' },
      { ...two, '01/05/2018': '1' },
      '20000',
    ]) {
      expect(schema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
  });

  it('take a basket line by line', () => {
    const { schema } = parameters.CART;
    expect(schema.safeParse({ 0: { PRICE: '100', QUANTITY: '2', TAX: '20.0', NAME: 'Jacket' } }).success).toBe(true);
    expect(schema.safeParse({ 0: { SUBMERCHANTEXTERNALID: 'OPERATOR' }, 1: {} }).success).toBe(true);
    expect(schema.safeParse({ 0: { PRICE: '1.00' } }).success).toBe(false);
    expect(schema.safeParse({ first: {} }).success).toBe(false);
  });
});

describe('meansYes', () => {
  it.each([
    ['yes', true],
    ['TRUE', true],
    ['1', true],
    ['no', false],
    ['0', false],
    [undefined, false],
  ])('%s → %s', (value, meaning) => {
    expect(meansYes(value)).toBe(meaning);
  });
});

describe('card numbers', () => {
  const prefix = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 18 });
  const cards = prefix.map((digits) => {
    const body = digits.join('');
    return body + [...'0123456789'].find((check) => passesLuhn(body + check));
  });

  it('are found in any text and cut to six and four digits', () => {
    fc.assert(
      fc.property(cards, fc.constantFrom('', ' ', '-'), (card, separator) => {
        const grouped = card.replace(/(\d{4})(?=\d)/g, `$1${separator}`);
        expect(containsCardNumber(`paid with ${grouped} today`)).toBe(true);
        expect(maskCardNumbers(`a ${grouped} b`)).toBe(`a ${card.slice(0, 6)}…${card.slice(-4)} b`);
      }),
    );
  });

  it('are not seen where the check digit is wrong, or in ids and amounts', () => {
    fc.assert(
      fc.property(cards, (card) => {
        const wrong = card.slice(0, -1) + ((Number(card.at(-1)) + 1) % 10);
        expect(containsCardNumber(`x${wrong}x`)).toBe(false);
        expect(maskCardNumbers(wrong)).toBe(wrong);
      }),
    );
    expect(containsCardNumber('order 104213, 1 234,50 €, A1123456')).toBe(false);
  });
});
