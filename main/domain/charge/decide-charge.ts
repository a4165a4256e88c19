import { type CartItem, isCartFit, listMissing, takesMandates } from '../../../protocol/collection/index.ts';
import type { Money } from '../../../protocol/money/index.ts';
import { type PlannedInstalment, readAmounts, totalOf } from '../../../protocol/plan/index.ts';
import { contradictsAccount } from '../currency.ts';
import { isReviewOver, type Taking, takeChain } from '../decide/taking.ts';
import { asKnown } from '../doubted.ts';
import type { OperationEvent, Review } from '../event.ts';
import { findColleague, type Guard } from '../guards.ts';
import type { Charge, Reason } from '../kinds.ts';
import { isOpen, isRepeatable, lastAttempt, type Operation } from '../operation.ts';
import type { HolderAsk } from '../page/ask.ts';
import { isBeforeExpiry } from '../page/expiry.ts';
import { comparePictures, type Picture } from '../picture.ts';
import { type Decision, decided, type Refusal, type RefusalOf, refused } from '../refusal.ts';
import { isCaptureDayOpen } from './capture-day.ts';
import { judgeCharge } from './charge-guards.ts';
import { isOfMandate } from './mandate.ts';
import { takeOrderPicture } from './order-picture.ts';
import { type IntendedCharge, type OrderSituation, withoutCharge } from './order-situation.ts';
import { findPlanObstacle } from './plan-obstacle.ts';

/** What a person asks for where there is no transaction yet; the amount is named here and never again. */
export interface ChargeAsk {
  readonly operation: Charge;
  readonly accountId: string;
  /**
   * The transaction whose alias is charged: the window never names an alias. Null for the first direct debit of a payer, by which
   * the mandate and its ALIAS are made (S4:13).
   */
  readonly transactionId: string | null;
  readonly orderId: string;
  /** Minor units of the account's currency; of a plan what its instalments come to. */
  readonly minor: number;
  /** The dates of a plan; absent for what is paid at once. */
  readonly instalments?: readonly PlannedInstalment[] | undefined;
  /** DESCRIPTION, CLIENTIDENT and CLIENTEMAIL, as they will be sent (S0:36–53). */
  readonly description: string;
  readonly client: string;
  readonly clientEmail: string;
  /** What a direct debit carries beside, by the names of its parameters; absent where nothing was filled in (S4:75–209). */
  readonly further?: Readonly<Record<string, string | undefined>> | undefined;
  /** What is in the basket of a direct debit (S4:135–165). */
  readonly cart?: readonly CartItem[] | undefined;
  /** CAPTUREDATE of an authorization, `YYYY-MM-DD`; empty for none (S3:39). */
  readonly captureDay: string;
  /** What gives the right to charge somebody who is not there, in the person's words; empty where the holder takes part. */
  readonly agreement: string;
  /** How the holder takes part; absent where nobody but the merchant is there. */
  readonly holder?: HolderAsk | undefined;
  readonly reason: Reason;
  readonly note: string;
}

/** A charge as it was decided: the request follows from it. */
export interface ChargeIntent extends IntendedCharge {
  /** What is debited at once or set aside: of a plan the first instalment, which is the one that this desk makes. */
  readonly amount: Money;
  /** Empty where none is charged: the holder enters a card on a form's page, or the payer begins a mandate. */
  readonly alias: string;
}

/**
 * Whether a charge may be drafted: its alias is known and was used in the account's currency, its holder gives a card, or its payer
 * begins a mandate; none is a mandate's where more than one payment is asked for; nothing on its order is under way or waits for an
 * outcome or for its holder; its day of capture is one that the gateway takes, a plan breaks no rule, and a basket comes to its
 * amount. What the account may do beside is the gateway's to say (3003).
 */
export function decideCharge(
  asked: ChargeAsk,
  situation: OrderSituation,
): Decision<ChargeIntent, RefusalOf<'actionNotOpen' | 'chainBusy'>> {
  const { operation, minor, captureDay, instalments = [], cart = [], holder } = asked;
  const { source, account, now } = situation;
  const charged = findCharged(asked, situation);
  if (charged.kind === 'refused') return charged;
  const { alias, isMandate } = charged.value;
  const onlyCard = operation === 'authorization' || instalments.length > 0 || holder !== undefined;
  if (onlyCard && isMandate) {
    return refused({ code: 'actionNotOpen', obstacle: 'mandateOnlyCollects' });
  }
  if (!isCartFit(cart, minor)) return refused({ code: 'actionNotOpen', obstacle: 'cartUnfit' });
  if (source && contradictsAccount(source, account)) return refused(otherCurrency);
  const busy = findBusy(situation);
  if (busy) return refused(busy);
  const day = operation === 'authorization' ? captureDay : '';
  if (!isCaptureDayOpen(day, lastRequestOf(holder, now))) {
    return refused({ code: 'actionNotOpen', obstacle: 'captureDayPassed' });
  }
  const unfit = findPlanObstacle({ minor, instalments }, situation);
  if (unfit) return refused({ code: 'actionNotOpen', obstacle: unfit });
  const amount = { minor: instalments[0]?.minor ?? minor, currency: account.currency };
  return decided({ amount, minor, captureDay: day, instalments, alias });
}

