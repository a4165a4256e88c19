import type { TFunction } from 'i18next';
import {
  addDays,
  assertNever,
  type DaySpan,
  type Language,
  type Meaning,
  nameOfCode,
  type Problem,
  type Term,
} from '../../../contract/index.ts';
import type { Formats } from '../../i18n/format.ts';

interface Words {
  readonly t: TFunction;
  readonly formats: Pick<Formats, 'day'>;
  readonly language: Language;
  readonly accounts: readonly { readonly accountId: string; readonly label: string }[];
}

/** What was understood of a term, in words: `Status: Refused`. */
export function termText({ meaning, negated, written }: Term, words: Words): string {
  const { t } = words;
  const value = meaningText(meaning, words);
  const said =
    meaning.kind === 'text' || meaning.kind === 'nothing'
      ? written.replace(/^-/, '')
      : `${t(`question.operator.${meaning.kind}`)} ${value}`;
  return negated ? t('question.not', { what: said }) : said;
}

function meaningText(meaning: Meaning, { t, formats, accounts, language }: Words): string {
  const list = (values: readonly string[]) => values.join(t('question.or'));
  switch (meaning.kind) {
    case 'text':
    case 'nothing':
      return '';
    case 'amount':
    case 'left':
      return list(meaning.amounts.map(({ written }) => written));
    case 'op':
      return list(meaning.operations.map((operation) => t(`operation.${operation}`)));
    case 'status':
      return list(meaning.states.map((state) => t(`question.state.${state}`)));
    case 'code':
      return list(meaning.codes.map(({ from, to }) => (from === to ? codeText(from, language) : `${from}–${to}`)));
    case 'date':
      return list(meaning.days.map((span) => daysText(span, t, formats)));
    case 'order':
    case 'client':
    case 'email':
    case 'by':
      return list(meaning.texts);
    case 'card':
      return list(meaning.digits.map((digits) => (digits.length === 4 ? `…${digits}` : `${digits}…`)));
    case 'currency':
      return list(meaning.currencies);
    case 'account':
      return list(meaning.accountIds.map((id) => accounts.find(({ accountId }) => accountId === id)?.label ?? id));
    case 'source':
      return list(meaning.sources.map((source) => t(`question.source.${source}`)));
    case 'reason':
      return list(meaning.reasons.map((reason) => t(`reason.${reason as 'other'}`)));
    default:
      return assertNever(meaning);
  }
}

/** `4002 insufficient funds`: whoever typed words sees the code, whoever typed the code its words. */
function codeText(code: string, language: Words['language']): string {
  return [code, nameOfCode(code, language) ?? ''].join(' ').trim();
}

function daysText({ from, until }: DaySpan, t: TFunction, { day }: Words['formats']): string {
  const last = until === null ? null : addDays(until, -1);
  if (from === null) return last === null ? '' : t('question.upTo', { day: day(last) });
  if (last === null) return t('question.since', { day: day(from) });
  return from === last ? day(from) : `${day(from)} – ${day(last)}`;
}

/** Why a part was not understood, and what can be typed instead. */
export function problemText(problem: Problem, t: TFunction): string {
  switch (problem.code) {
    case 'unknownOperator':
      return problem.suggestion === null
        ? t('question.problem.unknownOperator', { name: problem.name })
        : t('question.problem.didYouMean', { name: problem.name, suggestion: problem.suggestion });
    case 'noValue':
      return t('question.problem.noValue', { operator: problem.operator, example: exampleOf(problem.operator, t) });
    case 'badValue':
      return t('question.problem.badValue', {
        operator: problem.operator,
        value: problem.value,
        example: exampleOf(problem.operator, t),
      });
    case 'reversed':
      return t('question.problem.reversed', { value: problem.value });
    default:
      return assertNever(problem);
  }
}

function exampleOf(operator: Extract<Problem, { code: 'noValue' }>['operator'], t: TFunction): string {
  return t(`question.example.${operator}`);
}
