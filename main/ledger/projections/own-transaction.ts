import { isDeepStrictEqual } from 'node:util';
import { beginsChain } from '../../domain/kinds.ts';
import { mergeFact } from '../../domain/merge-fact.ts';
import type { Operation } from '../../domain/operation.ts';
import { couldBeMadeBy, isOurWordAlone } from '../../domain/own-row.ts';
import { factOf } from '../../domain/proof.ts';
import { takeOverAnew } from '../../domain/taken-over.ts';
import type { Fact, Transaction } from '../../domain/transaction.ts';
import { listNamers } from '../queries/results.ts';
import { findTransaction, type TransactionKey } from '../queries/transactions.ts';
import type { Writing } from '../writing/writing.ts';
import { amendRow, markVoidedWithoutId, recordFacts, rewriteRow } from './facts.ts';

/** What an answer, or a person, tells of a row beside its operation. */
interface Heard {
  /** Milliseconds UTC. */
  readonly knownAt: number;
  /** Empty for none. */
  readonly alias: string;
}

/** What this desk executed becomes a line of the list as soon as its TRANSACTIONID is known. */
export function recordOwnTransaction(writing: Writing, operation: Operation, heard: Heard): void {
  const { database } = writing;
  const reference = findReferenced(writing, operation);
  const made = factOf(operation, reference, heard.knownAt);
  const fact = made && withAlias(made, operation, heard);
  const present = fact && findTransaction(database, fact);
  if (fact && (!present || mayComplete(present, operation, fact))) recordFacts(writing, [fact]);
  else if (!(fact && present && takeRow(writing, operation, { fact, present })))
    markVoidedWithoutId(writing, operation);
}

/**
 * Two desks may be answered one TRANSACTIONID for two things. Until a source tells what it is, its row is that of which was drafted
 * first, whichever of them is heard of first; the other one counts by itself.
 */
function takeRow(
  writing: Writing,
  operation: Operation,
  { fact, present }: { readonly fact: Fact; readonly present: Transaction },
): boolean {
  if (!isOurWordAlone(present) || couldBeMadeBy(present, operation)) return false;
  const [first, ...others] = listNamers(writing.database, present);
  if (first?.operationId !== operation.operationId) return false;
  rewriteRow(writing, present, mergeFact(undefined, fact));
  for (const other of others) markVoidedWithoutId(writing, other);
  return true;
}

/**
 * What a colleague made has what is known of what it refers to or was charged by, which may come here after it, or be told in parts, or
 * by a better source: it is said again then, as it would have been. Gives the row that stands otherwise now.
 */
export function completeByReference(writing: Writing, operation: Operation): TransactionKey | undefined {
  const { accountId, settlement, attempts } = operation;
  const last = attempts.at(-1);
  const transactionId = settlement?.transactionId ?? last?.transactionId;
  const knownAt = settlement?.settledAt ?? last?.endedAt;
  if (!transactionId || !knownAt) return undefined;
  const key = { accountId, transactionId };
  const made = findTransaction(writing.database, key);
  const told = made && factOf(operation, findReferenced(writing, operation), knownAt);
  if (!told) return undefined;
  const anew = takeOverAnew(made, told);
  if (anew !== made) rewriteRow(writing, made, anew);
  const isMore = mayComplete(anew, operation, told) && !isDeepStrictEqual(mergeFact(anew, told), anew);
  if (isMore) recordOwnTransaction(writing, operation, { knownAt, alias: '' });
  return isMore || anew !== made ? key : undefined;
}

/**
 * What was stored, or the mandate that was made, is named by the answer (S3:142, S4:13) and can be charged from then on; what was
 * charged to an alias stays that one's. A refusal makes none.
 */
function withAlias(made: Fact, { operation }: Operation, { alias }: Heard): Fact {
  const isNamed = made.alias === '' && beginsChain(operation) && made.status !== 'refused';
  return isNamed ? { ...made, alias } : made;
}

function findReferenced({ database }: Writing, { accountId, referenceId }: Operation): Transaction | undefined {
  return referenceId === null ? undefined : findTransaction(database, { accountId, transactionId: referenceId });
}

/** An answer, or a person, that names another's transaction must not rewrite it, nor a refusal one whose outcome is known. */
function mayComplete(present: Transaction, operation: Operation, { status }: Fact): boolean {
  return couldBeMadeBy(present, operation) && !(present.status === 'succeeded' && status === 'refused');
}

/** A notification does not say what a refund refers to; the operation that it proves does. */
export function attachProvedRow(writing: Writing, operation: Operation, transactionId: string): void {
  const { accountId, referenceId } = operation;
  const isEdit = !beginsChain(operation.operation);
  if (isEdit && findReferenced(writing, operation)) amendRow(writing, { accountId, transactionId }, { referenceId });
  markVoidedWithoutId(writing, operation);
}
