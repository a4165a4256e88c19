import { minorDigits, readingsOfAmount } from '../../protocol/money/index.ts';
import { largestAmount } from '../../protocol/parameters/formats.ts';
import type { AmountSpan, Circumstances } from './question.ts';

/** `~50` is from 45 to 55: a tenth on either side. */
const about = 0.1;

/** What an amount can be in any account's currency, each in its own minor units; one that is ambiguous can be each. */
export function readAmount(text: string, circumstances: Circumstances): AmountSpan[] {
  return unique(
    currenciesOf(circumstances).flatMap((currency) =>
      readIn(text, currency, circumstances.locale).map((minor) => spanOf(minor, minor, currency)),
    ),
  );
}

/** `50`, `~50`, `40..60`, `>100`, `<=20`; empty for what is none, `reversed` where it ends before it begins. */
export function readAmountSpans(text: string, circumstances: Circumstances): AmountSpan[] | 'reversed' {
  const parts = readParts(text);
  if (!parts) return readAmount(text, circumstances);
  const spans = currenciesOf(circumstances).flatMap((currency) => {
    const [least, most] = [parts.from, parts.to].map((part) =>
      part === null ? null : readBound(part, currency, circumstances),
    );
    if (least?.length === 0 || most?.length === 0) return [];
    const [from, to] = parts.toSpan(least ? Math.min(...least) : null, most ? Math.max(...most) : null);
    // Between two amounts that its smallest unit cannot tell apart a currency may have none.
    const isBetweenUnits = from > to && [...(least ?? []), ...(most ?? [])].some((minor) => !Number.isInteger(minor));
    return isBetweenUnits ? [] : [spanOf(from, to, currency)];
  });
  return spans.some(({ from, to }) => from > to) ? 'reversed' : unique(spans);
}

/** Whether a bare text can only be meant as an amount. */
export function isAmountForm(text: string): boolean {
  return readParts(text) !== undefined;
}

interface Parts {
  readonly from: string | null;
  readonly to: string | null;
  /** The whole minor units within bounds that may lie between two of them. */
  toSpan(from: number | null, to: number | null): Ends;
}

type Ends = readonly [from: number, to: number];

const whole = (from: number | null, to: number | null): Ends => [Math.ceil(from ?? 0), Math.floor(to ?? largestAmount)];

function readParts(text: string): Parts | undefined {
  const [, roughly] = /^[~≈]\s*(.+)$/.exec(text) ?? [];
  if (roughly !== undefined) {
    const toSpan = (from: number | null, to: number | null) =>
      whole((from ?? 0) * (1 - about), (to ?? 0) * (1 + about));
    return { from: roughly, to: roughly, toSpan };
  }
  const [, sign, bound] = /^(>=|<=|>|<|≥|≤)\s*(.+)$/.exec(text) ?? [];
  if (sign !== undefined && bound !== undefined) {
    if (sign === '>') return { from: bound, to: null, toSpan: (from, to) => whole(Math.floor(from ?? 0) + 1, to) };
    if (sign === '<') return { from: null, to: bound, toSpan: (from, to) => whole(from, Math.ceil(to ?? 0) - 1) };
    return sign === '>=' || sign === '≥'
      ? { from: bound, to: null, toSpan: whole }
      : { from: null, to: bound, toSpan: whole };
  }
  const [, from = '', to = ''] = /^(.*?)\.\.(.*)$/.exec(text) ?? [];
  if (from === '' && to === '') return undefined;
  return { from: from || null, to: to || null, toSpan: whole };
}

function readIn(text: string, currency: string, locale: string): number[] {
  if (/^0+([.,]0+)?$/.test(text)) return [0];
  return readingsOfAmount(text, currency, locale).map(({ minor }) => minor);
}

/** A bound in minor units: `>12.50` is in JPY above twelve and a half, which no amount of JPY is. */
function readBound(text: string, currency: string, circumstances: Circumstances): number[] {
  const { locale } = circumstances;
  const own = readIn(text, currency, locale);
  if (own.length > 0 || !/^[\d\s.,']+$/.test(text)) return own;
  const digits = minorDigits(currency);
  return currenciesOf(circumstances)
    .filter((finer) => minorDigits(finer) > digits)
    .flatMap((finer) => readIn(text, finer, locale).map((minor) => minor / 10 ** (minorDigits(finer) - digits)));
}

function spanOf(from: number, to: number, currency: string): AmountSpan {
  return { from, to, digits: minorDigits(currency) };
}

/** Those of the accounts: what is found is of any currency with as many digits as one of theirs. */
function currenciesOf({ accounts }: Circumstances): string[] {
  return [...new Set(accounts.map(({ currency }) => currency))];
}

function unique(spans: readonly AmountSpan[]): AmountSpan[] {
  return [...new Map(spans.map((span) => [JSON.stringify([span.from, span.to, span.digits]), span])).values()];
}
