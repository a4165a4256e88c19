import { rulesOf } from '../accounts/account.ts';
import { findChargeGuards, intentOf } from '../domain/charge/decide-charge.ts';
import { takeOrderPicture } from '../domain/charge/order-picture.ts';
import { askAround, withoutCharge } from '../domain/charge/order-situation.ts';
import type { Review } from '../domain/event.ts';
import { findGuards } from '../domain/guards.ts';
import { judge } from '../domain/judges/index.ts';
import { isCharge } from '../domain/kinds.ts';
import { lastAttempt, type Operation } from '../domain/operation.ts';
import { type Change, comparePictures, takePicture } from '../domain/picture.ts';
import { lately } from '../domain/repetition.ts';
import { withoutOperation } from '../domain/situation.ts';
import type { ReviewedDraft } from './answer.ts';
import type { DeskPorts } from './ports.ts';

/** A draft as it stands, its own or a colleague's, with what stands around it in this desk's ledger now. */
export interface DraftNow {
  readonly draft: ReviewedDraft;
  /** Which part of what its review showed is another one here. */
  readonly changes: readonly Change[];
}

type ReviewPorts = Pick<DeskPorts, 'ledger' | 'clock' | 'findAccount'>;

/**
 * Looks at a draft once more without writing anything. Undefined where this desk does not know what it refers to. It is seen with
 * the eyes of whoever prepared it: their own work on the order is no colleague's.
 */
export async function reviewAgain(
  ports: ReviewPorts,
  operation: Operation,
  review: Review,
): Promise<DraftNow | undefined> {
  const known = ports.findAccount(operation.accountId);
  const seen = { account: known ? rulesOf(known) : review.account, actor: operation.actor, now: ports.clock.now() };
  return isCharge(operation.operation)
    ? lookAtCharge(ports, operation, review, seen)
    : lookAtAction(ports, { ...operation, operation: operation.operation }, review, seen);
}

type Seen = Pick<Parameters<typeof takePicture>[0], 'account' | 'actor' | 'now'>;

async function lookAtAction(
  { ledger }: ReviewPorts,
  operation: Operation & { readonly operation: Exclude<Operation['operation'], 'payment' | 'authorization'> },
  review: Review,
  seen: Seen,
): Promise<DraftNow | undefined> {
  const { accountId, referenceId, orderId, amount } = operation;
  if (referenceId === null) return undefined;
  const own = operation.operation === 'credit' ? orderId : null;
  const question = { accountId, transactionId: referenceId, orderId: own, since: seen.now - lately };
  const around = await ledger.views.readAround(question);
  if (!around) return undefined;
  const situation = withoutOperation({ ...around, ...seen }, operation);
  const intended = { operation: operation.operation, amount };
  const judgement = judge(operation.operation, situation);
  const whole = judgement.open ? judgement.whole : null;
  const { client, clientEmail, card } = situation.row;
  const { url, parameters } = lastAttempt(operation);
  return {
    draft: {
      operation,
      customer: { client, clientEmail, card },
      before: whole,
      after: whole && { ...whole, minor: Math.max(0, whole.minor - amount.minor) },
      until: judgement.open ? judgement.until : null,
      mayBeOver: judgement.open && judgement.mayBeOver,
      request: { url, parameters },
      guards: findGuards(situation, intended),
    },
    changes: comparePictures(review.picture, takePicture(situation, intended)),
  };
}

async function lookAtCharge(
  { ledger }: ReviewPorts,
  operation: Operation,
  review: Review,
  seen: Seen,
): Promise<DraftNow> {
  const facts = await ledger.views.readOrder(askAround(operation, seen.now));
  const situation = withoutCharge({ ...facts, ...seen }, operation);
  const guards = findChargeGuards(situation, intentOf(operation));
  const { url, parameters } = lastAttempt(operation);
  const { CLIENTIDENT: client = '', CLIENTEMAIL: clientEmail = '', ALIAS: alias = '' } = parameters;
  return {
    draft: {
      operation,
      customer: { client, clientEmail, card: alias === '' ? '' : (facts.source?.card ?? '') },
      before: null,
      after: null,
      until: null,
      mayBeOver: false,
      request: { url, parameters },
      guards,
    },
    changes: comparePictures(review.picture, takeOrderPicture(situation, guards)),
  };
}
