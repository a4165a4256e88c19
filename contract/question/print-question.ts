import { assertNever } from '../../protocol/assert-never.ts';
import { addDays } from './days.ts';
import type { CodeSpan, DaySpan, Meaning, Question, Term } from './question.ts';

/** A text that is read as the same question again: operators by their English names, days by their dates. */
export function printQuestion({ terms }: Question): string {
  return terms.map(printTerm).join(' ');
}

/** Bare words stay as they were written: as an operator they would not be found as text any more. */
export function printTerm(term: Term): string {
  const { meaning, problem, written } = term;
  const isQuoted = meaning.kind === 'text' && meaning.quoted;
  if (problem || (isBare(term) && !isQuoted)) return written;
  return `${term.negated ? '-' : ''}${printMeaning(meaning)}`;
}

/** The same term as nothing but text: a customer may be called May. */
export function printAsText({ written, negated }: Term): string {
  return `${negated ? '-' : ''}"${written.replace(/^-/, '').replaceAll('"', '')}"`;
}

/** Whether a term has no operator: it was understood by its words or its form. */
export function isBare({ written, meaning }: Pick<Term, 'written' | 'meaning'>): boolean {
  return meaning.kind === 'text' || !/^-?[\p{L}\p{M}-]+:/u.test(written);
}

function printMeaning(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'text':
      return meaning.quoted ? `"${meaning.text}"` : meaning.text;
    case 'amount':
    case 'left':
      // A comma may be a decimal mark.
      return `${meaning.kind}:${meaning.amounts.map(({ written }) => (/\s/.test(written) ? `"${written}"` : written)).join(';')}`;
    case 'op':
      return `op:${list(meaning.operations)}`;
    case 'status':
      return `status:${list(meaning.states)}`;
    case 'code':
      return `code:${list(meaning.codes.map(printCodes))}`;
    case 'date':
      return `date:${list(meaning.days.map(printDays))}`;
    case 'order':
    case 'client':
    case 'email':
    case 'by':
      return `${meaning.kind}:${list(meaning.texts)}`;
    case 'card':
      return `card:${list(meaning.digits)}`;
    case 'currency':
      return `currency:${list(meaning.currencies)}`;
    case 'account':
      return `account:${list(meaning.accountIds)}`;
    case 'source':
      return `source:${list(meaning.sources)}`;
    case 'reason':
      return `reason:${list(meaning.reasons)}`;
    case 'nothing':
      return '';
    default:
      return assertNever(meaning);
  }
}

function list(values: readonly string[]): string {
  return values.map(inQuotes).join(',');
}

function inQuotes(value: string): string {
  return /[\s,;]/.test(value) ? `"${value}"` : value;
}

function printCodes({ from, to }: CodeSpan): string {
  return from === to ? from : `${from}..${to}`;
}

/** A month or a year prints as its first and last day. */
export function printDays({ from, until }: DaySpan): string {
  const last = until === null ? '' : addDays(until, -1);
  if (from === last && from !== null) return from;
  return `${from ?? ''}..${last}`;
}
