import { largestAmount } from '../parameters/formats.ts';
import { type Currency, minorDigits } from './currency.ts';
import { isOfAnother, takeLabel } from './currency-label.ts';
import type { Money } from './money.ts';
import { plainAmount } from './plain-amount.ts';

/** Why an amount was not understood. */
export type AmountProblem =
  | 'empty'
  | 'notANumber'
  | 'negative'
  | 'zero'
  | 'tooManyDecimals'
  | 'tooLarge'
  | 'otherCurrency';

/** What a typed amount was understood as. */
export type ParsedAmount =
  | { readonly kind: 'understood'; readonly money: Money }
  /** People who write numbers differently would read something else, so the person is asked. One reading or two. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly Money[] }
  | { readonly kind: 'refused'; readonly problem: AmountProblem };

/**
 * Reads an amount as a person typed it: `6,95`, `6.95`, `1 234,50`, `€ 1,234.50`. Nothing is ever rounded or cut.
 * A lone point or comma before three digits is a decimal mark to some people and a thousands mark to others:
 * unless the locale settles it, the amount is reported as ambiguous.
 */
export function parseAmount(typed: string, currency: Currency, locale: string): ParsedAmount {
  const parsed = parse(typed, currency, locale);
  if (parsed.kind !== 'labelled') return parsed;
  return { kind: 'refused', problem: isOfAnother(parsed.name, locale) ? 'otherCurrency' : 'notANumber' };
}

/** The amounts that a text may mean, as {@link parseAmount} reads it; none where it refuses, and at once, because nobody asks why. */
export function readingsOfAmount(typed: string, currency: Currency, locale: string): readonly Money[] {
  const parsed = parse(typed, currency, locale);
  if (parsed.kind === 'understood') return [parsed.money];
  return parsed.kind === 'ambiguous' ? parsed.readings : [];
}

