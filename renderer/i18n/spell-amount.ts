import { toCardinal as toEnglish } from 'n2words/en-GB';
import { toCardinal as toFrench } from 'n2words/fr-FR';
import { type Language, type Money, minorDigits } from '../../contract/index.ts';

/**
 * An amount in words, as on a cheque: the one way of writing it in which a point and a comma cannot be mixed up.
 * Minor units without a common name are given as a fraction.
 */
export function spellAmount({ minor, currency }: Money, language: Language): string {
  const scale = 10 ** minorDigits(currency);
  const [major, rest] = [Math.floor(minor / scale), minor % scale];
  const cardinal = language === 'fr' ? toFrench : toEnglish;
  const whole = join(cardinal(major), nameOf(currency, major, language), language);
  if (rest === 0) return whole;
  const name = minorNames[language][currency];
  const part = name ? `${cardinal(rest)} ${name[rest === 1 ? 0 : 1]}` : `${rest}/${scale}`;
  return `${whole} ${language === 'fr' ? 'et' : 'and'} ${part}`;
}

/** French says `deux millions d’euros`, and `de dollars`. */
function join(count: string, name: string, language: Language): string {
  if (language !== 'fr' || !/(million|milliard)s?$/.test(count)) return `${count} ${name}`;
  return /^[aeiouéh]/i.test(name) ? `${count} d’${name}` : `${count} de ${name}`;
}

/** The currency's name in the right number: `euro`, `euros`, `Kuwaiti dinars`. */
function nameOf(currency: string, count: number, language: Language): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    maximumFractionDigits: 0,
  });
  return format.formatToParts(count).find(({ type }) => type === 'currency')?.value ?? currency;
}

const minorNames: Record<Language, Readonly<Record<string, readonly [one: string, other: string]>>> = {
  en: { EUR: ['cent', 'cents'], USD: ['cent', 'cents'], GBP: ['penny', 'pence'], KWD: ['fils', 'fils'] },
  fr: { EUR: ['centime', 'centimes'], USD: ['cent', 'cents'], GBP: ['penny', 'pence'], KWD: ['fils', 'fils'] },
};
