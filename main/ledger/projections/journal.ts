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
    .prepare(
      'UPDATE operations SET confirmed_at = @at, guards = coalesce(@guards, guards) WHERE operation_id = @operationId',
    )
    .run({ operationId: body.operationId, at, guards: body.guarded && JSON.stringify(body.guarded) });
  changeState(database, body.operationId, 'confirmed', at);
}

export function addAttempt(database: WritableDatabase, body: Body<'attemptAdded'>, at: number): void {
  const count = database
    .prepare<[string], number>('SELECT count(*) FROM attempts WHERE operation_id = ?')
    .pluck()
    .get(body.operationId);
  insertAttempt(database, body, (count ?? 0) + 1);
  confirmOperation(database, { ...body, kind: 'operationConfirmed', guarded: null }, at);
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
  changeState(database, body.operationId, stateAfterAttempt(database, body), at);
}

/**
 * A stop alone may be sent again while nobody knows what became of an earlier attempt. That one is proved by the gateway's
 * word that the plan is stopped already (2011, rules.md G45), and stays in doubt when the new one did not get that far;
 * only a plan that had ended by itself (2012) was stopped by none of them.
 */
function stateAfterAttempt(
  database: WritableDatabase,
  { operationId, attemptId, outcome }: Body<'attemptEnded'>,
): OperationState {
  const state = stateAfter(outcome);
  if (state !== 'refused' && state !== 'notSent') return state;
  const codes = database
    .prepare<[string, string], string | null>(
      `SELECT a.execcode FROM attempts a JOIN operations o USING (operation_id)
       WHERE o.operation_id = ? AND o.operation = 'stopntimes' AND a.attempt_id <> ?
         AND a.sent_at IS NOT NULL AND a.cause IS NOT 'notConnected'`,
    )
    .pluck()
    .all(operationId, attemptId);
  const doubtful = codes.some((execcode) => execcode === null || classify(execcode) === 'unknown');
  const code = outcome.kind === 'answered' ? outcome.execcode : null;
  if (!doubtful || code === '2012') return state;
  return code === '2011' ? 'succeeded' : 'unknown';
}

export function proveAttempt(database: WritableDatabase, body: Body<'attemptProved'>, at: number): void {
  const { operationId, attemptId, outcome, transactionId, execcode, source } = body;
  database
    .prepare('UPDATE attempts SET proof = @proof WHERE attempt_id = @attemptId')
    .run({ attemptId, proof: JSON.stringify({ outcome, transactionId, execcode, source, provedAt: at }) });
  changeState(database, operationId, outcome, at);
}

export function keepLook(database: WritableDatabase, body: Body<'caseLookedUp'>, at: number): void {
  database
    .prepare('INSERT INTO looks (operation_id, looked_at, result, cause) VALUES (@operationId, @at, @result, @cause)')
    .run({ ...body, at });
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
