import type { OperationEvent, Stamp } from '../../domain/event.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Attempt, Operation } from '../../domain/operation.ts';
import { planEndOf } from '../../domain/plan.ts';
import { findOperation } from '../queries/operations.ts';
import { noteChain, type Writing } from '../writing/writing.ts';

/** Brings an operation from before a line of the log to after it. */
export function projectOperation(writing: Writing, event: OperationEvent, stamp: Stamp): Operation {
  const before = readBefore(writing, event);
  const operation = evolve(before, event, stamp);
  if (event.kind === 'operationDrafted') insertOperation(writing, operation, event.review);
  else updateOperation(writing, operation);
  for (const attempt of operation.attempts) saveAttempt(writing, operation.operationId, attempt);
  writing.operations.set(operation.operationId, operation);
  noteChain(writing, operation.accountId, operation.chainId);
  return operation;
}

/** What begins was confirmed by the line before, mostly in the same transaction, and no fact has changed it since. */
function readBefore({ database, operations }: Writing, event: OperationEvent): Operation | undefined {
  if (event.kind === 'operationDrafted') return undefined;
  const isSecond = event.kind === 'attemptBegun' || event.kind === 'attemptHandedOver';
  const inHand = isSecond ? operations.get(event.operationId) : undefined;
  return inHand ?? findOperation(database, event.operationId);
}

function insertOperation({ database }: Writing, operation: Operation, review: object | null): void {
  database
    .prepare(
      `INSERT INTO operations
         (operation_id, account_id, operation, chain_id, reference_id, order_id, amount_minor, currency,
          reason, note, agreement, actor, state, drafted_at, changed_at, review, plan_end)
       VALUES (@operationId, @accountId, @operation, @chainId, @referenceId, @orderId, @minor, @currency,
          @reason, @note, @agreement, @actor, @state, @draftedAt, @changedAt, @review, @planEnd)`,
    )
    .run({
      ...scalarsOf(operation),
      ...operation.amount,
      referenceId: operation.referenceId ?? '',
      review: review && JSON.stringify(review),
      planEnd: planEndOf(operation),
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

function scalarsOf(operation: Operation) {
  const { amount: _amount, attempts: _attempts, settlement: _settlement, guarded: _guarded, ...scalars } = operation;
  return scalars;
}
