import { beginsChain } from './kinds.ts';
import { lastAttempt, type Operation } from './operation.ts';
import { isOurWordAlone, isToldAsAnothers, listWithoutRow } from './own-row.ts';
import { rank, rankOf } from './rank.ts';
import type { Transaction } from './transaction.ts';
import type { UnreadFact } from './unread.ts';

/** A refusal that tells nothing: it was answered under the TRANSACTIONID of something else. */
export interface DoubtedRefusal {
  readonly operationId: string;
  /** As the answer named it, and a source tells that it is something else. */
  readonly transactionId: string;
}

/** What is known of a TRANSACTIONID under which an operation was refused. */
export interface Named {
  readonly transactionId: string;
  /** Undefined where nobody has told of it. */
  readonly row: Transaction | undefined;
  /** Rows that are told to refer to it, or to have been undone by it. */
  readonly tied: readonly Transaction[];
  /** Rows that could not be read, of that id or told to refer to it. */
  readonly unread: readonly UnreadFact[];
}

/**
 * Whether an operation was answered as refused under a TRANSACTIONID that a source tells to be something else's: answers
 * were mixed up on the way. What a row of the gateway's proved stands, and so does what a person said. Before a source tells of
 * the transaction itself, what else was heard of it does.
 */
export function isMixedUp(operation: Operation, { transactionId, row, tied, unread }: Named): boolean {
  if (operation.state !== 'refused' || rankOf(operation) !== rank.answer) return false;
  if (row && !isOurWordAlone(row)) return isToldAsAnothers(row, operation);
  return (
    tied.some((other) => showsAnother(other, transactionId, operation)) ||
    unread.some((other) => mayShowAnother(other, transactionId, operation))
  );
}

/** What was refused moved nothing: nothing is an edit of it, and it undid nothing. */
function showsAnother(row: Transaction, named: string, operation: Operation): boolean {
  const { transactionId, status, told } = row;
  if (isOurWordAlone(row)) return false;
  if (told.referenceId === named) return status !== 'refused';
  // That what was to be undone was undone is no word of another transaction.
  const isWhatWasSent = operation.operation === 'void' && operation.referenceId === transactionId;
  return told.voidedBy === named && !isWhatWasSent;
}

/** Of a row whose cells may stand in wrong columns nothing is taken at its word. */
function mayShowAnother(unread: UnreadFact, named: string, { operation, orderId, referenceId }: Operation): boolean {
  if (unread.problem === 'shifted' || unread.problem === 'quotes') return false;
  if (unread.transactionId !== named) return unread.referenceId === named;
  return (
    (unread.operation !== null && unread.operation !== operation) ||
    (unread.orderId !== '' && unread.orderId !== orderId) ||
    (unread.referenceId !== null && !beginsChain(operation) && unread.referenceId !== referenceId)
  );
}

/**
 * The refusals among operations that are to be taken back (decide/take-back.ts), and are not yet: that waits while another operation
 * holds the chain, and for a colleague's own desk. Those that have a row of their own are known by it; what their answer alone tells
 * of is none. `named` has at least what {@link listAnswered} names.
 */
export function listDoubted(
  operations: readonly Operation[],
  transactions: readonly Transaction[],
  named: readonly Named[],
): readonly DoubtedRefusal[] {
  const told = transactions.filter((row) => !isOurWordAlone(row));
  return listWithoutRow(operations, told).flatMap((operation) => {
    if (operation.state !== 'refused') return [];
    const { transactionId } = lastAttempt(operation);
    const known = named.find((other) => other.transactionId === transactionId);
    return known && isMixedUp(operation, known)
      ? [{ operationId: operation.operationId, transactionId: known.transactionId }]
      : [];
  });
}

/** Which TRANSACTIONIDs refused operations were answered. */
export function listAnswered(operations: readonly Operation[]): readonly string[] {
  return operations.flatMap((operation) => {
    const { transactionId } = operation.state === 'refused' ? lastAttempt(operation) : { transactionId: null };
    return transactionId === null || rankOf(operation) !== rank.answer ? [] : [transactionId];
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
