import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencySchema, formatAmount, formatNumber, parseAmount } from '../../../protocol/money/index.ts';

const understood = [
  ['6,95', 'EUR', 'en', 695],
  ['6.95', 'EUR', 'fr', 695],
  ['6.5', 'EUR', 'en', 650],
  ['6', 'EUR', 'en', 600],
  ['.5', 'EUR', 'en', 50],
  ['0.500', 'EUR', 'en', 50],
  ['1 234,50', 'EUR', 'fr', 123450],
  ['1 234 567,50', 'EUR', 'fr', 123456750],
  ['12 34 567.50', 'EUR', 'en-IN', 123456750],
  ["123'456'789", 'CHF', 'de-CH', 12345678900],
  ['1\u202f234,50 €', 'EUR', 'fr', 123450],
  ['€ 1,234.50', 'EUR', 'en', 123450],
  ['EUR 12', 'EUR', 'de', 1200],
  ["1'234.50", 'CHF', 'de-CH', 123450],
  ['1.234.567', 'EUR', 'en', 123456700],
  ['2,614', 'EUR', 'en', 261400],
  ['2.614', 'EUR', 'de', 261400],
  ['1,234', 'JPY', 'en', 1234],
  ['1500', 'JPY', 'en', 1500],
  ['2.614', 'KWD', 'en', 2614],
  ['1,234.567', 'KWD', 'en', 1234567],
  ['9999999999.99', 'EUR', 'en', 999999999999],
] as const;

const ambiguous = [
  ['2.614', 'EUR', 'en', [261400]],
  ['2.614', 'EUR', 'fr', [261400]],
  ['6.950', 'EUR', 'en', [695000, 695]],
  ['1,234', 'KWD', 'en', [1234000, 1234]],
  ['1.234', 'KWD', 'fr', [1234000, 1234]],
  ['1.234', 'JPY', 'en', [1234]],
] as const;

const refused = [
  ['', 'EUR', 'en', 'empty'],
  ['  ', 'EUR', 'en', 'empty'],
  ['€', 'EUR', 'en', 'empty'],
  ['abc', 'EUR', 'en', 'notANumber'],
  ['1e3', 'EUR', 'en', 'notANumber'],
  ['5.', 'EUR', 'en', 'notANumber'],
  ['+5', 'EUR', 'en', 'notANumber'],
  ['12 34', 'EUR', 'en', 'notANumber'],
  ['3\t200.00', 'EUR', 'en', 'notANumber'],
  ['12,5 100', 'EUR', 'fr', 'notANumber'],
  ['10.5 600', 'EUR', 'en', 'notANumber'],
  ['1 234,5 600', 'EUR', 'fr', 'notANumber'],
  ['1234 100', 'EUR', 'en', 'notANumber'],
  ['12345 678', 'EUR', 'fr', 'notANumber'],
  ['0 123', 'EUR', 'en', 'notANumber'],
  ['1 234 56', 'EUR', 'en', 'notANumber'],
  ["1'234'5", 'CHF', 'de-CH', 'notANumber'],
  ['5\t120', 'EUR', 'fr', 'notANumber'],
  ['3\r\n200,00', 'EUR', 'fr', 'notANumber'],
  ['3 \u200e\u2028 200', 'EUR', 'en', 'notANumber'],
  ['1,2,3', 'EUR', 'en', 'notANumber'],
  ['12,34.567,8', 'EUR', 'en', 'notANumber'],
  ['-5', 'EUR', 'en', 'negative'],
  ['−5', 'EUR', 'fr', 'negative'],
  ['0', 'EUR', 'en', 'zero'],
  ['0,00', 'EUR', 'en', 'zero'],
  ['12345.678', 'EUR', 'en', 'tooManyDecimals'],
  ['1.2345', 'EUR', 'en', 'tooManyDecimals'],
  ['1.5', 'JPY', 'en', 'tooManyDecimals'],
  ['10000000000', 'EUR', 'en', 'tooLarge'],
  ['5 USD', 'EUR', 'en', 'otherCurrency'],
  ['£5', 'EUR', 'en', 'otherCurrency'],
] as const;

