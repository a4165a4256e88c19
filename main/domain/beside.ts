import { isUnattributed } from './readings.ts';
import { isLive, type Transaction } from './transaction.ts';

/**
 * What stands beside a chain in its orders, where edits name no reference and nobody can tell of which chain they are.
 * Without such edits it is empty.
 */
export interface Beside {
  /** Edits of these orders that are in no chain but their own. */
  readonly edits: readonly Transaction[];
  /**
   * Every row of these orders and of their chains, the edits among them; null where there are too many to be read together, and where
   * nobody told an order.
   */
  readonly rows: readonly Transaction[] | null;
  /**
   * Of a chain that may have rows of which nobody has told: refunds and voids of these orders that no source ties to what is
   * known, since they name nothing, or what nobody has told of. They may be of those rows.
   */
  readonly traces: readonly Transaction[];
}

export const nothingBeside: Beside = { edits: [], rows: [], traces: [] };

/** So many rows of an order are read together. */
export const mostBeside = 200;

/**
 * Whether what ties the rows of a chain together may be untold: it begins with what nobody has told of, a refund of it was only
 * inferred to be of it, or its authorization stands and is not known to be captured, so that no refund would lead to it.
 */
export function mayLackRows(transactions: readonly Transaction[]): boolean {
  const isRootKnown = transactions.some(({ transactionId, rootId }) => transactionId === rootId);
  const isInferred = transactions.some((row) => row.referenceInferred && row.operation === 'refund');
  return !isRootKnown || isInferred || mayBeCaptured(transactions);
}

function mayBeCaptured(transactions: readonly Transaction[]): boolean {
  return (
    transactions.some((row) => row.operation === 'authorization' && isLive(row) && row.amount.minor > 0) &&
    !transactions.some(({ operation, status }) => operation === 'capture' && status !== 'refused')
  );
}

/**
 * Whether no source ties a refund or a void to a chain that is known: it names nothing, or what its chain begins with is not
 * known (`root` undefined), or is an edit of which nobody knows what it refers to.
 */
export function isTrace(row: Transaction, root: Transaction | undefined): boolean {
  const { operation, status, told, referenceId, referenceInferred } = row;
  if ((operation !== 'refund' && operation !== 'void') || status === 'refused') return false;
  const isTied = told.referenceId !== null || (referenceId !== null && !referenceInferred);
  return !isTied || root === undefined || isUnattributed(root);
}