/**
 * The latest moment, in milliseconds UTC, at which the gateway gets the request: of a form's page the end of its time, since it is the
 * holder who sends it.
 */
function lastRequestOf(holder: HolderAsk | undefined, now: number): number {
  return holder?.way === 'hostedForm' ? now + holder.validMinutes * 60_000 : now;
}

const otherCurrency = { code: 'actionNotOpen', obstacle: 'otherAccountCurrency' } as const;

/**
 * What is charged: a card that the holder enters, the alias of a transaction, or whom the bank knows by what the payer's new mandate
 * says (rules.md H53).
 */
function findCharged(
  { transactionId, holder, further = {} }: ChargeAsk,
  { source, account }: OrderSituation,
): Decision<{ readonly alias: string; readonly isMandate: boolean }, RefusalOf<'actionNotOpen'>> {
  if (holder?.way === 'hostedForm') return decided({ alias: '', isMandate: false });
  if (transactionId !== null) {
    if (!source || source.alias === '') return refused({ code: 'actionNotOpen', obstacle: 'noAlias' });
    return decided({ alias: source.alias, isMandate: isOfMandate(source, account) });
  }
  if (!takesMandates(account)) return refused({ code: 'actionNotOpen', obstacle: 'noDirectDebit' });
  if (listMissing(further).length > 0) return refused({ code: 'actionNotOpen', obstacle: 'payerUnknown' });
  return decided({ alias: '', isMandate: true });
}

/** What has to be answered before a charge is sent. */
export function findChargeGuards(situation: OrderSituation, intended: IntendedCharge): Guard[] {
  const isIncomplete = situation.unread.length > 0;
  return [
    ...judgeCharge(situation, intended),
    ...findColleague(situation),
    ...(isIncomplete ? [{ kind: 'incompleteChain' } as const] : []),
  ];
}

/** What a charge that was drafted is about. */
export function intentOf(operation: Operation): IntendedCharge {
  const { parameters } = lastAttempt(operation);
  const instalments = readAmounts(parameters);
  const minor = instalments.length > 0 ? totalOf(instalments) : operation.amount.minor;
  return { minor, captureDay: parameters['CAPTUREDATE'] ?? '', instalments };
}

/**
 * Whether a charge may take its order: no other charge of this desk on it is open, pending ones too, since a second one would be
 * paid beside the first; what was reviewed is what is there, and every guard has its answer.
 */
export function decideTakingOrder(
  taking: Taking,
  operation: Operation,
  review: Review | null,
  around: OrderSituation,
): Decision<OperationEvent> {
  const situation = withoutCharge(around, operation);
  const intended = intentOf(operation);
  if (taking.kind === 'again' && !isRepeatable(operation)) return refused({ code: 'notRepeatable' });
  const busy = findBusy(situation);
  if (busy) return refused(busy);
  if (taking.kind === 'confirm' && (!review || isReviewOver(taking, operation, situation.now))) {
    return refused({ code: 'draftExpired' });
  }
  if (situation.source && contradictsAccount(situation.source, situation.account)) return refused(otherCurrency);
  if (!isCaptureDayOpen(intended.captureDay, situation.now)) {
    return refused({ code: 'actionNotOpen', obstacle: 'captureDayPassed' });
  }
  if (!isBeforeExpiry(lastAttempt(operation).parameters, situation.account.voidZone, situation.now)) {
    return refused({ code: 'actionNotOpen', obstacle: 'pageTimePassed' });
  }
  const unfit = findPlanObstacle(intended, situation);
  if (unfit) return refused({ code: 'actionNotOpen', obstacle: unfit });
  const guards = findChargeGuards(situation, intended);
  const changed = findChange(review, takeOrderPicture(situation, guards));
  if (changed) return refused(changed);
  if (taking.kind === 'confirm' && guards.length > 0 && taking.guardAnswer === null) {
    return refused({ code: 'guardUnanswered', guards });
  }
  return decided(takeChain(taking, operation, taking.kind === 'confirm' ? guards : [], situation.account));
}

function findBusy({ operations, doubted }: OrderSituation): RefusalOf<'chainBusy'> | undefined {
  const holder = asKnown(operations, doubted).find(({ state }) => isOpen(state));
  return (
    holder && {
      code: 'chainBusy',
      operationId: holder.operationId,
      toSettle: holder.state === 'unknown' && holder.deskId === null,
    }
  );
}

function findChange(review: Review | null, picture: Picture): Refusal | undefined {
  const changes = review ? comparePictures(review.picture, picture) : (['transactions'] as const);
  return changes.length > 0 ? { code: 'changedSinceReview', changes, picture } : undefined;
}
