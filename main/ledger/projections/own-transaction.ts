import type { Operation } from '../../domain/operation.ts';
import { factOf } from '../../domain/proof.ts';
import { findTransaction } from '../queries/transactions.ts';
import type { Writing } from '../writing/writing.ts';
import { inferAnew, recordFact } from './facts.ts';

/** What this desk executed becomes a line of the list as soon as its TRANSACTIONID is known. */
export function recordOwnTransaction(writing: Writing, operation: Operation, knownAt: number): void {
  const { database } = writing;
  const { accountId, referenceId } = operation;
  const reference = findTransaction(database, { accountId, transactionId: referenceId });
  const fact = factOf(operation, reference, knownAt);
  // A gateway, or a person, that names the transaction referred to instead of the new one must not rewrite it.
  const present = fact && findTransaction(database, fact);
  if (fact && (!present || present.operation === fact.operation)) recordFact(writing, fact);
  else markVoidedWithoutId(writing, operation);
}

/** A notification does not say what a refund refers to; the operation that it proves does. */
export function attachProvedRow(writing: Writing, operation: Operation, transactionId: string): void {
  const { accountId, referenceId } = operation;
  const reference = findTransaction(writing.database, { accountId, transactionId: referenceId });
  const present = findTransaction(writing.database, { accountId, transactionId });
  if (reference && operation.operation !== 'credit') {
    writing.database
      .prepare(
        `UPDATE transactions SET reference_id = ?, reference_inferred = 0, root_id = ?
         WHERE account_id = ? AND transaction_id = ?`,
      )
      .run(referenceId, reference.rootId, accountId, transactionId);
    // What it was inferred to refer to before may have been another one.
    if (present?.referenceInferred) inferAnew(writing, present);
  }
  markVoidedWithoutId(writing, operation);
}

/** A void undoes its reference whether or not its own TRANSACTIONID is known; an empty one stands for that. */
function markVoidedWithoutId({ database }: Writing, { operation, state, accountId, referenceId }: Operation): void {
  if (operation !== 'void' || state !== 'succeeded') return;
  database
    .prepare(`UPDATE transactions SET voided_by = coalesce(voided_by, '') WHERE account_id = ? AND transaction_id = ?`)
    .run(accountId, referenceId);
}
