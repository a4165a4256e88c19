import { assertNever, classify, type OperationState } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import type { AttemptOutcome, EventBody } from '../events/event.ts';

type Body<Kind extends EventBody['kind']> = Extract<EventBody, { kind: Kind }>;

export function draftOperation(
  database: WritableDatabase,
  body: Body<'operationDrafted'>,
  actor: string,
  at: number,
): void {
  database
    .prepare(
      `INSERT INTO operations
         (operation_id, account_id, operation, chain_id, reference_id, order_id, amount_minor, currency,
          reason, note_id, actor, state, drafted_at, changed_at)
       VALUES (@operationId, @accountId, @operation, @chainId, @referenceId, @orderId, @minor, @currency,
          @reason, @noteId, @actor, 'drafted', @at, @at)`,
    )
    .run({ ...named(body), ...body.amount, noteId: body.note?.id ?? null, actor, at });
  insertAttempt(database, body, 1);
}

export function confirmOperation(database: WritableDatabase, body: Body<'operationConfirmed'>, at: number): void {
  database
    .prepare(`UPDATE operations SET confirmed_at = @at WHERE operation_id = @operationId`)
    .run({ operationId: body.operationId, at });
  changeState(database, body.operationId, 'confirmed', at);
}

export function addAttempt(database: WritableDatabase, body: Body<'attemptAdded'>, at: number): void {
  const count = database
    .prepare<[string], number>('SELECT count(*) FROM attempts WHERE operation_id = ?')
    .pluck()
    .get(body.operationId);
  insertAttempt(database, body, (count ?? 0) + 1);
  confirmOperation(database, { ...body, kind: 'operationConfirmed' }, at);
}

export function beginAttempt(database: WritableDatabase, body: Body<'attemptBegun'>, at: number): void {
  database
    .prepare('UPDATE attempts SET sent_at = @at WHERE attempt_id = @attemptId')
    .run({ attemptId: body.attemptId, at });
  changeState(database, body.operationId, 'sending', at);
}

export function endAttempt(database: WritableDatabase, body: Body<'attemptEnded'>, at: number): void {
  const { outcome } = body;
  const answer = outcome.kind === 'answered' ? outcome : { execcode: null, message: null, transactionId: null };
  database
    .prepare(
      `UPDATE attempts
       SET ended_at = @at, execcode = @execcode, message = @message, transaction_id = @transactionId, cause = @cause
       WHERE attempt_id = @attemptId`,
    )
    .run({
      attemptId: body.attemptId,
      at,
      execcode: answer.execcode,
      message: answer.message,
      transactionId: answer.transactionId,
      cause: outcome.kind === 'answered' ? null : outcome.cause,
    });
  changeState(database, body.operationId, stateAfter(outcome), at);
}

export function settleOperation(
  database: WritableDatabase,
  body: Body<'operationSettled'>,
  actor: string,
  at: number,
): void {
  const { operationId, outcome, transactionId, reason } = body;
  database
    .prepare('UPDATE operations SET settlement = @settlement WHERE operation_id = @operationId')
    .run({ operationId, settlement: JSON.stringify({ outcome, transactionId, reason, actor, settledAt: at }) });
  changeState(database, operationId, outcome, at);
}

/** The state that follows from what an attempt ended in; a redirect can only wait for its notification. */
export function stateAfter(outcome: AttemptOutcome): OperationState {
  if (outcome.kind !== 'answered') return outcome.kind;
  const execcodeClass = classify(outcome.execcode);
  switch (execcodeClass) {
    case 'succeeded':
    case 'pending':
    case 'refused':
    case 'unknown':
      return execcodeClass;
    case 'redirect':
      return 'pending';
    default:
      return assertNever(execcodeClass);
  }
}

function changeState(database: WritableDatabase, operationId: string, state: OperationState, at: number): void {
  database
    .prepare('UPDATE operations SET state = @state, changed_at = @at WHERE operation_id = @operationId')
    .run({ operationId, state, at });
}

function insertAttempt(
  database: WritableDatabase,
  body: Body<'operationDrafted'> | Body<'attemptAdded'>,
  number: number,
): void {
  database
    .prepare(
      `INSERT INTO attempts (attempt_id, operation_id, number, url, parameters)
       VALUES (@attemptId, @operationId, @number, @url, @parameters)`,
    )
    .run({
      attemptId: body.attemptId,
      operationId: body.operationId,
      number,
      url: body.url,
      parameters: JSON.stringify(body.parameters),
    });
}

function named(body: Body<'operationDrafted'>) {
  const { operationId, accountId, operation, chainId, referenceId, orderId, reason } = body;
  return { operationId, accountId, operation, chainId, referenceId, orderId, reason };
}
