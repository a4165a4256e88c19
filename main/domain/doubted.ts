import { lastAttempt, type Operation } from './operation.ts';
import { isOurWordAlone, isToldAsAnothers, listWithoutRow } from './own-row.ts';
import { rank, rankOf } from './rank.ts';
import type { Transaction } from './transaction.ts';

/** A refusal that tells nothing: it was answered under the TRANSACTIONID of something else. */
export interface DoubtedRefusal {
  readonly operationId: string;
  /** As the answer named it, and a source tells that it is something else. */
  readonly transactionId: string;
}

/**
 * Whether an operation was answered as refused under the TRANSACTIONID of a row that a source tells to be something else's: answers
 * were mixed up on the way. What a row of the gateway's proved stands, and so does what a person said.
 */
export function isMixedUp(operation: Operation, named: Transaction): boolean {
  if (operation.state !== 'refused' || rankOf(operation) !== rank.answer) return false;
  return !isOurWordAlone(named) && isToldAsAnothers(named, operation);
}

/**
 * The refusals among operations that are to be taken back (decide/take-back.ts), and are not yet: that waits while another operation
 * holds the chain, and for a colleague's own desk. Those that have a row of their own are known by it. `named` has at least the rows
 * that {@link listAnswered} names.
 */
export function listDoubted(
  operations: readonly Operation[],
  transactions: readonly Transaction[],
  named: readonly Transaction[],
): readonly DoubtedRefusal[] {
  const rows = [...transactions, ...named];
  return listWithoutRow(operations, transactions).flatMap((operation) => {
    if (operation.state !== 'refused') return [];
    const { transactionId } = lastAttempt(operation);
    const row = rows.find((other) => other.transactionId === transactionId);
    return row && isMixedUp(operation, row)
      ? [{ operationId: operation.operationId, transactionId: row.transactionId }]
      : [];
  });
}

/** Which TRANSACTIONIDs refused operations were answered that are none of some rows. */
export function listAnswered(
  operations: readonly Operation[],
  transactions: readonly Transaction[],
): readonly string[] {
  const known = new Set(transactions.map(({ transactionId }) => transactionId));
  return operations.flatMap((operation) => {
    const { transactionId } = operation.state === 'refused' ? lastAttempt(operation) : { transactionId: null };
    return transactionId === null || known.has(transactionId) ? [] : [transactionId];
  });
}

/** The same operations, each whose refusal is doubted as an unknown one. */
export function asKnown(operations: readonly Operation[], doubted: readonly DoubtedRefusal[]): readonly Operation[] {
  if (doubted.length === 0) return operations;
  return operations.map((operation) =>
    doubted.some(({ operationId }) => operationId === operation.operationId)
      ? { ...operation, state: 'unknown' }
      : operation,
  );
}
