import type { OperationEvent } from '../event.ts';
import { movesMoney, type Operation } from '../operation.ts';
import { couldBeMadeBy } from '../own-row.ts';
import { type Decision, decided, type RefusalOf, refused } from '../refusal.ts';
import { isSameId, type NamedTransaction, plainId } from './answered.ts';

/** A person's word on an unknown operation. */
export interface Statement {
  readonly outcome: 'succeeded' | 'refused';
  /** The operation's own, as the extranet shows it. */
  readonly transactionId: string | null;
  readonly reason: string;
}

/** Why a person's word does not end an operation. */
export type SettlementRefusal = RefusalOf<
  'anotherDesks' | 'notSettleable' | 'transactionIdMissing' | 'notItsTransaction'
>;

/** Whether a person's word can end an operation: it is unknown, and the transaction that they name can be its own. */
export function decideSettlement(
  statement: Statement,
  operation: Operation,
  named: NamedTransaction,
): Decision<OperationEvent, SettlementRefusal> {
  if (operation.deskId !== null) return refused({ code: 'anotherDesks' });
  if (operation.state !== 'unknown') return refused({ code: 'notSettleable' });
  const { outcome } = statement;
  // What a person copied: under another spelling it would be nobody's, and the row that tells of it another one.
  const transactionId = plainId(statement.transactionId ?? '') || null;
  if (outcome === 'succeeded' && transactionId === null && movesMoney(operation.operation)) {
    return refused({ code: 'transactionIdMissing' });
  }
  if (transactionId !== null && !canBeItsOwn(transactionId, operation, named))
    return refused({ code: 'notItsTransaction' });
  return decided({ kind: 'operationSettled', operationId: operation.operationId, ...statement, transactionId });
}

/** Neither another operation's, nor what it refers to; of its own kind, amount and reference; a refused one moved nothing. */
function canBeItsOwn(transactionId: string, operation: Operation, { row, isAnothers }: NamedTransaction): boolean {
  if (isAnothers) return false;
  if (operation.referenceId !== null && isSameId(transactionId, operation.referenceId)) return false;
  return row === undefined || (row.status !== 'refused' && couldBeMadeBy(row, operation));
}
