import type { Operation } from '../../domain/operation.ts';
import { factOf } from '../../domain/proof.ts';
import { findTransaction } from '../queries/transactions.ts';
import type { Writing } from '../writing/writing.ts';
import { amendRow, recordFacts } from './facts.ts';

/** What this desk executed becomes a line of the list as soon as its TRANSACTIONID is known. */
export function recordOwnTransaction(writing: Writing, operation: Operation, knownAt: number): void {
  const { database } = writing;
  const { accountId, referenceId } = operation;
  const reference = findTransaction(database, { accountId, transactionId: referenceId });
  const fact = factOf(operation, reference, knownAt);
  // A gateway, or a person, that names the transaction referred to instead of the new one must not rewrite it.
  const present = fact && findTransaction(database, fact);
  if (fact && (!present || present.operation === fact.operation)) recordFacts(writing, [fact]);
  else markVoidedWithoutId(writing, operation);
}

/** A notification does not say what a refund refers to; the operation that it proves does. */
export function attachProvedRow(writing: Writing, operation: Operation, transactionId: string): void {
  const { accountId, referenceId } = operation;
  const reference = findTransaction(writing.database, { accountId, transactionId: referenceId });
  if (reference && operation.operation !== 'credit') amendRow(writing, { accountId, transactionId }, { referenceId });
  markVoidedWithoutId(writing, operation);
}

/** A void undoes its reference whether or not its own TRANSACTIONID is known; an empty one stands for that. */
function markVoidedWithoutId(writing: Writing, { operation, state, accountId, referenceId }: Operation): void {
  if (operation !== 'void' || state !== 'succeeded') return;
  amendRow(writing, { accountId, transactionId: referenceId }, { voidedBy: '' });
}
