import type { OperationType } from './kinds.ts';
import { standings } from './standing.ts';
import type { Transaction } from './transaction.ts';

/** What a list can be sorted by, beside the date. */
export type SortColumn = 'operation' | 'orderId' | 'client' | 'transactionId' | 'amount' | 'state';

/** What of a row is compared. Nothing stands last, whichever way the list goes. */
export interface SortKey {
  /** Amounts of two currencies are never compared: each currency stands by itself, in the order of the alphabet. */
  readonly currency: string;
  readonly value: string | number | null;
}

/** In the order of a chain's life. */
const operations: readonly OperationType[] = [
  'payment',
  'authorization',
  'capture',
  'refund',
  'credit',
  'void',
  'stopntimes',
];

/** What a row shows in a column, as it is compared; amounts in minor units, with the sign that the list shows. */
export function sortKeyOf(row: Transaction, column: SortColumn): SortKey {
  switch (column) {
    case 'operation':
      return keyOf(operations.indexOf(row.operation));
    case 'orderId':
    case 'transactionId':
      return keyOf(row[column] || null);
    case 'client':
      return keyOf(row.clientEmail || row.client || null);
    case 'amount':
      return { currency: row.amount.currency, value: signedMinor(row) };
    case 'state': {
      const { standing } = row.stands;
      // Refusals of one reason stand together.
      return keyOf(standings.indexOf(standing) * 10_000 + (standing === 'refused' ? Number(row.execcode) : 0));
    }
  }
}

/** Below zero where `one` stands first; 0 where the column does not tell. */
export function compareKeys(one: SortKey, other: SortKey, descending: boolean): number {
  if (one.value === null || other.value === null) return Number(one.value === null) - Number(other.value === null);
  if (one.currency !== other.currency) return one.currency < other.currency ? -1 : 1;
  return compareValues(one.value, other.value) * (descending ? -1 : 1);
}

function keyOf(value: string | number | null): SortKey {
  return { currency: '', value };
}

/** As a person would: `W-9` before `W-10`. Of one language on every computer, so that a list is the same there. */
const texts = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compareValues(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return texts.compare(String(one), String(other));
}

/** What goes to the customer has a minus; a stop has no amount. */
function signedMinor({ operation, amount }: Transaction): number | null {
  if (operation === 'stopntimes') return null;
  return operation === 'refund' || operation === 'credit' ? -amount.minor : amount.minor;
}
