import { type FurtherName, furtherNames } from './further-texts.ts';
import type { FactSource, TransactionStatus } from './kinds.ts';
import type { Teller, ToldText, Transaction } from './transaction.ts';

/** Who tells of a row what its operation was sent with: no source, and at no time. Whatever a source tells goes before it. */
export const operationItself: Teller = { from: 'desk', at: 0 };

export function isByOperation({ from, at }: Teller): boolean {
  return from === operationItself.from && at === operationItself.at;
}

/** Exports and look-ups are the gateway's own tables; a notification tells no time, our own line only what we meant. */
const exactness: Readonly<Record<FactSource, number>> = { import: 2, lookup: 2, desk: 1, notification: 0 };

/** Whose word counts: the more exact source's, of two such the later one's. */
export function compareTellers(one: Teller, other: Teller): number {
  return exactnessOf(one) - exactnessOf(other) || one.at - other.at || compareTexts(one.from, other.from);
}

function exactnessOf(teller: Teller): number {
  return isByOperation(teller) ? -1 : exactness[teller.from];
}

/** Whose kind counts; of two tellers of one moment always the same one, which is all that matters. */
export function compareTellings(one: Transaction, other: Transaction): number {
  return compareTellers(one.told, other.told) || compareTexts(one.operation, other.operation);
}

/** Whose amount counts: one that was told with its currency goes before one whose currency was assumed. */
export function comparePrices(one: Transaction, other: Transaction): number {
  return compareWorths(one, other) || compareTexts(priceOf(one), priceOf(other));
}

export function compareWorths(one: Transaction, other: Transaction): number {
  return (
    Number(one.currencyTold) - Number(other.currencyTold) ||
    compareTellers(tellerOf(one, 'amount'), tellerOf(other, 'amount'))
  );
}

export function priceOf({ told, inMajorUnits }: Transaction): string {
  return JSON.stringify([told.amount.minor, told.amount.currency, inMajorUnits]);
}

/**
 * Whose outcome counts. A late or repeated report never takes a final one back. The gateway's tables go before everything
 * else, and of two of them the later one. Notifications bear no time and come in any order: they move a row forward only.
 */
export function compareOutcomes(one: Transaction, other: Transaction): number {
  return (
    compareFinality(one, other) ||
    progress[one.status] - progress[other.status] ||
    compareTexts(one.execcode, other.execcode) ||
    one.told.outcomeAt - other.told.outcomeAt ||
    compareTexts(one.knownFrom, other.knownFrom)
  );
}

const progress: Readonly<Record<TransactionStatus, number>> = { succeeded: 3, refused: 2, unknown: 1, waiting: 0 };

export function compareFinality(one: Transaction, other: Transaction): number {
  const [isExact, isOtherExact] = [tellsExactly(one), tellsExactly(other)];
  return (
    Number(isFinal(one.status)) - Number(isFinal(other.status)) ||
    Number(isExact) - Number(isOtherExact) ||
    (isExact && isOtherExact ? one.told.outcomeAt - other.told.outcomeAt : 0)
  );
}

export function tellsExactly({ knownFrom }: Transaction): boolean {
  return exactness[knownFrom] === exactness.import;
}

export function isFinal(status: TransactionStatus): boolean {
  return status === 'succeeded' || status === 'refused';
}

export type Name = ToldText | FurtherName | 'referenceId' | 'voidedBy';

export function tellerOf({ told }: Transaction, name: Name | 'amount' | 'happenedAt'): Teller {
  return told.others[name] ?? told;
}

export function textOf(row: Transaction, name: Name): string | null {
  if (name === 'referenceId' || name === 'voidedBy') return row.told[name];
  return isFurther(name) ? (row.further[name] ?? '') : row[name];
}

const further: ReadonlySet<string> = new Set(furtherNames);

function isFurther(name: Name): name is FurtherName {
  return further.has(name);
}

export function compareWords(one: Transaction, other: Transaction, name: Name): number {
  return (
    weightOf(textOf(one, name), name) - weightOf(textOf(other, name), name) ||
    compareTellers(tellerOf(one, name), tellerOf(other, name))
  );
}

/** An empty one is more than none: the void that undid a row may be known by nothing but that it was. */
function weightOf(text: string | null, name: Name): number {
  if (text === null) return -1;
  return name === 'card' ? text.length : Math.min(text.length, 1);
}

export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
