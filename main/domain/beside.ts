import type { Transaction } from './transaction.ts';

/**
 * What stands beside a chain in its orders, where edits name no reference and nobody can tell of which chain they are.
 * Without such edits it is empty.
 */
export interface Beside {
  /** Edits of these orders that are in no chain but their own. */
  readonly edits: readonly Transaction[];
  /** Every row of these orders, the chain's own and the edits among them; null where there are too many to be read together. */
  readonly rows: readonly Transaction[] | null;
}

export const nothingBeside: Beside = { edits: [], rows: [] };

/** So many rows of an order are read together. */
export const mostBeside = 200;
