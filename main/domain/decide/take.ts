import { assertNever } from '../../../protocol/assert-never.ts';
import type { Chain } from '../chain.ts';
import { hasExpired } from '../deadline.ts';
import type { OperationEvent, PreparedRequest, Review } from '../event.ts';
import { findGuards, type Guard } from '../guards.ts';
import { judge } from '../judges/index.ts';
import { holdsChain, isRepeatable, lastAttempt, type Operation } from '../operation.ts';
import { comparePictures, type Picture, pictureAccount, takePicture } from '../picture.ts';
import { type Decision, decided, type Refusal, refused } from '../refusal.ts';
import { type Situation, withoutOperation } from '../situation.ts';
import { isLive } from '../transaction.ts';

/** How a person takes a chain: by confirming what they reviewed, or by sending it once more as a new attempt. */
export type Taking =
  | { readonly kind: 'confirm'; readonly guardAnswer: string | null }
  | { readonly kind: 'again'; readonly attemptId: string; readonly request: PreparedRequest };

/** What taking a chain is decided from, all of it read in one transaction. */
export interface TakingFacts {
  readonly operation: Operation;
  readonly review: Review | null;
  /** Around what the operation refers to. */
  readonly situation: Situation;
  /** The chain that it would hold. */
  readonly held: Chain;
}

/**
 * Whether an operation may take its chain: nothing else holds it, what was reviewed is what is there, every guard has its
 * answer, the action is open, and its amount is not above what is left. Decided in the transaction that writes it down.
 */
export function decideTaking(taking: Taking, facts: TakingFacts): Decision<OperationEvent> {
  const { operation, review, held } = facts;
  const situation = withoutOperation(facts.situation, operation.operationId);
  if (taking.kind === 'again' && !isRepeatable(operation)) return refused({ code: 'notRepeatable' });
  const holder = held.operations.find(
    ({ operationId, state }) => operationId !== operation.operationId && holdsChain(state),
  );
  if (holder) return refused(busyWith(holder));
  const provesItself = isUnknownStop(operation);
  if (taking.kind === 'confirm' && (!review || hasExpired(operation.draftedAt, situation.now))) {
    return refused({ code: 'draftExpired' });
  }
  const present = takePicture(situation, operation);
  const changed = provesItself ? undefined : findChange(review, present);
  if (changed) return refused(changed);
  const guards = taking.kind === 'confirm' ? findGuards(situation, operation) : [];
  if (taking.kind === 'confirm' && guards.length > 0 && taking.guardAnswer === null) {
    return refused({ code: 'guardUnanswered', guards });
  }
  const closed = findClosed(operation, situation, present);
  if (closed) return refused(closed);
  const limit = limitOf(operation, situation.chain);
  if (operation.amount.minor > limit) {
    return refused({ code: 'amountAboveLeft', left: { minor: limit, currency: situation.chain.balance.currency } });
  }
  return decided(take(taking, operation, guards, situation));
}

function busyWith({ operationId, state }: Operation): Refusal {
  return { code: 'chainBusy', operationId, toSettle: state === 'unknown' };
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
function findClosed(operation: Operation, situation: Situation, picture: Picture): Refusal | undefined {
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
function limitOf({ operation }: Operation, chain: Chain): number {
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

function take(taking: Taking, operation: Operation, guards: readonly Guard[], situation: Situation): OperationEvent {
  const { operationId } = operation;
  const account = pictureAccount(situation.account);
  if (taking.kind === 'again') {
    const { attemptId, request } = taking;
    return { kind: 'attemptAdded', operationId, attemptId, request, account };
  }
  const { attemptId } = lastAttempt(operation);
  const kinds = guards.map(({ kind }) => kind);
  const { guardAnswer } = taking;
  const guarded = guardAnswer === null || kinds.length === 0 ? null : { kinds, answer: guardAnswer };
  return { kind: 'operationConfirmed', operationId, attemptId, guarded, account };
}
