import { readingsOfAmount } from '../../protocol/money/index.ts';
import { largestAmount } from '../../protocol/parameters/formats.ts';
import type { AmountSpan, Circumstances } from './question.ts';

/** `~50` is from 45 to 55: a tenth on either side. */
const about = 0.1;

/** What an amount can be in minor units of any account's currency; one that is ambiguous can be each. */
export function readAmount(text: string, circumstances: Circumstances): AmountSpan[] {
  return unique(
    currenciesOf(circumstances).flatMap((currency) =>
      readIn(text, currency, circumstances.locale).map((minor) => ({ from: minor, to: minor })),
    ),
  );
}

/** `50`, `~50`, `40..60`, `>100`, `<=20`; empty for what is none, `reversed` where it ends before it begins. */
export function readAmountSpans(text: string, circumstances: Circumstances): AmountSpan[] | 'reversed' {
  const parts = readParts(text);
  if (!parts) return readAmount(text, circumstances);
  const spans = currenciesOf(circumstances).flatMap((currency) => {
    const [least, most] = [parts.from, parts.to].map((part) =>
      part === null ? null : readIn(part, currency, circumstances.locale),
    );
    if (least?.length === 0 || most?.length === 0) return [];
    return [parts.toSpan(least ? Math.min(...least) : null, most ? Math.max(...most) : null)];
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
  toSpan(from: number | null, to: number | null): AmountSpan;
}

const whole = (from: number | null, to: number | null): AmountSpan => ({ from: from ?? 0, to: to ?? largestAmount });

function readParts(text: string): Parts | undefined {
  const [, roughly] = /^[~≈]\s*(.+)$/.exec(text) ?? [];
  if (roughly !== undefined) {
    const toSpan = (from: number | null, to: number | null) =>
      whole(Math.ceil((from ?? 0) * (1 - about)), Math.floor((to ?? 0) * (1 + about)));
    return { from: roughly, to: roughly, toSpan };
  }
  const [, sign, bound] = /^(>=|<=|>|<|≥|≤)\s*(.+)$/.exec(text) ?? [];
  if (sign !== undefined && bound !== undefined) {
    if (sign === '>') return { from: bound, to: null, toSpan: (from, to) => whole((from ?? 0) + 1, to) };
    if (sign === '<') return { from: null, to: bound, toSpan: (from, to) => whole(from, (to ?? 0) - 1) };
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

/** Those of the accounts: what is found is of whatever currency. */
function currenciesOf({ accounts }: Circumstances): string[] {
  return [...new Set(accounts.map(({ currency }) => currency))];
}

function unique(spans: readonly AmountSpan[]): AmountSpan[] {
  return [...new Map(spans.map((span) => [`${span.from}..${span.to}`, span])).values()];
}
