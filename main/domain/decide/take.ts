import { assertNever } from '../../../protocol/assert-never.ts';
import type { Chain } from '../chain.ts';
import { decideTakingOrder } from '../charge/decide-charge.ts';
import type { OrderSituation } from '../charge/order-situation.ts';
import { isDraftedAlone } from '../deadline.ts';
import { asKnown } from '../doubted.ts';
import type { OperationEvent, Review } from '../event.ts';
import { findGuards } from '../guards.ts';
import { judge } from '../judges/index.ts';
import { isCharge, type TransactionAction } from '../kinds.ts';
import { holdsChain, isRepeatable, type Operation } from '../operation.ts';
import { comparePictures, type Picture, takePicture } from '../picture.ts';
import { type Decision, decided, type Refusal, refused } from '../refusal.ts';
import { type Situation, withoutOperation } from '../situation.ts';
import { isLive } from '../transaction.ts';
import { isReviewOver, type Taking, takeChain } from './taking.ts';

/** What taking a chain is decided from, all of it read in one transaction. */
export type TakingFacts = Drafted & (AroundTransaction | AroundOrder);

interface Drafted {
  readonly operation: Operation;
  readonly review: Review | null;
  /** Since when this ledger is of a team, in milliseconds UTC; null for a desk alone. */
  readonly joinedAt: number | null;
}

interface AroundTransaction {
  readonly kind: 'transaction';
  /** Around what the operation refers to. */
  readonly situation: Situation;
  /** The chain that it would hold. */
  readonly held: Chain;
}

/** Of a charge, which refers to nothing. */
interface AroundOrder {
  readonly kind: 'order';
  readonly situation: OrderSituation;
}

/** What stands around an operation, for whoever reads it. */
export type TakingSurroundings = AroundTransaction | AroundOrder;

/** Whether an operation may take what it holds. Decided in the transaction that writes it down. */
export function decideTaking(taking: Taking, facts: TakingFacts): Decision<OperationEvent> {
  if (facts.operation.deskId !== null) return refused({ code: 'anotherDesks' });
  // What is sent again is compared with its review as things stand now.
  if (taking.kind === 'confirm' && isDraftedAlone(facts.operation.draftedAt, facts.joinedAt))
    return refused({ code: 'draftedAlone' });
  switch (facts.kind) {
    case 'transaction':
      return decideTakingChain(taking, facts);
    case 'order':
      return decideTakingOrder(taking, facts.operation, facts.review, facts.situation);
    default:
      return assertNever(facts);
  }
}

/**
 * Whether an action may take its chain: nothing else holds it, what was reviewed is what is there, every guard has its
 * answer, the action is open, and its amount is not above what is left.
 */
function decideTakingChain(taking: Taking, facts: Drafted & AroundTransaction): Decision<OperationEvent> {
  const { operation, review, held } = facts;
  const action = actionOf(operation);
  const situation = withoutOperation(facts.situation, operation);
  if (taking.kind === 'again' && !isRepeatable(operation)) return refused({ code: 'notRepeatable' });
  const holder = asKnown(held.operations, held.doubted).find(
    ({ operationId, state }) => operationId !== operation.operationId && holdsChain(state),
  );
  if (holder) return refused(busyWith(holder));
  const provesItself = isUnknownStop(operation);
  if (taking.kind === 'confirm' && (!review || isReviewOver(taking, operation, situation.now))) {
    return refused({ code: 'draftExpired' });
  }
  const present = takePicture(situation, action);
  const changed = provesItself ? undefined : findChange(review, present);
  if (changed) return refused(changed);
  const guards = taking.kind === 'confirm' ? findGuards(situation, action) : [];
  if (taking.kind === 'confirm' && guards.length > 0 && taking.guardAnswer === null) {
    return refused({ code: 'guardUnanswered', guards });
  }
  const closed = findClosed(action, situation, present);
  if (closed) return refused(closed);
  const limit = limitOf(action, situation.chain);
  if (operation.amount.minor > limit) {
    return refused({ code: 'amountAboveLeft', left: { minor: limit, currency: situation.chain.balance.currency } });
  }
  return decided(takeChain(taking, operation, guards, situation.account));
}

type Action = Operation & { readonly operation: TransactionAction };

/** A charge refers to no chain: one that is read as an action was mixed up on the way here. */
function actionOf(operation: Operation): Action {
  if (isCharge(operation.operation)) throw new Error(`Operation ${operation.operationId} takes no chain.`);
  return operation as Action;
}

function busyWith({ operationId, deskId, state }: Operation): Refusal {
  // A colleague's is for their own desk to settle.
  return { code: 'chainBusy', operationId, toSettle: state === 'unknown' && deskId === null };
}

/**
 * A stop whose outcome is unknown moves no money: sent again, its answer is the proof, also where the plan is known to be
 * stopped by now (2011, rules.md G45).
 */
function isUnknownStop({ operation, state }: Operation): boolean {
  return operation === 'stopntimes' && state === 'unknown';
}

function findChange(review: Review | null, present: Picture): Refusal | undefined {
  const changes = review ? comparePictures(review.picture, present) : (['transactions'] as const);
  return changes.length > 0 ? { code: 'changedSinceReview', changes, picture: present } : undefined;
}

/** The same picture may have closed with time alone; another reference under it is another picture. */
function findClosed(operation: Action, situation: Situation, picture: Picture): Refusal | undefined {
  const judgement = judge(operation.operation, situation);
  if (judgement.open) {
    return judgement.reference.transactionId === operation.referenceId
      ? undefined
      : { code: 'changedSinceReview', changes: ['transactions'], picture };
  }
  if (isUnknownStop(operation) && judgement.obstacle === 'planStopped') return undefined;
  return { code: 'actionNotOpen', obstacle: judgement.obstacle };
}

/** The last line of defence, in minor units. */
function limitOf({ operation }: Action, chain: Chain): number {
  switch (operation) {
    case 'refund':
      return chain.balance.leftAtMost;
    case 'capture':
      return amountAuthorised(chain);
    case 'void':
    case 'credit':
    case 'stopntimes':
      return Number.POSITIVE_INFINITY;
    default:
      return assertNever(operation);
  }
}

/** Also where an edit that nobody could attribute may have used it: then a guard has spoken. */
function amountAuthorised({ transactions, balance }: Chain): number {
  if (balance.authorised > 0 || balance.unsure.length === 0) return balance.authorised;
  return transactions.find((row) => row.operation === 'authorization' && isLive(row))?.amount.minor ?? 0;
}
