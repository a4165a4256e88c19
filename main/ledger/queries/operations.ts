import {
  type AttemptView,
  type DeskOperation,
  mayBeSentAgain,
  type OperationState,
  type OperationView,
  operationView,
} from '../../../contract/index.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { extraDataOf } from './extra-data.ts';

interface StoredOperation {
  readonly operationId: string;
  readonly operation: DeskOperation;
  readonly minor: number;
  readonly currency: string;
  readonly state: OperationState;
  readonly settlement: string | null;
  readonly guards: string | null;
  readonly attempts: string;
}

/** One operation with its attempts, or undefined. */
export function findOperation(database: ReadableDatabase, operationId: string): OperationView | undefined {
  const stored = database
    .prepare<[string], StoredOperation>(`${selectOperations} WHERE o.operation_id = ?`)
    .get(operationId);
  return stored && toOperationView(stored);
}

/** The request of an operation's latest attempt, exactly as it was reviewed, HASH left out. */
export function findRequest(
  database: ReadableDatabase,
  operationId: string,
): { url: string; parameters: Record<string, string> } | undefined {
  const stored = database
    .prepare<[string], { url: string; parameters: string }>(
      'SELECT url, parameters FROM attempts WHERE operation_id = ? ORDER BY number DESC LIMIT 1',
    )
    .get(operationId);
  return stored && { url: stored.url, parameters: JSON.parse(stored.parameters) };
}

/** What was done at this desk, newest first; drafts that nobody confirmed are left out. */
export function listOperations(database: ReadableDatabase, only: 'all' | 'toSettle', limit: number): OperationView[] {
  const condition = only === 'toSettle' ? `o.state = 'unknown'` : `o.state <> 'drafted'`;
  return database
    .prepare<[number], StoredOperation>(
      `${selectOperations} WHERE ${condition} ORDER BY o.changed_at DESC, o.operation_id DESC LIMIT ?`,
    )
    .all(limit)
    .map(toOperationView);
}

/** Everything that this desk did on a chain, oldest first. */
export function listChainOperations(database: ReadableDatabase, accountId: string, chainId: string): OperationView[] {
  return database
    .prepare<[string, string], StoredOperation>(
      `${selectOperations} WHERE o.account_id = ? AND o.chain_id = ? AND o.state <> 'drafted' ORDER BY o.operation_id`,
    )
    .all(accountId, chainId)
    .map(toOperationView);
}

/** How many operations of an account are under way or wait for an outcome. */
export function countOpen(database: ReadableDatabase, accountId: string): number {
  return (
    database
      .prepare<[string], number>(
        `SELECT count(*) FROM operations
         WHERE account_id = ? AND state IN ('confirmed', 'sending', 'unknown', 'pending')`,
      )
      .pluck()
      .get(accountId) ?? 0
  );
}

export function countToSettle(database: ReadableDatabase): number {
  return database.prepare<[], number>(`SELECT count(*) FROM operations WHERE state = 'unknown'`).pluck().get() ?? 0;
}

const selectOperations = `
  SELECT o.operation_id AS operationId, o.account_id AS accountId, o.operation, o.state,
         o.reference_id AS referenceId, o.order_id AS orderId, o.amount_minor AS minor, o.currency,
         o.reason, coalesce(n.body, '') AS note, o.actor, o.drafted_at AS draftedAt, o.changed_at AS changedAt,
         o.settlement, o.guards,
         (SELECT json_group_array(json_object(
             'attemptId', a.attempt_id, 'number', a.number, 'sentAt', a.sent_at, 'endedAt', a.ended_at,
             'execcode', a.execcode, 'message', a.message, 'cause', a.cause, 'proof', json(a.proof),
             'transactionId', coalesce(a.transaction_id, (
               -- A row may come in before the answer does, or in its place: it carries the attempt's id.
               SELECT t.transaction_id FROM transactions t
               WHERE t.account_id = o.account_id AND t.operation = o.operation AND t.extra_data IN ${extraDataOf('a.attempt_id')}
               ORDER BY t.position LIMIT 1
             ))
           ) ORDER BY a.number)
          FROM attempts a WHERE a.operation_id = o.operation_id) AS attempts
  FROM operations o LEFT JOIN notes n USING (note_id)
`;

function toOperationView(stored: StoredOperation): OperationView {
  const { minor, currency, settlement, guards, attempts, ...rest } = stored;
  const list = JSON.parse(attempts) as AttemptView[];
  return operationView.parse({
    ...rest,
    amount: { minor, currency },
    attempts: list,
    settlement: settlement === null ? null : JSON.parse(settlement),
    guarded: guards === null ? null : JSON.parse(guards),
    repeatable: isRepeatable(stored, list),
  });
}

/**
 * Provably not sent, or refused because of the moment: a person may send it again, as a new attempt. A stop whose
 * outcome is unknown may be, too: it moves no money, and a second one is answered 2011 (rules.md G45).
 */
function isRepeatable({ operation, state }: StoredOperation, attempts: readonly AttemptView[]): boolean {
  if (operation === 'stopntimes' && state === 'unknown') return true;
  const execcode = attempts.at(-1)?.execcode;
  return state === 'notSent' || (state === 'refused' && typeof execcode === 'string' && mayBeSentAgain(execcode));
}
