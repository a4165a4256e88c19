import type { Review } from '../../domain/event.ts';
import type { DeskOperation, Reason } from '../../domain/kinds.ts';
import type { LeftOperation } from '../../domain/limit/reminder.ts';
import { type Attempt, type Operation, type OperationState, openStates } from '../../domain/operation.ts';
import { listOf } from '../database/list-of.ts';
import type { ReadableDatabase } from '../database/open.ts';

interface StoredOperation extends Omit<Operation, 'amount' | 'attempts' | 'settlement' | 'guarded'> {
  readonly minor: number;
  readonly currency: string;
  readonly operation: DeskOperation;
  readonly state: OperationState;
  readonly reason: Reason;
  readonly settlement: string | null;
  readonly guards: string | null;
  readonly attempts: string;
  readonly carried: string | null;
}

/** One operation with its attempts, or undefined. */
export function findOperation(database: ReadableDatabase, operationId: string): Operation | undefined {
  const stored = database.prepare<[string], StoredOperation>(selectOne).get(operationId);
  return stored && toOperation(stored);
}

/** What an operation holds, or held, as it stands now: its rows may have joined another chain. */
export function findHeld(
  database: ReadableDatabase,
  operationId: string,
): Pick<Operation, 'accountId' | 'chainId'> | undefined {
  return database
    .prepare<[string], Pick<Operation, 'accountId' | 'chainId'>>(
      'SELECT account_id AS accountId, chain_id AS chainId FROM operations WHERE operation_id = ?',
    )
    .get(operationId);
}

/** An operation that must be there; anything else is a fault of ours. */
export function requireOperation(database: ReadableDatabase, operationId: string): Operation {
  const operation = findOperation(database, operationId);
  if (!operation) throw new Error(`Operation ${operationId} is not in the ledger.`);
  return operation;
}

/** What the review of a draft showed; null where none was kept. */
export function findReview(database: ReadableDatabase, operationId: string): Review | null {
  const stored = database
    .prepare<[string], string | null>('SELECT review FROM operations WHERE operation_id = ?')
    .pluck()
    .get(operationId);
  return stored ? (JSON.parse(stored) as Review) : null;
}

/** What was done at this desk, newest first; drafts that nobody confirmed are left out. */
export function listOperations(database: ReadableDatabase, only: 'all' | 'unknown', limit: number): Operation[] {
  const condition = only === 'unknown' ? `o.state = 'unknown'` : `o.state <> 'drafted'`;
  return database
    .prepare<[number], StoredOperation>(
      `${selectOperations} WHERE ${condition} ORDER BY o.changed_at DESC, o.operation_id DESC LIMIT ?`,
    )
    .all(limit)
    .map(toOperation);
}

/** Everything that this desk did on a chain, oldest first. */
export function listChainOperations(database: ReadableDatabase, accountId: string, chainId: string): Operation[] {
  return database.prepare<[string, string], StoredOperation>(selectOfChain).all(accountId, chainId).map(toOperation);
}

/** Operations of this desk whose outcome a row of the gateway's could still decide, oldest first: the index's condition, word for word. */
export function listProvable(database: ReadableDatabase): Operation[] {
  return database.prepare<[], StoredOperation>(selectProvable).all().map(toOperation);
}

/** Charges of an account that have not ended, oldest first: the index's condition, word for word. */
export function listOpenCharges(database: ReadableDatabase, accountId: string): Operation[] {
  return database
    .prepare<[string], StoredOperation>(
      `${selectOperations} INDEXED BY open_charges
       WHERE o.account_id = ? AND o.operation IN ('payment', 'authorization')
         AND o.state IN ('confirmed', 'sending', 'unknown', 'pending')
       ORDER BY o.operation_id`,
    )
    .all(accountId)
    .map(toOperation);
}

/** Credits of an account that did something since an instant, in milliseconds UTC, or have not ended; oldest first. */
export function listCredits(database: ReadableDatabase, accountId: string, since: number): Operation[] {
  const lately = database.prepare<object, StoredOperation>(creditsSince).all({ accountId, since: BigInt(since) });
  const open = database.prepare<object, StoredOperation>(openCredits).all({ accountId });
  const found = [...lately, ...open].map(toOperation).map((credit) => [credit.operationId, credit] as const);
  return [...new Map(found).values()].toSorted((one, other) => (one.operationId < other.operationId ? -1 : 1));
}

