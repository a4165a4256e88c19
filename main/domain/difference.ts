import type { Money } from '../../protocol/money/index.ts';
import type { OperationType } from './kinds.ts';
import type { Transaction } from './transaction.ts';

/** What a row of a file would make of what is known of its transaction. */
export type Difference =
  | 'new'
  | 'same'
  /** It completes or moves on what is known: a later outcome, a void, a text that was missing. */
  | 'changed'
  /** It tells another amount, currency or kind under the same TRANSACTIONID: one of both is wrong, or was read wrongly. */
  | 'contradicting';

/** What of a told row is compared. */
export interface SaidRow {
  readonly operation: OperationType;
  readonly amount: Money;
  /** False where the source left the currency out. */
  readonly currencyTold: boolean;
  readonly execcode: string;
  readonly happenedAt: number;
  readonly chargedBack: boolean;
  readonly voidedBy: string | null;
  readonly referenceId: string | null;
  /** Texts by their names; an empty one, or none, says nothing. */
  readonly texts: Readonly<Record<string, string | undefined>>;
}

/** Compares by the key of a transaction alone, never by what merely looks alike. */
export function compareRow(said: SaidRow, known: Transaction | null): Difference {
  if (!known) return 'new';
  const isOtherCurrency = said.currencyTold && known.currencyTold && said.amount.currency !== known.amount.currency;
  const isComparable = said.amount.currency === known.told.amount.currency;
  const isOtherAmount = isComparable && said.amount.minor !== known.told.amount.minor;
  if (isOtherCurrency || isOtherAmount || said.operation !== known.operation) return 'contradicting';
  const texts: Readonly<Record<string, unknown>> = { ...known.further, ...known };
  const isNews =
    said.execcode !== known.execcode ||
    said.happenedAt !== known.happenedAt ||
    (said.chargedBack && !known.chargedBack) ||
    (said.voidedBy !== null && said.voidedBy !== known.voidedBy) ||
    (said.referenceId !== null && said.referenceId !== known.referenceId) ||
    Object.entries(said.texts).some(([name, text]) => text !== undefined && text !== '' && text !== texts[name]);
  return isNews ? 'changed' : 'same';
}
