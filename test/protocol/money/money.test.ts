import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, currencySchema, formatAmount, minorDigits, subtract, toDecimal } from '../../../protocol/money/index.ts';

describe('minorDigits', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    ['ISK', 0],
    ['TND', 3],
    // Of earlier years.
    ['HRK', 2],
    ['BGN', 2],
    ['LTL', 2],
    ['BYR', 0],
  ])('gives %s %i digits', (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits);
  });

  it.each(['EURO', 'eur', 'XXX', '', 'constructor'])('refuses %j', (code) => {
    expect(currencySchema.safeParse(code).success).toBe(false);
    expect(() => minorDigits(code)).toThrow(RangeError);
  });
});

describe('toDecimal', () => {
  it.each([
    [695, 'EUR', '6.95'],
    [-5, 'EUR', '-0.05'],
    [0, 'EUR', '0.00'],
    [1500, 'JPY', '1500'],
    [2614, 'KWD', '2.614'],
    [7, 'KWD', '0.007'],
  ])('writes %i minor units of %s as %s', (minor, currency, text) => {
    expect(toDecimal({ minor, currency })).toBe(text);
  });
});

describe('add and subtract', () => {
  const minor = fc.integer({ min: 0, max: 999_999_999_999 });

  it('are exact and undo each other', () => {
    fc.assert(
      fc.property(minor, minor, (left, right) => {
        const sum = add({ minor: left, currency: 'EUR' }, { minor: right, currency: 'EUR' });
        expect(BigInt(sum.minor)).toBe(BigInt(left) + BigInt(right));
        expect(subtract(sum, { minor: right, currency: 'EUR' }).minor).toBe(left);
      }),
    );
  });

  it('never mix two currencies and never leave exact arithmetic', () => {
    const euro = { minor: 1, currency: 'EUR' };
    expect(() => add(euro, { minor: 1, currency: 'USD' })).toThrow(RangeError);
    expect(() => subtract(euro, { minor: 1, currency: 'JPY' })).toThrow(RangeError);
    expect(() => add({ minor: Number.MAX_SAFE_INTEGER, currency: 'EUR' }, euro)).toThrow(RangeError);
  });
});

describe('formatAmount', () => {
  it.each([
    [123456, 'EUR', 'fr-FR', '1\u202f234,56\u00a0€'],
    [123456, 'EUR', 'en-GB', '€1,234.56'],
    [695, 'JPY', 'en-GB', '¥695'],
    [695, 'JPY', 'fr-FR', '695\u00a0¥'],
    [695, 'GBP', 'fr-FR', '6,95\u00a0£'],
    [695, 'EGP', 'fr-FR', '6,95\u00a0EGP'],
    [695, 'CNY', 'fr-FR', '6,95\u00a0CNY'],
    [695, 'USD', 'fr-FR', '6,95\u00a0$US'],
    [695, 'CAD', 'en-GB', 'CA$6.95'],
    [2614, 'KWD', 'en-GB', 'KWD\u00a02.614'],
    [75_350, 'HRK', 'en-GB', 'HRK\u00a0753.50'],
    [999999999999, 'EUR', 'en-GB', '€9,999,999,999.99'],
  ])('writes %i %s for %s', (minor, currency, locale, text) => {
    expect(formatAmount({ minor, currency }, locale)).toBe(text);
  });
});
