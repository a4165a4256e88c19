import type { ActionObstacle, DeskOperation, Money, PlanView, TransactionRow } from '../../../contract/index.ts';
import type { Account } from '../../accounts/account.ts';
import { hasRow } from '../../ledger/queries/balance.ts';
import type { Chain } from '../../ledger/queries/chain.ts';

/** What a judgement is made from: the open transaction with everything around it, and the moment. */
export interface Situation {
  /** The transaction that the person has in front of them. */
  readonly row: TransactionRow;
  readonly chain: Chain;
  /** The n-times plan that the transaction belongs to, or null. */
  readonly plan: Plan | null;
  readonly account: Account;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** A plan with the operations of this desk on it. */
export interface Plan {
  readonly view: PlanView;
  /** What holds the plan: operations of its own chain, apart from its instalments' (rules.md I57). */
  readonly chain: Chain;
}

/** Whether an action is open: on which transaction, up to how much, until when; or why not. */
export type Judgement =
  | {
      readonly open: true;
      readonly reference: TransactionRow;
      readonly limit: Money | null;
      /** The last millisecond for it, or null. */
      readonly until: number | null;
    }
  | {
      readonly open: false;
      readonly obstacle: ActionObstacle;
      /** When it closed, or null. */
      readonly since: number | null;
    };

export function closed(obstacle: ActionObstacle, since: number | null = null): Judgement {
  return { open: false, obstacle, since };
}

/** What holds a chain: one operation at a time, and one with an unknown outcome until it is settled (rules.md I57). */
export function findHolder(chain: Chain): 'inFlight' | 'toSettleFirst' | undefined {
  if (chain.operations.some(({ state }) => state === 'unknown')) return 'toSettleFirst';
  return chain.operations.some(({ state }) => state === 'confirmed' || state === 'sending') ? 'inFlight' : undefined;
}

/** Whether this desk made such an operation without learning its TRANSACTIONID; with one, it stands among the rows. */
export function isDone({ operations, transactions }: Chain, kind: DeskOperation): boolean {
  return operations.some((own) => own.operation === kind && own.state === 'succeeded' && !hasRow(own, transactions));
}

/** Succeeded and not voided (rules.md, "Live"). */
export function isLive(row: TransactionRow): boolean {
  return row.status === 'succeeded' && !row.voided;
}