const understand = (minor: number, currency: string) => ({ kind: 'understood', money: { minor, currency } });

/** The same with signs that nobody sees at every place of it. */
const mark = (text: string) => Array.from(text, (sign) => `\u200e${sign}\u200b`).join('');

describe('parseAmount', () => {
  it.each(understood)('understands %j in %s for %s', (typed, currency, locale, minor) => {
    expect(parseAmount(typed, currency, locale)).toEqual({ kind: 'understood', money: { minor, currency } });
  });

  it.each(ambiguous)('asks about %j in %s for %s', (typed, currency, locale, minors) => {
    const readings = minors.map((minor) => ({ minor, currency }));
    expect(parseAmount(typed, currency, locale)).toEqual({ kind: 'ambiguous', readings });
  });

  it.each(refused)('refuses %j in %s for %s: %s', (typed, currency, locale, problem) => {
    expect(parseAmount(typed, currency, locale)).toEqual({ kind: 'refused', problem });
  });

  const money = fc.record({
    minor: fc.integer({ min: 1, max: 999_999_999_999 }),
    currency: fc.constantFrom('EUR', 'GBP', 'USD', 'JPY', 'KWD', 'CLF', 'CHF'),
  });
  const locale = fc.constantFrom('en', 'en-GB', 'fr', 'fr-CH', 'de', 'de-CH', 'es', 'it', 'nl', 'sv', 'pl', 'ja');

  it('reads back every amount that it writes, or asks and offers it', () => {
    fc.assert(
      fc.property(money, locale, fc.boolean(), (written, lang, bare) => {
        const text = bare ? formatNumber(written, lang) : formatAmount(written, lang);
        const parsed = parseAmount(text, written.currency, lang);
        if (parsed.kind === 'understood') expect(parsed.money).toEqual(written);
        else if (parsed.kind === 'ambiguous') expect(parsed.readings).toContainEqual(written);
        else expect.unreachable(`${text} in ${lang} was refused: ${parsed.problem}`);
      }),
      { numRuns: 2_000 },
    );
  });

  const currencies = Intl.supportedValuesOf('currency').filter((code) => currencySchema.safeParse(code).success);
  const shownIn = ['en', 'fr', 'en-GB', 'en-IN', 'en-CA', 'en-ZA', 'fr-CH', 'fr-CA', 'fr-BE'];

  it('understands whatever the window shows, in each of its languages and every currency', { timeout: 600_000 }, () => {
    expect(currencies.length).toBeGreaterThan(150);
    for (const currency of currencies) {
      for (const lang of shownIn) {
        for (const minor of [1, 95, 695, 1_234, 123_456, 12_345_678, 999_999_999_999]) {
          const text = formatAmount({ minor, currency }, lang);
          expect([text, parseAmount(text, currency, lang)]).toEqual([text, understand(minor, currency)]);
          expect([text, parseAmount(mark(text), currency, lang)]).toEqual([text, understand(minor, currency)]);
        }
      }
    }
  });

  it('understands in one language what the other shows, or asks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...currencies), fc.integer({ min: 1, max: 999_999_999_999 }), (currency, minor) => {
        for (const [shown, read] of [
          ['en', 'fr'],
          ['fr', 'en'],
        ] as const) {
          const text = formatAmount({ minor, currency }, shown);
          const parsed = parseAmount(text, currency, read);
          if (parsed.kind === 'refused') expect.unreachable(`${text} of ${shown} in ${read}: ${parsed.problem}`);
          const readings = parsed.kind === 'understood' ? [parsed.money] : parsed.readings;
          expect(readings).toContainEqual({ minor, currency });
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['\u200e12.50', 'EUR', 'en', 1250],
    ['\u200b12.50', 'EUR', 'en', 1250],
    ['12\u200b.\u206050\ufeff', 'EUR', 'en', 1250],
    ['\u061c12\u00ad.50', 'EUR', 'en', 1250],
    ['１２．５０', 'EUR', 'en', 1250],
    ['￥１，２３４', 'JPY', 'en', 1234],
    ['١٢٫٥٠', 'EUR', 'en', 1250],
    ['۱٬۲۳۴٫۵۰', 'EUR', 'en', 123450],
    ['١٬٢٣٤', 'KWD', 'fr-FR', 1_234_000],
    ['1٬234', 'KWD', 'en', 1_234_000],
    ['1٬234', 'EUR', 'en-ZA', 123400],
    ['1٬234٬567', 'JPY', 'fr', 1_234_567],
    ['\t3 200.00\n', 'EUR', 'en', 320000],
    ['1\u00a0234,50', 'EUR', 'fr', 123450],
    ['1\u2009234,50', 'EUR', 'fr', 123450],
    ['1\u2007234,50', 'EUR', 'fr', 123450],
    ['1‘234.50', 'CHF', 'de-CH', 123450],
    ['1,23,456.00', 'EUR', 'en', 12345600],
    ['\u200f12.50 €', 'EUR', 'en', 1250],
    ['\u200f1\u00a0234,50', 'EUR', 'fr', 123450],
    ['\u2067234.100,50\u2069', 'EUR', 'en', 23410050],
    ['695 F CFA', 'XOF', 'fr', 695],
    ['6,95 $ US', 'USD', 'fr', 695],
    ['6,95 $US', 'USD', 'en', 695],
  ] as const)('understands %j in %s for %s, whatever signs nobody sees', (typed, currency, lang, minor) => {
    expect(parseAmount(typed, currency, lang)).toEqual(understand(minor, currency));
  });

  it.each([
    ['\u202e05.21', 'notANumber'],
    // Shown as 100 234.
    ['\u200f234 100', 'notANumber'],
    ['\u2067234 100\u2069', 'notANumber'],
    ['\u202b234\u2009100\u202c', 'notANumber'],
    ['\u061c234\u200b’100', 'notANumber'],
    ['٢٣٤ ١٠٠', 'notANumber'],
    ['5²', 'notANumber'],
    ['½', 'notANumber'],
    ['①', 'notANumber'],
    ['0x10', 'notANumber'],
    ['\u20125', 'negative'],
    ['\uff0d5', 'negative'],
    ['€ −5', 'negative'],
    ['(5.00)', 'notANumber'],
    ['695 F CFA', 'otherCurrency'],
    ['5 CHF', 'otherCurrency'],
    ['5 €uro', 'otherCurrency'],
    ['1,2,345', 'notANumber'],
  ] as const)('never misreads %j: %s', (typed, problem) => {
    expect(parseAmount(typed, 'EUR', 'en')).toEqual({ kind: 'refused', problem });
  });

  it.each(['4.0,0,0', '4.0,0.00', '1.2,3,4', '12.3,4.00'])('does not take %j for groups of digits', (typed) => {
    expect(parseAmount(typed, 'EUR', 'en')).toEqual({ kind: 'refused', problem: 'notANumber' });
  });

  it('never invents digits: what is understood has the digits that were typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d.,' ]{1,14}$/), locale, (typed, lang) => {
        const parsed = parseAmount(typed, 'EUR', lang);
        const readings =
          parsed.kind === 'understood' ? [parsed.money] : parsed.kind === 'ambiguous' ? parsed.readings : [];
        const digits = typed.replace(/\D/g, '').replace(/^0+|0+$/g, '');
        for (const { minor } of readings) expect(String(minor).replace(/0+$/, '')).toBe(digits);
      }),
      { numRuns: 2_000 },
    );
  });
});
