import type { Money } from '../../protocol/money/index.ts';
import type { ChargeGuard } from './charge/charge-guards.ts';
import type { DeskOperation } from './kinds.ts';
import { leftAt } from './operation.ts';
import { listWithoutRow } from './own-row.ts';
import { judgeReclaim, type ReclaimGuard } from './reclaim.ts';
import type { Intended, Situation } from './situation.ts';
import { isDebit, isVoided, type Transaction } from './transaction.ts';
import { judgeUnsure, type UnsureGuard } from './unsure-guards.ts';

const day = 86_400_000;

/** How far back the same amount on the same order looks like a second time, in milliseconds. */
export const lately = 3 * day;

/**
 * What makes an operation look as if money could leave twice, with what was seen. The gateway would carry each of these
 * out (rules.md D29): a guard says so and asks for a reason; it never blocks.
 */
export type Guard =
  /** The same operation of the same amount on the same order or chain, a short while ago; no id where no row of it is here. */
  | {
      readonly kind: 'sameAmountLately';
      readonly transactionId: string | null;
      readonly amount: Money;
      readonly happenedAt: number;
      readonly timeKnown: boolean;
    }
  /** The bank has taken the money back from the merchant already. */
  | { readonly kind: 'chargedBack'; readonly transactionId: string }
  | ReclaimGuard
  /** More instalments of the plan are to come; a refund of one does not stop them. */
  | { readonly kind: 'planRuns'; readonly toCome: number }
  /** The gateway would capture by itself on that day; a capture by hand cancels that (S3:43). */
  | { readonly kind: 'captureScheduled'; readonly day: string }
  | UnsureGuard
  /** Somebody else's operation on the same order has not ended. */
  | {
      readonly kind: 'colleagueAtIt';
      readonly actor: string;
      readonly operation: DeskOperation;
      readonly since: number;
    }
  /** A row that may be of this chain was heard and could not be read: money may have moved that is not counted. */
  | { readonly kind: 'incompleteChain' }
  | ChargeGuard;

export type GuardKind = Guard['kind'];

/** What speaks against an operation that the gateway would carry out: money might leave twice. */
export function findGuards(situation: Situation, intended: Intended): Guard[] {
  return [
    ...judgeChargeback(situation, intended),
    ...judgeReclaim(situation, intended.operation),
    ...judgePlan(situation, intended),
    ...judgeSchedule(situation, intended),
    ...judgeRepetition(situation, intended),
    ...judgeUnsure(situation, intended),
    ...findColleague(situation),
    ...judgeReading(situation, intended),
  ];
}

/** A refund of money that the bank has given back already. */
function judgeChargeback({ chain }: Situation, { operation }: Intended): Guard[] {
  if (operation !== 'refund') return [];
  return chain.transactions
    .filter((row) => isDebit(row) && row.chargedBack)
    .map(({ transactionId }) => ({ kind: 'chargedBack', transactionId }));
}

/** Refunding the first instalment looks like undoing the order, and is not: the others go on (S3:134). */
function judgePlan({ plan, chain }: Situation, { operation }: Intended): Guard[] {
  if (operation !== 'refund' || plan?.state !== 'running') return [];
  const isFirst = chain.transactions.some(({ transactionId }) => transactionId === plan.scheduleId);
  const toCome = plan.instalments.filter(({ row }) => row === null).length;
  return isFirst && toCome > 0 ? [{ kind: 'planRuns', toCome }] : [];
}

function judgeSchedule({ chain }: Situation, { operation }: Intended): Guard[] {
  if (operation !== 'capture') return [];
  return chain.transactions
    .filter((row) => row.operation === 'authorization' && row.captureDay !== '')
    .map(({ captureDay }) => ({ kind: 'captureScheduled', day: captureDay }));
}

function judgeRepetition({ lately: rows, chain, now }: Situation, { operation, amount }: Intended): Guard[] {
  if (operation !== 'refund' && operation !== 'credit') return [];
  const since = now - lately;
  const isSame = (other: Pick<Transaction, 'operation' | 'amount'>) =>
    other.operation === operation && other.amount.minor === amount.minor;
  // An edit bears the ORDERID that it was sent with, whatever that is (rules.md D30): its chain knows it all the same.
  const same = [...rows, ...chain.transactions.toReversed()].find(
    (row) => isSame(row) && row.status !== 'refused' && !isVoided(row) && row.happenedAt >= since,
  );
  if (same) {
    const { transactionId, amount: before, happenedAt, timeKnown } = same;
    return [{ kind: 'sameAmountLately', transactionId, amount: before, happenedAt, timeKnown }];
  }
  const unseen = listWithoutRow(chain.operations, chain.transactions).findLast(
    (other) => isSame(other) && other.state === 'succeeded' && leftAt(other) >= since,
  );
  if (!unseen) return [];
  const happenedAt = leftAt(unseen);
  return [{ kind: 'sameAmountLately', transactionId: null, amount: unseen.amount, happenedAt, timeKnown: true }];
}

/** Somebody else is at the same order. */
export function findColleague({ openOnOrder, actor }: Pick<Situation, 'openOnOrder' | 'actor'>): Guard[] {
  const other = openOnOrder.find((open) => open.actor !== actor);
  return other ? [{ kind: 'colleagueAtIt', ...other }] : [];
}

/** A stop moves no money, whatever was not read. */
function judgeReading({ chain }: Situation, { operation }: Intended): Guard[] {
  const isIncomplete = chain.balance.unsure.some(({ kind }) => kind === 'unreadableRow');
  return isIncomplete && operation !== 'stopntimes' ? [{ kind: 'incompleteChain' }] : [];
}
