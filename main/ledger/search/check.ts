import { assertNever } from '../../../protocol/assert-never.ts';
import type { AmountRange, Condition, Criterion, TimeRange } from '../../ports/criterion.ts';
import { isDeskId } from '../../ports/desk-id.ts';
import { fold } from '../database/fold.ts';
import { hasDigits } from './digits.ts';
import { positionsOfOperation } from './operation-rows.ts';
import { readTerms } from './terms.ts';

export type Parameters = Readonly<Record<string, string | bigint>>;

/**
 * A condition on the row `t`, or as it is called, to be put behind WHERE: it verifies what an index or a walk gives, and drives
 * nothing.
 */
export interface Check {
  /** Empty where there is nothing to verify. */
  readonly sql: string;
  readonly parameters: Parameters;
  /** Whether it looks into other tables or at the words of a text, and takes longer than a row. */
  readonly dear: boolean;
}

export const noCheck: Check = { sql: '', parameters: {}, dear: false };

/** Both at once. */
export function both(one: Check, other: Check): Check {
  return {
    sql: [one.sql, other.sql].filter(Boolean).join(' AND '),
    parameters: { ...one.parameters, ...other.parameters },
    dear: one.dear || other.dear,
  };
}

/** Collects parameters under names of their own. */
interface Names {
  /** What the row is called. */
  readonly row: string;
  readonly parameters: Record<string, string | bigint>;
  name(value: string | bigint): string;
}

/** All criteria as one check. Parameters are named by their place: the same kinds of criteria are the same statement. */
export function checkAll(criteria: readonly Criterion[], prefix = 'check', row = 't'): Check {
  const parameters: Record<string, string | bigint> = {};
  const name = (value: string | bigint) => {
    const key = `${prefix}${Object.keys(parameters).length}`;
    parameters[key] = value;
    return `@${key}`;
  };
  const parts = criteria.map((criterion) => ({
    sql: checkOne(criterion, { row, parameters, name }),
    dear: isDear(criterion),
  }));
  const sql = parts.toSorted((one, other) => Number(one.dear) - Number(other.dear)).map((part) => part.sql);
  return { sql: sql.join(' AND '), parameters, dear: parts.some(({ dear }) => dear) };
}

function checkOne({ negated, anyOf }: Criterion, names: Names): string {
  const any = anyOf.map((condition) => `(${checkCondition(condition, names)})`).join(' OR ');
  return `${negated ? 'NOT ' : ''}(${any || '0'})`;
}

const dearKinds = new Set<Condition['kind']>(['text', 'word', 'order', 'client', 'email', 'actor', 'reason']);

function isDear({ anyOf }: Criterion): boolean {
  return anyOf.some(({ kind }) => dearKinds.has(kind));
}

/** The signs keep indexes away from what only verifies. */
function checkCondition(condition: Condition, names: Names): string {
  const { row, name } = names;
  switch (condition.kind) {
    case 'text':
      return checkText(condition.text, names);
    case 'phrase':
      return `instr(${row}.search_text, ${name(fold(condition.text))}) > 0`;
    case 'word':
      return `has_word(${row}.search_text, ${name(fold(condition.word))})`;
    case 'name':
      return checkName(condition.name, names);
    case 'amount':
      return checkAmount(condition, names);
    case 'time':
      return checkTime(condition, names);
    case 'operation':
      return `+${row}.operation = ${name(condition.operation)}`;
    case 'standing':
      return `+${row}.standing = ${name(condition.standing)}`;
    case 'authorized':
      return `+${row}.standing = 'authorized' AND +${row}.account_id = ${name(condition.accountId)} AND ${checkTime(condition, names)}`;
    case 'scheduled':
      return `+${row}.standing = 'authorized' AND +${row}.capture_day >= ${name(condition.from)}`;
    case 'left':
      return checkLeft(condition, names);
    case 'code':
      return `+${row}.execcode BETWEEN ${name(condition.from)} AND ${name(condition.to)}`;
    case 'order':
      return holds([`${row}.order_id`], condition.text, names);
    case 'client':
      return holds([`${row}.client`, `${row}.client_name`], condition.text, names);
    case 'email':
      return holds([`${row}.client_email`], condition.text, names);
    case 'card':
      return checkCard(condition.digits, names);
    case 'currency':
      return `+${row}.currency = ${name(condition.currency)}`;
    case 'account':
      return `+${row}.account_id = ${name(condition.accountId)}`;
    case 'source':
      return `+${row}.known_from = ${name(condition.source)}`;
    case 'actor':
      return onChain(row, `instr(folded(o.actor), ${name(fold(condition.text))}) > 0`);
    case 'reason':
      return onChain(row, `o.reason = ${name(condition.reason)}`);
    default:
      return assertNever(condition);
  }
}

