import { readChainId } from '../../domain/chain.ts';
import type { OperationEvent } from '../../domain/event.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Attempt, Operation } from '../../domain/operation.ts';
import { planEndOf } from '../../domain/plan.ts';
import type { LinePlace } from '../events/read.ts';
import { findOperation } from '../queries/operations.ts';
import { findTransaction } from '../queries/transactions.ts';
import { noteChain, noteShown, type Writing } from '../writing/writing.ts';

/** Brings an operation from before a line of the log to after it. Throws where a desk writes of another one's operation. */
export function projectOperation(writing: Writing, event: OperationEvent, place: LinePlace): Operation {
  const { deskId } = place;
  const before = readBefore(writing, event);
  if (before && before.deskId !== deskId)
    throw new Error(
      `Line ${place.sequence} of ${deskId ?? 'this desk'} is about operation ${event.operationId} of another.`,
    );
  const evolved = evolve(before, event, place);
  const operation = before ? evolved : placeAnew(writing, { ...evolved, deskId });
  if (event.kind === 'operationDrafted') insertOperation(writing, operation, event);
  else updateOperation(writing, operation);
  if (event.kind === 'attemptAdded') saveSeenVersion(writing, event);
  for (const attempt of operation.attempts) saveAttempt(writing, operation.operationId, attempt);
  writing.operations.set(operation.operationId, operation);
  const note = event.kind === 'operationDrafted' ? noteShown : noteChain;
  note(writing, operation.accountId, operation.chainId);
  return operation;
}

/**
 * What begins was confirmed by the line before, mostly in the same transaction, and no fact has changed it since; what was read
 * for this very line is as it was.
 */
function readBefore(writing: Writing, event: OperationEvent): Operation | undefined {
  const { database, operations, before } = writing;
  writing.before = undefined;
  if (event.kind === 'operationDrafted') return undefined;
  if (before?.operationId === event.operationId) return before;
  const isSecond = event.kind === 'attemptBegun' || event.kind === 'attemptHandedOver';
  const inHand = isSecond ? operations.get(event.operationId) : undefined;
  return inHand ?? findOperation(database, event.operationId);
}

/** A colleague may have known less of a chain than this desk does: what refers to one of its rows is of it all the same. */
function placeAnew({ database }: Writing, operation: Operation): Operation {
  const { deskId, accountId, chainId, referenceId } = operation;
  if (deskId === null || referenceId === null || readChainId(chainId).kind !== 'chain') return operation;
  const reference = findTransaction(database, { accountId, transactionId: referenceId });
  return reference ? { ...operation, chainId: reference.rootId } : operation;
}

type Drafted = Extract<OperationEvent, { kind: 'operationDrafted' }>;

function insertOperation({ database }: Writing, operation: Operation, { review, seenVersion = 0 }: Drafted): void {
  database
    .prepare(
      `INSERT INTO operations
         (operation_id, account_id, operation, chain_id, reference_id, order_id, amount_minor, currency,
          reason, note, agreement, actor, state, drafted_at, changed_at, review, plan_end, desk_id, seen_version)
       VALUES (@operationId, @accountId, @operation, @chainId, @referenceId, @orderId, @minor, @currency,
          @reason, @note, @agreement, @actor, @state, @draftedAt, @changedAt, @review, @planEnd, @deskId, @seenVersion)`,
    )
    .run({
      ...scalarsOf(operation),
      ...operation.amount,
      referenceId: operation.referenceId ?? '',
      review: review && JSON.stringify(review),
      planEnd: planEndOf(operation),
      seenVersion: BigInt(seenVersion),
    });
}

function updateOperation({ database }: Writing, operation: Operation): void {
  database
    .prepare(
      `UPDATE operations
       SET state = @state, confirmed_at = @confirmedAt, changed_at = @changedAt, settlement = @settlement, guards = @guards
       WHERE operation_id = @operationId`,
    )
    .run({
      operationId: operation.operationId,
      state: operation.state,
      confirmedAt: operation.confirmedAt,
      changedAt: operation.changedAt,
      settlement: operation.settlement && JSON.stringify(operation.settlement),
      guards: operation.guarded && JSON.stringify(operation.guarded),
    });
}

function saveAttempt({ database }: Writing, operationId: string, attempt: Attempt): void {
  const { rowId: _rowId, withBank: _withBank, parameters, proof, foreignAnswer, ...rest } = attempt;
  database
    .prepare(
      `INSERT INTO attempts
         (attempt_id, operation_id, number, url, parameters, sent_at, ended_at, execcode, message, transaction_id, cause,
          foreign_answer, verdict, proof)
       VALUES (@attemptId, @operationId, @number, @url, @parameters, @sentAt, @endedAt, @execcode, @message,
          @transactionId, @cause, @foreignAnswer, @verdict, @proof)
       ON CONFLICT (attempt_id) DO UPDATE SET
         sent_at = excluded.sent_at, ended_at = excluded.ended_at, execcode = excluded.execcode,
         message = excluded.message, transaction_id = excluded.transaction_id, cause = excluded.cause,
         foreign_answer = excluded.foreign_answer, verdict = excluded.verdict, proof = excluded.proof`,
    )
    .run({
      ...rest,
      operationId,
      parameters: JSON.stringify(parameters),
      foreignAnswer: foreignAnswer && JSON.stringify(foreignAnswer),
      proof: proof && JSON.stringify(proof),
    });
}

/** A later attempt was compared with the review once more. */
function saveSeenVersion({ database }: Writing, event: Extract<OperationEvent, { kind: 'attemptAdded' }>): void {
  if (event.seenVersion === undefined) return;
  database
    .prepare('UPDATE operations SET seen_version = ? WHERE operation_id = ?')
    .run(BigInt(event.seenVersion), event.operationId);
}

function scalarsOf(operation: Operation) {
  const {
    amount: _amount,
    attempts: _attempts,
    settlement: _settlement,
    guarded: _guarded,
    // It stands in the review.
    carriesOut: _carriesOut,
    ...scalars
  } = operation;
  return scalars;
}
