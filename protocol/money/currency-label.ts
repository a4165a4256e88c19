import { type Currency, currencySchema } from './currency.ts';
import { plainAmount } from './plain-amount.ts';

/** What stands beside the digits of an amount. */
export type Label =
  | { readonly kind: 'own'; readonly bare: string }
  | { readonly kind: 'none' }
  /** In plain signs and upper case. */
  | { readonly kind: 'other'; readonly name: string };

/**
 * Takes the currency's own name or sign from an amount in plain signs: `695 F CFA`, `6,95 $US`, `€ 12`. It is known as the
 * locale writes it and as both languages of the window do, so that what one of them shows can be pasted into the other.
 */
export function takeLabel(text: string, currency: Currency, locale: string): Label {
  for (const label of labelsOf(currency, locale)) {
    const bare = strip(text, label);
    if (bare !== undefined) return { kind: 'own', bare };
  }
  const [, before = '', after = ''] = /^([^\d.,+-]*).*?([^\d.,]*)$/.exec(text) ?? [];
  const name = (before || after).trim().toUpperCase();
  if (name === '' || name === "'") return { kind: 'none' };
  return { kind: 'other', name };
}

/** Undefined where the label does not stand at either end, apart from letters of another one; blanks in it do not count. */
function strip(text: string, label: string): string | undefined {
  const written = Array.from(label, (sign) => sign.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')).join(' ?');
  const [whole] = new RegExp(`^${written}(?=$|[\\d\\s.,+'-])|(?<=[\\d\\s.,])${written}$`, 'iu').exec(text) ?? [];
  return whole === undefined ? undefined : text.replace(whole, '').trim();
}

/**
 * Whether a name that is not the currency's own is that of any other. To know it, the names of all currencies are made, which takes
 * a tenth of a second for the first that is asked about.
 */
export function isOfAnother(name: string, locale: string): boolean {
  if (/\p{Sc}/u.test(name) || currencySchema.safeParse(name).success) return true;
  const codes = Intl.supportedValuesOf('currency').filter((code) => currencySchema.safeParse(code).success);
  return codes.some((code) => labelsOf(code, locale).includes(name.replaceAll(' ', '')));
}

const known = new Map<string, readonly string[]>();

/** Longest first, in plain signs and upper case, without blanks. */
function labelsOf(currency: Currency, locale: string): readonly string[] {
  const key = `${locale} ${currency}`;
  const found = known.get(key);
  if (found) return found;
  const labels = [locale, 'en', 'fr'].flatMap((language) =>
    (['symbol', 'narrowSymbol', 'code'] as const).map((display) => labelIn(currency, language, display)),
  );
  const made = [...new Set(labels)].filter((label) => label !== '').toSorted((one, other) => other.length - one.length);
  known.set(key, made);
  return made;
}

function labelIn(currency: Currency, locale: string, currencyDisplay: 'symbol' | 'narrowSymbol' | 'code'): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(1);
  const label = parts.find((part) => part.type === 'currency')?.value ?? currency;
  return plainAmount(label)?.replaceAll(' ', '').toUpperCase() ?? currency;
}
