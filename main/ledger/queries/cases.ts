import { beginsChain } from '../../domain/kinds.ts';
import { isProbable } from '../../domain/proof.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { Look, Undecided } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { findOperation } from './operations.ts';
import { isMadeByAnother } from './results.ts';
import { findTransaction, listOrder, listRoot } from './transactions.ts';

/**
 * What of this desk's own the gateway's tables may still decide: unknown outcomes, and those that wait for the bank. The last look is
 * the one that was written down last, whatever the clock said of an earlier one.
 */
export function listUndecided(database: ReadableDatabase): Undecided[] {
  return database
    .prepare<[], { operationId: string; lastLookAt: number | null }>(
      `SELECT o.operation_id AS operationId,
              (SELECT looked_at FROM looks
               WHERE look_id = (SELECT max(look_id) FROM looks l WHERE l.operation_id = o.operation_id)) AS lastLookAt
       FROM operations o WHERE o.state IN ('unknown', 'pending') AND o.desk_id IS NULL`,
    )
    .all()
    .toSorted((left, right) => (left.operationId < right.operationId ? -1 : 1))
    .flatMap(({ operationId, lastLookAt }) => {
      const operation = findOperation(database, operationId);
      return operation ? [{ operation, lastLookAt }] : [];
    });
}

/** When the gateway was last asked about an operation: the look that was written down last, whatever the clock said. */
export function findLastLook(database: ReadableDatabase, operationId: string): number | null {
  const lookedAt = database
    .prepare<object, number>(
      `SELECT looked_at FROM looks
       WHERE look_id = (SELECT max(look_id) FROM looks WHERE operation_id = @operationId)`,
    )
    .pluck()
    .get({ operationId });
  return lookedAt ?? null;
}

/** When the gateway was asked about an operation, newest first. */
export function listLookUps(database: ReadableDatabase, operationId: string): Look[] {
  return database
    .prepare<[string], Look>(
      `SELECT looked_at AS lookedAt, result, cause FROM looks
       WHERE operation_id = ? ORDER BY looked_at DESC, look_id DESC LIMIT 50`,
    )
    .all(operationId);
}

/** Rows that may be what an operation of unknown outcome made, and that are no other operation's. */
export function findProbable(database: ReadableDatabase, operationId: string): Transaction[] {
  const operation = findOperation(database, operationId);
  if (!operation) return [];
  const { accountId, referenceId } = operation;
  const isEdit = referenceId !== null && !beginsChain(operation.operation);
  const reference = isEdit ? findTransaction(database, { accountId, transactionId: referenceId }) : undefined;
  const around = [
    ...(reference ? listRoot(database, accountId, reference.rootId) : []),
    ...listOrder(database, operation),
  ];
  const candidates = new Map(around.map((row) => [row.transactionId, row]));
  return [...candidates.values()]
    .filter((row) => isProbable(row, operation) && !isMadeByAnother(database, operation, row))
    .toSorted((left, right) => left.happenedAt - right.happenedAt);
}
