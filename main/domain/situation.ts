import type { Money } from '../../protocol/money/index.ts';
import type { AccountRules } from './account.ts';
import { type Chain, chainIdOf } from './chain.ts';
import type { DeskOperation, TransactionAction } from './kinds.ts';
import { type Operation, wantedBy } from './operation.ts';
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
  /** Operations on the order that have not ended, oldest first. */
  readonly openOnOrder: readonly OpenOnOrder[];
  /** How often the team had moved a chain, as far as was known when this was read; absent for a desk alone. */
  readonly touches?: number;
}

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
  const strip = (chain: Chain): Chain => ({
    ...chain,
    operations: chain.operations.filter((other) => wantedBy(other) !== wantedBy(operation)),
  });
  const { chain, plan } = situation;
  return { ...situation, chain: strip(chain), plan: plan && { ...plan, chain: strip(plan.chain) } };
}