/** How many operations of an account are under way or wait for an outcome. */
export function countOpen(database: ReadableDatabase, accountId: string): number {
  return (
    database
      .prepare<[string], number>(
        `SELECT count(*) FROM operations
         WHERE account_id = ? AND state IN (${listOf(openStates)})`,
      )
      .pluck()
      .get(accountId) ?? 0
  );
}

/** This desk's own that were being sent when they were last written of, the oldest first. */
export function listSending(database: ReadableDatabase): Operation[] {
  return database
    .prepare<[], StoredOperation>(`${selectOperations} WHERE o.state = 'sending' AND o.desk_id IS NULL`)
    .all()
    .map(toOperation)
    .toSorted((one, other) => (one.operationId < other.operationId ? -1 : 1));
}

/** This desk's own that began to leave since a moment: nothing that left later was changed for the last time before it. */
export function listLeft(database: ReadableDatabase, since: number): LeftOperation[] {
  return database
    .prepare<[bigint], Omit<LeftOperation, 'amount'> & { readonly minor: number; readonly currency: string }>(
      `SELECT o.operation, o.amount_minor AS minor, o.currency, o.state, coalesce((SELECT a.sent_at FROM attempts a
           WHERE a.operation_id = o.operation_id ORDER BY a.number DESC LIMIT 1), o.confirmed_at) AS leftAt
       FROM operations o WHERE o.state <> 'drafted' AND o.changed_at >= ? AND o.desk_id IS NULL
       ORDER BY o.changed_at, o.operation_id`,
    )
    .all(BigInt(since))
    .map(({ minor, currency, ...left }) => ({ ...left, amount: { minor, currency } }))
    .filter(({ leftAt }) => leftAt >= since);
}

export function countUnknown(database: ReadableDatabase): number {
  return database.prepare<[], number>(`SELECT count(*) FROM operations WHERE state = 'unknown'`).pluck().get() ?? 0;
}

/** Chains on which the last that was prepared was not confirmed: what was prepared before it is no draft to anybody any more. */
export function countDrafts(database: ReadableDatabase, since: number): number {
  return (
    database
      .prepare<[bigint], number>(
        `SELECT count(*) FROM operations o
         WHERE state = 'drafted' AND changed_at >= ? AND desk_id IS NULL AND NOT EXISTS (
           SELECT 1 FROM operations n
           WHERE n.account_id = o.account_id AND n.chain_id = o.chain_id AND n.desk_id IS NULL
             AND (n.drafted_at, n.operation_id) > (o.drafted_at, o.operation_id))`,
      )
      .pluck()
      .get(BigInt(since)) ?? 0
  );
}

/** Of a plan, only its first instalment is what was sent: the others bear its mark, and run on later days of UTC. */
const isBeforeSecond = `coalesce(
  (SELECT min(p.key) >= iif(t.schedule = '', 'AMOUNTS[' || date(t.happened_at / 1000, 'unixepoch') || ']', 'B')
   FROM json_each(a.parameters) p WHERE p.key LIKE 'AMOUNTS[%'), true)`;

/** A row may come in before the answer does, or in its place: it carries the attempt's id (main/domain/own-row.ts). */
function rowBearing(extraData: string): string {
  return `(SELECT t.transaction_id FROM transactions t
    WHERE t.account_id = o.account_id AND t.extra_data = ${extraData} AND t.extra_data <> '' AND t.operation = o.operation
      AND (o.operation IN ('void', 'stopntimes') OR (t.amount_minor = o.amount_minor AND t.currency = o.currency))
      AND iif(o.operation IN ('credit', 'payment', 'authorization'),
            t.order_id IN ('', o.order_id), coalesce(t.told_reference_id, o.reference_id) = o.reference_id)
      AND (o.operation NOT IN ('payment', 'authorization') OR t.alias IN ('', coalesce(a.parameters ->> 'ALIAS', t.alias)))
      AND (o.operation <> 'payment' OR t.schedule LIKE '1-%' OR ${isBeforeSecond})
    ORDER BY t.position LIMIT 1)`;
}