/** A whole part in groups of three, or of two before the last as in India. Groups anywhere else are two values beside each other. */
const grouped = /^(?:[1-9]\d{0,2}(?:[ ']\d{3})+|[1-9]\d?(?:[ ']\d{2})+[ ']\d{3})(?![\d ']*[\d'])/;

/** Beside its digits stands a name that is not the currency's own. */
interface Labelled {
  readonly kind: 'labelled';
  readonly name: string;
}

function parse(typed: string, currency: Currency, locale: string): ParsedAmount | Labelled {
  const plain = plainAmount(typed);
  if (plain === undefined) return { kind: 'refused', problem: 'notANumber' };
  const label = takeLabel(plain, currency, locale);
  if (label.kind === 'other') return { kind: 'labelled', name: label.name };
  const bare = label.kind === 'own' ? label.bare : plain;
  if (bare === '') return { kind: 'refused', problem: 'empty' };
  if (bare.startsWith('-')) return { kind: 'refused', problem: 'negative' };
  const compact = bare.replace(grouped, (whole) => whole.replace(/[ ']/g, '')).replace(/^(?=[.,]\d)/, '0');
  if (!/^\d[\d.,]*$/.test(compact) || /[.,]$/.test(compact)) return { kind: 'refused', problem: 'notANumber' };
  const { readings, sure, problem } = read(compact, minorDigits(currency), locale);
  if (readings.length === 0) return { kind: 'refused', problem };
  if (readings.some((minor) => minor > largestAmount)) return { kind: 'refused', problem: 'tooLarge' };
  if (readings.every((minor) => minor === 0)) return { kind: 'refused', problem: 'zero' };
  const [money, ...others] = readings.map((minor) => ({ minor, currency }));
  if (money && sure && others.length === 0) return { kind: 'understood', money };
  return { kind: 'ambiguous', readings: readings.map((minor) => ({ minor, currency })) };
}

/** Amounts in minor units that the text may mean; `problem` says what is wrong when there is none. */
interface Reading {
  readonly readings: readonly number[];
  readonly sure: boolean;
  readonly problem: AmountProblem;
}

function read(text: string, digits: number, locale: string): Reading {
  const marks = new Set(text.replace(/\d/g, ''));
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const mark = text[last] ?? '';
  const [whole, fraction] = last < 0 ? [text, ''] : [text.slice(0, last), text.slice(last + 1)];
  if (marks.size === 0) return certainly(toMinor(text, '', digits));
  if (marks.size === 2) return readBothMarks(whole, fraction, mark, digits);
  if (whole.includes(mark)) {
    const grouped = ungroup(text, mark);
    return grouped === undefined ? hopeless('notANumber') : certainly(toMinor(grouped, '', digits));
  }
  return readOneMark(whole, fraction, mark, digits, locale);
}

/** With two kinds of marks the last one is the decimal mark: `1.234,50`, `1,234.50`. */
function readBothMarks(whole: string, fraction: string, mark: string, digits: number): Reading {
  const grouped = ungroup(whole, mark === '.' ? ',' : '.');
  if (grouped === undefined) return hopeless('notANumber');
  return fits(fraction, digits) ? certainly(toMinor(grouped, fraction, digits)) : hopeless('tooManyDecimals');
}

function readOneMark(whole: string, fraction: string, mark: string, digits: number, locale: string): Reading {
  const grouped = ungroup(`${whole}${mark}${fraction}`, mark);
  const asThousands = grouped === undefined ? undefined : toMinor(grouped, '', digits);
  const asDecimal = fits(fraction, digits) ? toMinor(whole, fraction, digits) : undefined;
  if (asThousands === undefined) {
    return asDecimal === undefined ? hopeless('tooManyDecimals') : certainly(asDecimal);
  }
  const { groups, decimals } = marksOf(locale);
  if (groups.has(mark) && !decimals.has(mark) && digits !== 3) return certainly(asThousands);
  if (decimals.has(mark) && !groups.has(mark) && digits === 3 && asDecimal !== undefined) return certainly(asDecimal);
  const readings = asDecimal === undefined ? [asThousands] : [asThousands, asDecimal];
  return { readings, sure: false, problem: 'notANumber' };
}

function certainly(minor: number): Reading {
  return { readings: [minor], sure: true, problem: 'notANumber' };
}

function hopeless(problem: AmountProblem): Reading {
  return { readings: [], sure: false, problem };
}

/** Digits beyond the currency's own are fine only as zeros: `6.950` is 6.95, `6.955` is nobody's amount. */
function fits(fraction: string, digits: number): boolean {
  return /^0*$/.test(fraction.slice(digits));
}

function toMinor(whole: string, fraction: string, digits: number): number {
  return Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
}

/** `1.234.567` → `1234567`; undefined when the groups are not of three, or of two before the last as in India, or begin with a zero. */
function ungroup(text: string, mark: string): string | undefined {
  if (!text.includes(mark)) return /^\d+$/.test(text) ? text : undefined;
  const [first, ...rest] = text.split(mark);
  const threes = /^[1-9]\d{0,2}$/.test(first ?? '') && rest.every((group) => /^\d{3}$/.test(group));
  const twos =
    /^[1-9]\d?$/.test(first ?? '') &&
    rest.every((group, at) => (at < rest.length - 1 ? /^\d{2}$/ : /^\d{3}$/).test(group));
  return threes || twos ? [first, ...rest].join('') : undefined;
}

/** Some locales write money by other marks than bare numbers: `1 234.50 CHF` and `1 234,50` in French Switzerland. */
function marksOf(locale: string): { readonly groups: ReadonlySet<string>; readonly decimals: ReadonlySet<string> } {
  const styles = [{}, { style: 'currency', currency: 'EUR' }] as const;
  const parts = styles.flatMap((style) =>
    new Intl.NumberFormat(locale, { ...style, useGrouping: 'always' }).formatToParts(1_234_567.8),
  );
  const marks = (type: string) => new Set(parts.filter((part) => part.type === type).map(({ value }) => value));
  return { groups: marks('group'), decimals: marks('decimal') };
}
