import { type HideableColumn, hideableColumn, type ListColumn } from '../../../contract/index.ts';

/** By what a column is called in the language files. */
export const columnNames = {
  happenedAt: 'date',
  operation: 'operation',
  orderId: 'order',
  client: 'client',
  transactionId: 'transaction',
  amount: 'amount',
  state: 'status',
} as const satisfies Record<ListColumn, string>;

/** The columns that are hidden once one of them is shown or hidden, in the order of the list. */
export function showColumn(
  hidden: readonly HideableColumn[],
  column: HideableColumn,
  shown: boolean,
): HideableColumn[] {
  return hideableColumn.options.filter((each) => (each === column ? !shown : hidden.includes(each)));
}

/** Whether a person has hidden a column; what cannot be hidden never is. */
export function isHidden(hidden: readonly string[], column: string): boolean {
  return hidden.includes(column);
}