const waiting = `t.account_id = o.account_id AND t.status = 'waiting' AND t.execcode NOT IN ('0001', '0002')`;

/** Of the rows by which a page is ended (main/ledger/writing/prove.ts) one waits for the bank (main/domain/page/page.ts). */
const isWithBank = `o.state = 'pending' AND o.operation IN ('payment', 'authorization') AND (
  EXISTS (SELECT 1 FROM transactions t WHERE ${waiting} AND t.extra_data = a.attempt_id AND t.extra_data <> '')
  OR EXISTS (SELECT 1 FROM transactions t WHERE ${waiting} AND t.extra_data = 'be2bill-console ' || a.attempt_id AND t.extra_data <> '')
  OR EXISTS (SELECT 1 FROM transactions t WHERE ${waiting} AND t.transaction_id = a.transaction_id
    AND NOT EXISTS (SELECT 1 FROM attempts b
      WHERE b.attempt_id = replace(t.extra_data, 'be2bill-console ', '') AND b.operation_id <> a.operation_id)))`;

const selectOperations = `
  SELECT o.operation_id AS operationId, o.desk_id AS deskId, o.account_id AS accountId, o.operation, o.state, o.chain_id AS chainId,
         nullif(o.reference_id, '') AS referenceId, o.order_id AS orderId, o.amount_minor AS minor, o.currency,
         o.reason, o.note, o.agreement, o.actor, o.drafted_at AS draftedAt, o.confirmed_at AS confirmedAt,
         o.changed_at AS changedAt, o.settlement, o.guards,
         o.review ->> 'carriesOut' AS carried,
         (SELECT json_group_array(json_object(
             'attemptId', a.attempt_id, 'number', a.number, 'url', a.url, 'parameters', json(a.parameters),
             'sentAt', a.sent_at, 'endedAt', a.ended_at, 'execcode', a.execcode, 'message', a.message,
             'transactionId', a.transaction_id, 'cause', a.cause, 'foreignAnswer', json(a.foreign_answer), 'verdict', a.verdict, 'proof', json(a.proof),
             'rowId', coalesce(${rowBearing('a.attempt_id')}, ${rowBearing("'be2bill-console ' || a.attempt_id")}),
             'withBank', json(iif(${isWithBank}, 'true', 'false'))
           ))
          FROM (SELECT * FROM attempts WHERE operation_id = o.operation_id ORDER BY number) a) AS attempts
  FROM operations o
`;

const creditsSince = `${selectOperations} INDEXED BY operations_of_credits
  WHERE o.account_id = @accountId AND o.operation = 'credit' AND o.changed_at >= @since AND o.state <> 'drafted'`;

const openCredits = `${selectOperations} INDEXED BY operations_by_state
  WHERE o.state IN (${listOf(openStates)}) AND o.account_id = @accountId AND o.operation = 'credit'`;

/** Put together once: to find a statement by a long text that is made anew costs more than to run it. */
const selectOne = `${selectOperations} WHERE o.operation_id = ?`;

const selectOfChain = `
  ${selectOperations} WHERE o.account_id = ? AND o.chain_id = ? AND o.state <> 'drafted' ORDER BY o.operation_id
`;

/** Left to itself SQLite walks every refused operation there ever was. */
const selectProvable = `
  ${selectOperations} INDEXED BY operations_provable
  WHERE o.desk_id IS NULL AND (o.state IN ('unknown', 'pending') OR (o.state = 'refused' AND o.settlement IS NOT NULL))
  ORDER BY o.operation_id
`;

function toOperation({ minor, currency, settlement, guards, attempts, carried, ...rest }: StoredOperation): Operation {
  return {
    ...rest,
    amount: { minor, currency },
    attempts: JSON.parse(attempts) as Attempt[],
    settlement: settlement === null ? null : JSON.parse(settlement),
    guarded: guards === null ? null : JSON.parse(guards),
    ...(carried !== null && { carriesOut: carried }),
  };
}
