import { z } from 'zod';

/** The columns of the lookup list, as they stand from the first day. */
export const listColumn = z.enum(['happenedAt', 'operation', 'orderId', 'client', 'transactionId', 'amount', 'state']);
export type ListColumn = z.infer<typeof listColumn>;

/** What the list is sorted by: by its date at any length, by another column up to {@link mostSorted} rows. */
export const listOrder = z.strictObject({ by: listColumn, direction: z.enum(['ascending', 'descending']) });
export type ListOrder = z.infer<typeof listOrder>;

/** Newest first: how every list begins that nobody has sorted. */
export const usualOrder: ListOrder = { by: 'happenedAt', direction: 'descending' };

/** A longer list is shown by its date, whatever it is to be sorted by. */
export const mostSorted = 10_000;

/** So many rows are added up; a longer list has no sum. */
export const mostAdded = 10_000;

/** `flat`: each row for itself. `chains`: a line for each chain of which a row is found. */
export const listGrouping = z.enum(['flat', 'chains']);
export type ListGrouping = z.infer<typeof listGrouping>;

/** Pixels. Narrower than that says nothing, wider leaves no room for others. */
export const columnWidth = z.int().min(48).max(640);

/** Columns that a person has made as wide as they want them. */
export const columnWidths = z.partialRecord(listColumn, columnWidth);
export type ColumnWidths = z.infer<typeof columnWidths>;
