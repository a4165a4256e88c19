import { assertNever } from '../../protocol/assert-never.ts';
import { type Balance, computeBalance } from './balance.ts';
import { type Beside, nothingBeside } from './beside.ts';
import { type DoubtedRefusal, listDoubted, type Named } from './doubted.ts';
import type { DeskOperation } from './kinds.ts';
import type { Operation } from './operation.ts';
import { sortByBusiness } from './order-of-business.ts';
import { isBegunElsewhere, withoutMixedUp } from './own-row.ts';
import type { Transaction } from './transaction.ts';
import { undoBefore } from './undone-before.ts';
import { nameBegunElsewhere, nameDisputed, type UnreadFact } from './unread.ts';

/** A payment, authorization or instalment with everything that became of it, as this ledger knows it. */
export interface Chain {
  readonly accountId: string;
  readonly chainId: string;
  /** Oldest first. */
  readonly transactions: readonly Transaction[];
  /** Operations of this desk, drafts left out, oldest first. */
  readonly operations: readonly Operation[];
  /** What nobody could attribute in its orders. */
  readonly beside: Beside;
  /** Rows of its order or its transactions that were heard and could not be read, the newest first; then those that say two things. */
  readonly unread: readonly UnreadFact[];
  /** Which refusals among its operations tell nothing. */
  readonly doubted: readonly DoubtedRefusal[];
  readonly balance: Balance;
}

/** What stands around a chain, where there is something. */
interface Surroundings {
  readonly beside?: Beside;
  readonly unread?: readonly UnreadFact[];
  /** What is known under the ids that its refused operations were answered. */
  readonly named?: readonly Named[];
  /** Rows that bear the mark of the charge of this desk's with which the chain begins. */
  readonly bearing?: readonly Transaction[];
}

/** The chain that rows and operations make; its rows stand in the order of business, whenever they came in. */
export function makeChain(facts: Omit<Chain, 'balance' | 'doubted' | keyof Surroundings> & Surroundings): Chain {
  const { beside = nothingBeside, unread: unreadable = [], named = [], bearing = [], ...rest } = facts;
  const doubted = listDoubted(facts.operations, facts.transactions, named);
  const transactions = undoBefore(sortByBusiness(withoutMixedUp(facts, doubted)));
  const begunElsewhere = isBegunElsewhere(facts, bearing);
  const disputed = transactions.flatMap((row) =>
    begunElsewhere && row.transactionId === facts.chainId ? nameBegunElsewhere(row) : (nameDisputed(row) ?? []),
  );
  const unread = disputed.length > 0 ? [...unreadable, ...disputed] : unreadable;
  const balance = computeBalance(transactions, facts.operations, { beside, unread, doubted, begunElsewhere });
  return { ...rest, transactions, beside, unread, doubted, balance };
}

/** What an operation holds: a transaction's chain, a plan, or the order of credits or of charges. */
export type Hold =
  | { readonly kind: 'chain'; readonly rootId: string }
  | { readonly kind: 'plan'; readonly scheduleId: string }
  | { readonly kind: 'order'; readonly orderId: string };

/**
 * What an operation holds while it is open, so that no second one can be made beside it: the chain of a transaction;
 * the schedule for a stop, since instalments go on being refunded meanwhile (rules.md I57); for a credit, which edits
 * nothing, its order; for payments and authorizations together theirs, since ORDERID is all that they have.
 */
export function chainIdOf(
  operation: DeskOperation,
  { rootId, scheduleId, orderId }: { rootId: string; scheduleId: string; orderId: string },
): string {
  switch (operation) {
    case 'refund':
    case 'capture':
    case 'void':
      return rootId;
    case 'stopntimes':
      return `schedule:${scheduleId}`;
    case 'credit':
      return `credit:${orderId}`;
    case 'payment':
    case 'authorization':
      return `order:${orderId}`;
    default:
      return assertNever(operation);
  }
}

/** The other way of {@link chainIdOf}. A TRANSACTIONID has no colon (protocol.md §4). */
export function readChainId(chainId: string): Hold {
  const [prefix, rest] = [chainId.slice(0, chainId.indexOf(':')), chainId.slice(chainId.indexOf(':') + 1)];
  if (prefix === 'schedule') return { kind: 'plan', scheduleId: rest };
  if (prefix === 'credit' || prefix === 'order') return { kind: 'order', orderId: rest };
  return { kind: 'chain', rootId: chainId };
}
