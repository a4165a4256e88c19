import { describe, expect, it } from 'vitest';
import { currencySchema } from '../../../contract/index.ts';
import { createFormats } from '../../../renderer/i18n/format.ts';
import { understandAmount } from '../../../renderer/operation/form.ts';

/** The languages of the window, in places that write numbers differently. */
const places = [
  ['en', 'en-GB'],
  ['en', 'en-US'],
  ['en', 'en-CA'],
  ['en', 'en-IN'],
  ['en', 'en-ZA'],
  ['fr', 'fr-FR'],
  ['fr', 'fr-BE'],
  ['fr', 'fr-CA'],
  ['fr', 'fr-CH'],
] as const;

const currencies = Intl.supportedValuesOf('currency').filter((code) => currencySchema.safeParse(code).success);

describe.each(places)('every amount that the window shows can be pasted back, in %s of %s', (language, place) => {
  const { amount, number, locale } = createFormats(language, place, 'Europe/Paris');

  it.each([695, 1_234_567])('%i of any currency', (minor) => {
    const misread = currencies.flatMap((currency) => {
      const shown = amount({ minor, currency });
      const sent = amount({ minor: -minor, currency }).replace('-', '−');
      // Another space than the one that it was shown with is what a mail or a table makes of it.
      const pasted = [
        shown,
        sent,
        number({ minor, currency }),
        shown.replace(/[\u00a0\u202f]/g, ' '),
        `\u200e${shown} `,
      ];
      return pasted.filter((text) => {
        const understood = understandAmount(text, currency, null, locale);
        return understood.kind !== 'sure' || understood.money.minor !== minor;
      });
    });
    expect(currencies.length).toBeGreaterThan(140);
    expect(misread).toEqual([]);
  });
});

it('a minus that was typed is refused all the same', () => {
  expect(understandAmount('-6.95', 'EUR', null, 'en-GB')).toEqual({ kind: 'wrong', problem: 'negative' });
  expect(understandAmount('€-6.95', 'EUR', null, 'en-GB').kind).toBe('wrong');
});