function checkText(text: string, { row, name }: Names): string {
  const { long, short } = readTerms(text);
  const parts = [
    ...long.map((word) => `instr(${row}.search_text, ${name(word)}) > 0`),
    ...short.map((word) => `begins_word(${row}.search_text, ${name(word)})`),
  ];
  return parts.join(' AND ') || '1';
}

function checkName(word: string, names: Names): string {
  const { row } = names;
  const [typed, capitals] = [names.name(word), names.name(word.toUpperCase())];
  const isNamed = [`${row}.transaction_id`, `${row}.order_id`].map((column) => `+${column} IN (${typed}, ${capitals})`);
  const isOfOperation = `+${row}.position IN (${positionsOfOperation(names.name(word.toLowerCase()))})`;
  return [
    ...isNamed,
    ...(/^(\d{4}|\d{6})$/.test(word) ? [checkCard(word, names)] : []),
    ...(isDeskId(word) ? [isOfOperation] : []),
  ].join(' OR ');
}

function checkCard(digits: string, { row, name }: Names): string {
  return `substr(+${row}.card, ${digits.length === 4 ? '-4' : '1, 6'}) = ${name(digits)}`;
}

function checkTime({ from, until }: TimeRange, { row, name }: Names): string {
  const parts = [
    ...(from === null ? [] : [`+${row}.happened_at >= ${name(BigInt(from))}`]),
    ...(until === null ? [] : [`+${row}.happened_at < ${name(BigInt(until))}`]),
  ];
  return parts.join(' AND ') || '1';
}

function checkAmount({ from, to, digits }: AmountRange, { row, name }: Names): string {
  const isOfDigits = hasDigits(`${row}.currency`, digits);
  return `+${row}.amount_minor BETWEEN ${name(BigInt(from))} AND ${name(BigInt(to))} AND ${isOfDigits}`;
}

/** Where money is unsure, what is left lies between two amounts. */
function checkLeft({ from, to, digits }: AmountRange, { row, name }: Names): string {
  const isLeftInDigits = hasDigits(`${row}.left_currency`, digits);
  return `${isLeftInDigits} AND ${row}.root_id = ${row}.transaction_id AND ${row}.left_minor <= ${name(BigInt(to))} AND ${row}.left_at_most >= ${name(BigInt(from))}`;
}

function holds(columns: readonly string[], text: string, { name }: Names): string {
  const sought = name(fold(text));
  return columns.map((column) => `instr(folded(${column}), ${sought}) > 0`).join(' OR ');
}

/**
 * An operation of this desk on the chain, a stop of the plan that it begins, or the charge or credit that began it: those hold
 * the order, since they come before the chain.
 */
function onChain(row: string, condition: string): string {
  return `(EXISTS (SELECT 1 FROM operations o
    WHERE o.account_id = ${row}.account_id AND o.chain_id IN (${row}.root_id, 'schedule:' || ${row}.root_id)
      AND o.state <> 'drafted' AND ${condition})
    OR EXISTS (SELECT 1 FROM transactions b CROSS JOIN operations o
    WHERE b.account_id = ${row}.account_id AND b.transaction_id = ${row}.root_id
      AND o.account_id = b.account_id AND o.chain_id IN ('order:' || b.order_id, 'credit:' || b.order_id)
      AND o.state <> 'drafted' AND ${condition}
      AND (o.settlement ->> 'transactionId' = b.transaction_id OR EXISTS (SELECT 1 FROM attempts a
        WHERE a.operation_id = o.operation_id AND (a.transaction_id = b.transaction_id
          OR b.extra_data IN (a.attempt_id, 'be2bill-console ' || a.attempt_id))))))`;
}
