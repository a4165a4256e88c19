import { type ListColumn, listColumn } from '../../../contract/index.ts';

/** All columns as a person wants them to stand; those that they have not moved stand behind, as they usually do. */
export function orderColumns(chosen: readonly ListColumn[]): ListColumn[] {
  return [...new Set([...chosen, ...listColumn.options])];
}

/** The columns once one of them stands a place before, or behind; at its end it stays where it is. */
export function moveColumn(chosen: readonly ListColumn[], column: ListColumn, by: -1 | 1): ListColumn[] {
  const order = orderColumns(chosen);
  const from = order.indexOf(column);
  const other = order[from + by];
  if (other === undefined) return order;
  return order.map((each) => (each === column ? other : each === other ? column : each));
}
