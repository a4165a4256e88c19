import { z } from 'zod';
import { instant } from './basics.ts';
import { listGrouping, listOrder } from './list.ts';
import { listRow } from './transaction.ts';

/** A part of a list, and where it goes on. */
export const listPage = z.strictObject({
  rows: z.array(listRow),
  /** Hand it back for the next page; null at the last row of the list. */
  next: z.string().max(64).nullable(),
  /** Hand it back to `transactions.seek` for the page before; null at the first row of the list. */
  previous: z.string().max(64).nullable(),
  /** How many match; with `exact` false about that many, or so many that were found yet. */
  total: z.int(),
  exact: z.boolean(),
  /**
   * Null for a page that is answered whole. Otherwise everything up to this moment was searched, and what lies beyond it in
   * the list was not yet: ask again with `next`. Of a page that was sought from the end, what lies before: with `previous`.
   */
  searchedBackTo: instant.nullable(),
  /** `beginnings`: words of one and two characters are sought at the beginnings of words only. */
  reading: z.enum(['anywhere', 'beginnings']),
  /** True of a list that is too long to be sorted as was asked: it stands newest first. */
  unsorted: z.boolean(),
});

/** A list: what is sought, in which order, and by what; newest first and flat where nothing is said. */
export const list = z.strictObject({
  text: z.string().max(200),
  order: listOrder.optional(),
  grouping: listGrouping.optional(),
});

/** In minor units, and how many rows moved it. */
export const netSum = z.strictObject({ currency: z.string(), minor: z.int(), rows: z.int().min(1) });

/** A place in the list that is not the next page. */
export const seekPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('end') }),
  /** The page that ends where a page began, handed back from its `previous`. */
  z.strictObject({ kind: z.literal('before'), cursor: z.string().max(64) }),
  /** From the first row that happened at this moment, or next to it; of a list that is sorted by another column, its begin. */
  z.strictObject({ kind: z.literal('at'), time: instant }),
]);
