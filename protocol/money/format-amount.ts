import { minorDigits } from './currency.ts';
import { type Money, toDecimal } from './money.ts';

/**
 * The amount for people: `6.95 €`, `€6.95`, `¥695`, by the locale's own habits, always with its currency.
 * Exact for every amount: the decimal text is handed over, not a float.
 */
export function formatAmount(money: Money, locale: string): string {
  return formatterFor(locale, money.currency).format(toDecimal(money) as `${number}`);
}

/** The bare number, for a field whose currency stands beside it: `6.95`, `1 234,50`. */
export function formatNumber(money: Money, locale: string): string {
  const digits = minorDigits(money.currency);
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(toDecimal(money) as `${number}`);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Making a formatter costs more than a hundred uses of one, and a table formats thousands of amounts. */
function formatterFor(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const found = formatters.get(key);
  if (found) return found;
  const digits = minorDigits(currency);
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: hasOwnSign(locale, currency) ? 'narrowSymbol' : 'symbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formatters.set(key, made);
  return made;
}

/**
 * Whether a currency's bare sign means no other one: `£` is enough for GBP where French would write `£GB`, and Egyptian
 * pounds keep their code. A dollar sign is shared by too many to stand alone where the locale does not let it.
 */
function hasOwnSign(locale: string, currency: string): boolean {
  const sign = signOf(locale, currency, 'narrowSymbol');
  return sign !== '$' && sign === signOf('en', currency, 'symbol');
}

function signOf(locale: string, currency: string, currencyDisplay: 'symbol' | 'narrowSymbol'): string | undefined {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value;
}
