import type { OperationEvent } from '../event.ts';
import { movesMoney, type Operation } from '../operation.ts';
import { type Decision, decided, type RefusalOf, refused } from '../refusal.ts';
import type { Transaction } from '../transaction.ts';

/** A person's word on an unknown operation. */
export interface Statement {
  readonly outcome: 'succeeded' | 'refused';
  /** The operation's own, as the extranet shows it. */
  readonly transactionId: string | null;
  readonly reason: string;
}

/** Why a person's word does not end an operation. */
export type SettlementRefusal = RefusalOf<'notSettleable' | 'transactionIdMissing' | 'notItsTransaction'>;

/** What is known of the TRANSACTIONID that a person named. */
export interface NamedTransaction {
  readonly row: Transaction | undefined;
  /** Whether another operation of this desk has it as its result. */
  readonly isAnothers: boolean;
}

/** Whether a person's word can end an operation: it is unknown, and the transaction that they name can be its own. */
export function decideSettlement(
  statement: Statement,
  operation: Operation,
  named: NamedTransaction,
): Decision<OperationEvent, SettlementRefusal> {
  if (operation.state !== 'unknown') return refused({ code: 'notSettleable' });
  const { outcome, transactionId } = statement;
  if (outcome === 'succeeded' && transactionId === null && movesMoney(operation.operation)) {
    return refused({ code: 'transactionIdMissing' });
  }
  if (transactionId !== null && (named.isAnothers || (named.row && !couldBe(named.row, operation)))) {
    return refused({ code: 'notItsTransaction' });
  }
  return decided({ kind: 'operationSettled', operationId: operation.operationId, ...statement });
}

/** A row of another kind, another amount or on another reference is something else's; a refused one moved nothing. */
function couldBe(row: Transaction, { operation, amount, referenceId }: Operation): boolean {
  const sameMoney = operation === 'void' || operation === 'stopntimes' || row.amount.minor === amount.minor;
  const sameReference = operation === 'credit' || row.referenceId === null || row.referenceId === referenceId;
  return row.operation === operation && row.status !== 'refused' && sameMoney && sameReference;
}
