import type { Operation } from './operation.ts';
import { listWithoutRow } from './own-row.ts';
import { isLive, isUndecided, isVoided, type Transaction } from './transaction.ts';

/** Rows and operations of a chain. */
interface ChainParts {
  readonly transactions: readonly Transaction[];
  readonly operations: readonly Operation[];
}

/**
 * What stands for now and may be undone: a void of it is told to wait, or has no final code, or waits at this desk without a row.
 * The gateway takes no edit of it meanwhile (rules.md D26, E31: 2006). A void of this desk's own that was lost on the way holds
 * the chain instead, and counts as not done.
 */
export function listPerhapsUndone({ transactions, operations }: ChainParts): readonly Transaction[] {
  const told = transactions.filter((row) => row.operation === 'void' && isUndecided(row) && !isVoided(row));
  const own = operations.filter(({ operation, state }) => operation === 'void' && state === 'pending');
  const named = new Set([...told, ...listWithoutRow(own, transactions)].map(({ referenceId }) => referenceId));
  return named.size === 0 ? [] : transactions.filter((row) => isLive(row) && named.has(row.transactionId));
}
