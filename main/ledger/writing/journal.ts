import { randomBytes } from 'node:crypto';
import { assertNever, type Money, type OperationView } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import { appendEvent } from '../events/append.ts';
import { commit } from '../events/digest.ts';
import type { AttemptOutcome, EventBody, Guarded, Stamp } from '../events/event.ts';
import { type Chain, readChain } from '../queries/chain.ts';
import { findOperation } from '../queries/operations.ts';
import { proveByRows } from './prove.ts';

type Drafted = Extract<EventBody, { kind: 'operationDrafted' }>;

/** A draft as the desk hands it over: its note is still plain text. */
export type Draft = Omit<Drafted, 'kind' | 'note'> & { readonly noteId: string; readonly noteText: string };

/** A new sending of an operation: its own id, and the request as it will leave. */
export type NewAttempt = Pick<Drafted, 'attemptId' | 'url' | 'parameters'>;

/** What a confirmation met in the ledger. Only `confirmed` allows a request to be sent. */
export type Confirmation =
  | { readonly kind: 'confirmed'; readonly operation: OperationView }
  /** It was confirmed before; whatever became of it stands here. */
  | { readonly kind: 'alreadyConfirmed'; readonly operation: OperationView }
  | { readonly kind: 'chainBusy'; readonly operationId: string; readonly toSettle: boolean }
  | { readonly kind: 'changedSinceReview' }
  | { readonly kind: 'amountAboveLeft'; readonly left: Money };

/** Writes a draft down. It sends nothing and holds nothing: two drafts on one chain are fine. */
export function writeDraft(database: WritableDatabase, draft: Draft, stamp: Stamp): OperationView {
  const { noteId, noteText, ...body } = draft;
  const note = noteText === '' ? null : keepNote(database, noteId, noteText);
  appendEvent(database, { kind: 'operationDrafted', note, ...body }, stamp);
  return requireOperation(database, draft.operationId);
}

/**
 * Takes the chain for this operation. The desk judged the chain that `fingerprint` stands for: if it is another
 * one by now, or another operation holds it, nothing changes. That one operation at a time holds a chain is
 * the unique index's doing, not this function's.
 */
export function confirmDraft(
  database: WritableDatabase,
  operationId: string,
  { fingerprint, guarded }: { readonly fingerprint: string; readonly guarded: Guarded | null },
  stamp: Stamp,
): Confirmation {
  const operation = requireOperation(database, operationId);
  if (operation.state !== 'drafted') return { kind: 'alreadyConfirmed', operation };
  const attemptId = operation.attempts.at(-1)?.attemptId ?? '';
  return takeChain(database, operation, fingerprint, () =>
    appendEvent(database, { kind: 'operationConfirmed', operationId, attemptId, guarded }, stamp),
  );
}

/** Takes the chain again for a new attempt at an operation that was not sent, or refused for the moment only. */
export function confirmNewAttempt(
  database: WritableDatabase,
  operationId: string,
  attempt: NewAttempt,
  fingerprint: string,
  stamp: Stamp,
): Confirmation {
  const operation = requireOperation(database, operationId);
  if (!operation.repeatable) return { kind: 'alreadyConfirmed', operation };
  return takeChain(database, operation, fingerprint, () =>
    appendEvent(database, { kind: 'attemptAdded', operationId, ...attempt }, stamp),
  );
}

/** The last line that is written before a byte may leave. */
export function beginSending(database: WritableDatabase, operationId: string, attemptId: string, stamp: Stamp): void {
  assertState(database, operationId, 'confirmed');
  appendEvent(database, { kind: 'attemptBegun', operationId, attemptId }, stamp);
}

/** Writes down what a sending ended in. */
export function endSending(
  database: WritableDatabase,
  operationId: string,
  attemptId: string,
  outcome: AttemptOutcome,
  stamp: Stamp,
): OperationView {
  appendEvent(database, { kind: 'attemptEnded', operationId, attemptId, outcome }, stamp);
  // A notification may have told the outcome before the answer could, or did not.
  proveByRows(database, stamp);
  return requireOperation(database, operationId);
}

function takeChain(
  database: WritableDatabase,
  operation: OperationView,
  fingerprint: string,
  take: () => void,
): Confirmation {
  const chain = readChain(database, operation.accountId, chainOf(database, operation.operationId));
  const holder = chain.operations.find(
    ({ operationId, state }) =>
      operationId !== operation.operationId && (state === 'confirmed' || state === 'sending' || state === 'unknown'),
  );
  if (holder) {
    return { kind: 'chainBusy', operationId: holder.operationId, toSettle: holder.state === 'unknown' };
  }
  if (chain.fingerprint !== fingerprint) return { kind: 'changedSinceReview' };
  const limit = limitOf(operation, chain);
  if (operation.amount.minor > limit) {
    return { kind: 'amountAboveLeft', left: { minor: limit, currency: chain.balance.currency } };
  }
  take();
  return { kind: 'confirmed', operation: requireOperation(database, operation.operationId) };
}

/** The last line of defence, in the same transaction as the confirmation itself; in minor units. */
function limitOf({ operation }: OperationView, { balance }: Chain): number {
  switch (operation) {
    case 'refund':
      return balance.left;
    case 'capture':
      return balance.authorised;
    case 'void':
    case 'credit':
    case 'stopntimes':
      return Number.POSITIVE_INFINITY;
    default:
      return assertNever(operation);
  }
}

function chainOf(database: WritableDatabase, operationId: string): string {
  const chainId = database
    .prepare<[string], string>('SELECT chain_id FROM operations WHERE operation_id = ?')
    .pluck()
    .get(operationId);
  if (chainId === undefined) throw new Error(`Operation ${operationId} has no chain.`);
  return chainId;
}

function keepNote(database: WritableDatabase, noteId: string, text: string): { id: string; digest: string } {
  const salt = randomBytes(16);
  database.prepare('INSERT INTO notes (note_id, salt, body) VALUES (?, ?, ?)').run(noteId, salt, text);
  return { id: noteId, digest: commit(salt, text) };
}

/** An operation that must be there; anything else is a fault of ours. */
export function requireOperation(database: WritableDatabase, operationId: string): OperationView {
  const operation = findOperation(database, operationId);
  if (!operation) throw new Error(`Operation ${operationId} is not in the ledger.`);
  return operation;
}

function assertState(database: WritableDatabase, operationId: string, state: OperationView['state']): void {
  const present = requireOperation(database, operationId).state;
  if (present !== state) throw new Error(`Operation ${operationId} is ${present}, not ${state}.`);
}
