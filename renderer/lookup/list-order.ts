import type { ListColumn, ListOrder, ListRow } from '../../contract/index.ts';

/** What is looked for in these columns is at their end: the newest, the largest. */
const beginsDescending: ReadonlySet<ListColumn> = new Set(['happenedAt', 'amount']);

/** The order that a click on a column's head leads to: the other way round where the list goes by it already. */
export function orderBy(column: ListColumn, present: ListOrder): ListOrder {
  if (column !== present.by)
    return { by: column, direction: beginsDescending.has(column) ? 'descending' : 'ascending' };
  return { by: column, direction: present.direction === 'descending' ? 'ascending' : 'descending' };
}

/** Whether the list goes by time, and which way; null where another column says what stands where. */
export function timeDirection({ by, direction }: ListOrder, unsorted: boolean): ListOrder['direction'] | null {
  if (unsorted) return 'descending';
  return by === 'happenedAt' ? direction : null;
}

/** The moment by which a line stands in time: by chain that of the row that was found, whenever the chain began. */
export function standsAt({ happenedAt, matched }: Pick<ListRow, 'happenedAt' | 'matched'>): number {
  return matched?.happenedAt ?? happenedAt;
}
