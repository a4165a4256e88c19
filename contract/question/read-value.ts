import { assertNever } from '../../protocol/assert-never.ts';
import { currencySchema } from '../../protocol/money/index.ts';
import { codeWords } from './code-words.ts';
import { readMaskedCard } from './masked-card.ts';
import { plainWord } from './plain-word.ts';
import type { Circumstances, CodeSpan, DaySpan, Meaning, Operator, Problem, WrittenAmount } from './question.ts';
import { readAmountSpans } from './read-amount.ts';
import { readDate } from './read-date.ts';
import { operationWords, reasonWords, sourceWords, stateWords } from './state-words.ts';
import { splitValues } from './tokens.ts';

/** What stands behind an operator, or why it was not understood. */
export type ReadValue = { readonly meaning: Meaning } | { readonly problem: Problem };

/** One value of a list: understood, or not. */
type One<Value> = { readonly value: Value } | 'bad' | 'reversed';

export function readValue(operator: Operator, typed: string, circumstances: Circumstances): ReadValue {
  const { language, accounts } = circumstances;
  const list = <Value>(read: (one: string) => One<Value>, toMeaning: (values: Value[]) => Meaning): ReadValue =>
    readList(operator, splitValues(typed), read, toMeaning);
  const named = <Value>(find: (one: string) => Value | undefined, toMeaning: (values: Value[]) => Meaning) =>
    list((one) => known(find(one)), toMeaning);
  switch (operator) {
    case 'amount':
    case 'left':
      return readList(
        operator,
        splitAmounts(typed, circumstances),
        (one) => readAmountValue(one, circumstances),
        (amounts) => ({ kind: operator, amounts }),
      );
    case 'op':
      return named(
        (one) => operationWords.find(one, language),
        (operations) => ({ kind: 'op', operations }),
      );
    case 'status':
      return named(
        (one) => stateWords.find(one, language),
        (states) => ({ kind: 'status', states }),
      );
    case 'code':
      return list(
        (one) => readCodes(one, language),
        (codes) => ({ kind: 'code', codes }),
      );
    case 'date':
      return list(
        (one) => readDays(one, circumstances),
        (days) => ({ kind: 'date', days }),
      );
    case 'order':
    case 'client':
    case 'email':
    case 'by':
      return list(
        (text) => ({ value: text }),
        (texts) => ({ kind: operator, texts }),
      );
    case 'card':
      return named(
        (one) => (/^(\d{4}|\d{6})$/.test(one) ? one : readMaskedCard(one)),
        (digits) => ({ kind: 'card', digits }),
      );
    case 'currency':
      return named(
        (one) => (currencySchema.safeParse(one.toUpperCase()).success ? one.toUpperCase() : undefined),
        (currencies) => ({ kind: 'currency', currencies }),
      );
    case 'account':
      return named(
        (one) => accounts.find(({ accountId, label }) => isNamed(one, accountId) || isNamed(one, label))?.accountId,
        (accountIds) => ({ kind: 'account', accountIds }),
      );
    case 'source':
      return named(
        (one) => sourceWords.find(one, language),
        (sources) => ({ kind: 'source', sources }),
      );
    case 'reason':
      return named(
        (one) => reasonWords.find(one, language),
        (reasons) => ({ kind: 'reason', reasons }),
      );
    default:
      return assertNever(operator);
  }
}

function readList<Value>(
  operator: Operator,
  typed: readonly string[],
  read: (one: string) => One<Value>,
  toMeaning: (values: Value[]) => Meaning,
): ReadValue {
  if (typed.length === 0) return { problem: { code: 'noValue', operator } };
  const values: Value[] = [];
  for (const text of typed) {
    const one = read(text);
    if (one === 'bad') return { problem: { code: 'badValue', operator, value: text } };
    if (one === 'reversed') return { problem: { code: 'reversed', operator, value: text } };
    values.push(one.value);
  }
  return { meaning: toMeaning([...new Set(values)]) };
}

function known<Value>(value: Value | undefined): One<Value> {
  return value === undefined ? 'bad' : { value };
}

function isNamed(text: string, name: string): boolean {
  return plainWord(text) === plainWord(name);
}

/** A comma may belong to the number: only what is no amount as a whole is a list. A semicolon is always between two. */
function splitAmounts(typed: string, circumstances: Circumstances): string[] {
  return splitValues(typed, /;/).flatMap((one) =>
    readAmountSpans(one, circumstances).length > 0 ? [one] : splitValues(one, /,/),
  );
}

function readAmountValue(text: string, circumstances: Circumstances): One<WrittenAmount> {
  const spans = readAmountSpans(text, circumstances);
  if (spans === 'reversed') return 'reversed';
  return spans.length === 0 ? 'bad' : { value: { written: text, spans } };
}

/** `4001`, `4xxx`, `4001..4010`, `insufficient funds`. */
function readCodes(text: string, language: Circumstances['language']): One<CodeSpan> {
  const named = codeWords.find(text, language);
  if (named) return { value: { from: named, to: named } };
  const [, first = text, last = first] = /^(.+?)\.\.(.+)$/.exec(text) ?? [];
  const [from, to] = [codeOf(first, '0'), codeOf(last, '9')];
  if (from === undefined || to === undefined) return 'bad';
  return from <= to ? { value: { from, to } } : 'reversed';
}

function codeOf(text: string, filling: string): string | undefined {
  return /^(?=.{4}$)\d+[xX*]*$/.test(text) ? text.replace(/[xX*]/g, filling) : undefined;
}

/** A date or a range of dates, with both ends: `2026-01..2026-02` is until the end of February. */
function readDays(text: string, circumstances: Circumstances): One<DaySpan> {
  const read = (one: string) => readDate(one.replace(/[_+]/g, ' '), circumstances)?.days;
  const [, sign, bound = ''] = /^(>=|<=|>|<|≥|≤)(.+)$/.exec(text) ?? [];
  if (sign !== undefined) {
    const days = read(bound);
    if (!days) return 'bad';
    const spans: Readonly<Record<string, DaySpan>> = {
      '>': { from: days.until, until: null },
      '<': { from: null, until: days.from },
      '>=': { from: days.from, until: null },
      '≥': { from: days.from, until: null },
    };
    return { value: spans[sign] ?? { from: null, until: days.until } };
  }
  const [, first, last] = /^(.*?)\.\.(.*)$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return known(read(text));
  const [from, until] = [read(first), read(last)];
  if ((first !== '' && !from) || (last !== '' && !until) || (first === '' && last === '')) return 'bad';
  const span = { from: from?.from ?? null, until: until?.until ?? null };
  return span.from !== null && span.until !== null && span.from >= span.until ? 'reversed' : { value: span };
}
