import type { AccountRules } from './account.ts';
import { canonical } from './canonical.ts';
import { businessDay } from './deadline.ts';
import { findGuards, type GuardKind } from './guards.ts';
import type { DeskOperation, OperationType, TransactionStatus } from './kinds.ts';
import type { Operation, OperationState } from './operation.ts';
import type { Plan } from './plan.ts';
import type { Intended, Situation } from './situation.ts';
import { isVoided, type Transaction } from './transaction.ts';

/**
 * What a review showed, as far as it decides what is sent. It is kept with the draft, and compared in the transaction that
 * takes the chain. No names in it, since a name changes no money; no ages and countdowns, since time alone changes nothing
 * either: what closes with time is judged anew.
 */
export interface Picture {
  readonly rows: readonly PicturedRow[];
  readonly operations: readonly PicturedOperation[];
  /** Edits beside the chain that nobody could attribute. */
  readonly beside: readonly PicturedRow[];
  readonly plan: PicturedPlan | null;
  readonly guards: readonly GuardKind[];
  readonly account: AccountRules;
}

export interface PicturedRow {
  readonly transactionId: string;
  readonly operation: OperationType;
  readonly minor: number;
  readonly currency: string;
  readonly status: TransactionStatus;
  readonly voided: boolean;
  readonly referenceId: string | null;
  readonly chargedBack: boolean;
  readonly directDebit: boolean;
  /** `YYYY-MM-DD` in the account's zone: what a deadline counts from. */
  readonly day: string;
  readonly captureDay: string;
}

export interface PicturedOperation {
  readonly operationId: string;
  readonly operation: DeskOperation;
  readonly state: OperationState;
  readonly referenceId: string | null;
  readonly minor: number;
  readonly currency: string;
}

export interface PicturedPlan {
  readonly scheduleId: string;
  readonly state: Plan['state'];
  readonly instalments: readonly (PicturedRow | null)[];
  readonly operations: readonly PicturedOperation[];
}

/** The picture of a situation, for what is intended in it. */
export function takePicture(situation: Situation, intended: Intended): Picture {
  const { chain, plan, account } = situation;
  const pictured = (row: Transaction) => pictureRow(row, account);
  const kinds = new Set(findGuards(situation, intended).map(({ kind }) => kind));
  return {
    rows: arrangeRows(chain.transactions.map(pictured)),
    operations: chain.operations.map(pictureOperation),
    beside: arrangeRows(chain.beside.edits.map(pictured)),
    plan: plan && {
      scheduleId: plan.scheduleId,
      state: plan.state,
      instalments: plan.instalments.map(({ row }) => row && pictured(row)),
      operations: plan.chain.operations.map(pictureOperation),
    },
    guards: [...kinds].toSorted(),
    account: pictureAccount(account),
  };
}

/** Which part of a picture is another one now. */
export type Change = 'transactions' | 'operations' | 'plan' | 'guards' | 'account';

/** What changed between two pictures. A guard that only lapsed is no change; one that came is. */
export function comparePictures(reviewed: Picture, present: Picture): Change[] {
  const changed: Change[] = [];
  if (differs(reviewed.rows, present.rows) || differs(reviewed.beside, present.beside)) changed.push('transactions');
  if (differs(reviewed.operations, present.operations)) changed.push('operations');
  if (differs(reviewed.plan, present.plan)) changed.push('plan');
  if (present.guards.some((kind) => !reviewed.guards.includes(kind))) changed.push('guards');
  if (differs(reviewed.account, present.account)) changed.push('account');
  return changed;
}

export function pictureRow(row: Transaction, { voidZone }: AccountRules): PicturedRow {
  return {
    transactionId: row.transactionId,
    operation: row.operation,
    minor: row.amount.minor,
    currency: row.amount.currency,
    status: row.status,
    voided: isVoided(row),
    referenceId: row.referenceId,
    chargedBack: row.chargedBack,
    directDebit: row.method === 'directDebit',
    day: businessDay(row.happenedAt, voidZone),
    captureDay: row.captureDay,
  };
}

export function pictureOperation(operation: Operation): PicturedOperation {
  const { operationId, state, referenceId, amount } = operation;
  return { operationId, operation: operation.operation, state, referenceId, ...amount };
}

/** Field by field: whatever else an account has is no rule. */
export function pictureAccount(account: AccountRules): AccountRules {
  const { accountId, identifier, host, apiKeyId, currency, voidZone, captureDays, creditMode, paymentMethod } = account;
  return { accountId, identifier, host, apiKeyId, currency, voidZone, captureDays, creditMode, paymentMethod };
}

/** In one order, whichever way they were read. */
export function arrangeRows(rows: readonly PicturedRow[]): PicturedRow[] {
  return rows.toSorted((left, right) => (left.transactionId < right.transactionId ? -1 : 1));
}

/** Most are the same, in the same order. */
function differs(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) !== JSON.stringify(right) && canonical(left) !== canonical(right);
}
