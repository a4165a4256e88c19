import type { Money } from '../../protocol/money/index.ts';
import type { AccountRules } from './account.ts';
import { type Chain, chainIdOf } from './chain.ts';
import type { DeskOperation, TransactionAction } from './kinds.ts';
import { lastAttempt, type Operation, wantedBy } from './operation.ts';
import { compareByTime } from './order-of-business.ts';
import type { Plan } from './plan.ts';
import type { Transaction } from './transaction.ts';

/** Everything that is known around a transaction at one moment: what judges and guards decide from. */
export interface Situation {
  /** The transaction that the person has in front of them. */
  readonly row: Transaction;
  readonly chain: Chain;
  /** The n-times plan that the transaction belongs to, or null. */
  readonly plan: Plan | null;
  readonly account: AccountRules;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Who sits at the desk. */
  readonly actor: string;
  /** What moved on the order in the last days, newest first. */
  readonly lately: readonly Transaction[];
  /** What was credited to the chain's customer lately, or may be, whatever the order. */
  readonly credited: Credited;
  /** Operations on the order that have not ended, oldest first. */
  readonly openOnOrder: readonly OpenOnOrder[];
  /** How often the team had moved a chain, as far as was known when this was read; absent for a desk alone. */
  readonly touches?: number;
}

/** Credits to an alias of a chain's, or that started from one of its rows: their own orders say nothing of whom they are to. */
export interface Credited {
  /** Newest first. */
  readonly rows: readonly Transaction[];
  /** Of the last days, and those that have not ended. */
  readonly operations: readonly Operation[];
}

export const nothingCredited: Credited = { rows: [], operations: [] };

/** An operation on an order that has not ended. */
export interface OpenOnOrder {
  readonly actor: string;
  readonly operation: DeskOperation;
  /** Milliseconds UTC. */
  readonly since: number;
}

/** What an operation is about, decided but not sent. */
export interface Intended {
  readonly operation: DeskOperation;
  readonly amount: Money;
}

/** What an operation in this situation would hold. */
export function chainIdIn({ chain, plan }: Situation, operation: TransactionAction, orderId: string): string {
  return chainIdOf(operation, { rootId: chain.chainId, scheduleId: plan?.scheduleId ?? '', orderId });
}

/** The same without one operation: what is sent again, or by whoever approved it, does not stand in its own way. */
export function withoutOperation(
  situation: Situation,
  operation: Pick<Operation, 'operationId' | 'carriesOut'>,
): Situation {
  const others = (operations: readonly Operation[]) =>
    operations.filter((other) => wantedBy(other) !== wantedBy(operation));
  const strip = (chain: Chain): Chain => ({ ...chain, operations: others(chain.operations) });
  const { chain, plan, credited } = situation;
  return {
    ...situation,
    chain: strip(chain),
    plan: plan && { ...plan, chain: strip(plan.chain) },
    credited: { ...credited, operations: others(credited.operations) },
  };
}

/** Whether a credit of a desk's is to a chain's customer: to an alias of its rows', or prepared from one of them. */
export function isToCustomerOf(credit: Operation, transactions: readonly Transaction[]): boolean {
  const alias = lastAttempt(credit).parameters['ALIAS'] ?? '';
  return transactions.some((row) => row.transactionId === credit.referenceId || (alias !== '' && row.alias === alias));
}

/** Under which ids a row of an operation's may be known. */
export function listRowIds({ attempts, settlement }: Operation): string[] {
  const ids = [settlement?.transactionId, ...attempts.flatMap(({ transactionId, rowId }) => [transactionId, rowId])];
  return [...new Set(ids)].flatMap((id) => id ?? []);
}

/** The credits among rows that happened since an instant, newest first. */
export function sortCredited(rows: readonly Transaction[], since: number): Transaction[] {
  const lately = rows.filter(({ operation, happenedAt }) => operation === 'credit' && happenedAt >= since);
  return lately.toSorted((one, other) => compareByTime(other, one));
}
