import type { ChargeGuard } from './charge/charge-guards.ts';
import type { DeskOperation } from './kinds.ts';
import { judgeReclaim, type ReclaimGuard } from './reclaim.ts';
import { judgeRepetition, type RepetitionGuard } from './repetition.ts';
import type { Intended, Situation } from './situation.ts';
import { judgeUnsure, type UnsureGuard } from './unsure-guards.ts';

/**
 * What makes an operation look as if money could leave twice, with what was seen. The gateway would carry each of these
 * out (rules.md D29): a guard says so and asks for a reason; it never blocks.
 */
export type Guard =
  | RepetitionGuard
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

/** A refund of money that the bank has given back already; which row of a chain a source marks with that, no page says. */
function judgeChargeback({ chain }: Situation, { operation }: Intended): Guard[] {
  if (operation !== 'refund') return [];
  return chain.transactions
    .filter(({ chargedBack }) => chargedBack)
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
