import { z } from 'zod';
import { mostCartItems } from '../../protocol/collection/index.ts';
import { moneySchema } from '../../protocol/money/index.ts';
import { fewestInstalments, mostInstalments } from '../../protocol/plan/index.ts';
import {
  accountId,
  type DeskOperation,
  deskId,
  deskOperation,
  factSource,
  instant,
  shortText,
  transactionId,
} from './basics.ts';
import { cartItem, collectionFurther } from './collection.ts';
import { freeText } from './free-text.ts';
import { guardView } from './guard.ts';
import { pageKind } from './page.ts';

/** Where an operation of this desk stands (see the journal in main/desk). */
export const operationState = z.enum([
  'drafted',
  'confirmed',
  'sending',
  'succeeded',
  'pending',
  'refused',
  'notSent',
  'unknown',
]);
export type OperationState = z.infer<typeof operationState>;

/** Why an operation was made; the list that people choose from. */
export const operationReason = z.enum([
  'customerRequest',
  'goodsReturned',
  'notDelivered',
  'duplicate',
  'priceCorrection',
  'fraud',
  'mistake',
  'shipped',
  'partlyShipped',
  'goodwill',
  'winnings',
  'orderCancelled',
  'recurringDue',
  'furtherDelivery',
  'balanceDue',
  'other',
]);
export type OperationReason = z.infer<typeof operationReason>;

/** Which reasons make sense for which operation, in the order in which they are offered. */
export const reasonsOf: Readonly<Record<DeskOperation, readonly OperationReason[]>> = {
  refund: ['customerRequest', 'goodsReturned', 'notDelivered', 'duplicate', 'priceCorrection', 'fraud', 'other'],
  capture: ['shipped', 'partlyShipped', 'other'],
  void: ['mistake', 'customerRequest', 'duplicate', 'fraud', 'other'],
  credit: ['winnings', 'goodwill', 'customerRequest', 'priceCorrection', 'other'],
  stopntimes: ['customerRequest', 'orderCancelled', 'fraud', 'other'],
  payment: ['recurringDue', 'furtherDelivery', 'balanceDue', 'other'],
  authorization: ['recurringDue', 'furtherDelivery', 'balanceDue', 'other'],
};

/** Why a request did not leave, or why its outcome is not known. */
export const attemptCause = z.enum([
  // not sent: provably no byte left
  'secretAbsent',
  'secretLocked',
  'secretUnavailable',
  'secretDenied',
  'notConnected',
  'staleConfirmation',
  'stoppedBeforeSending',
  'claimRefused',
  'teamUnreachable',
  // unknown: it may have been carried out
  'timedOut',
  'connectionLost',
  'httpStatus',
  'unreadableAnswer',
  'noExeccode',
  'answeredAnothersId',
  'stoppedWhileSending',
  'pageLapsed',
  // known, and not written down yet
  'notWrittenDown',
]);
export type AttemptCause = z.infer<typeof attemptCause>;

/** What a row of the gateway's proved about an attempt. */
export const proofView = z.strictObject({
  outcome: z.enum(['succeeded', 'refused']),
  transactionId,
  execcode: z.string(),
  source: factSource,
  provedAt: instant,
});
export type ProofView = z.infer<typeof proofView>;

/** One sending of an operation. */
export const attemptView = z.strictObject({
  attemptId: deskId,
  /** 1 for the first. */
  number: z.int().min(1),
  sentAt: instant.nullable(),
  endedAt: instant.nullable(),
  execcode: z.string().nullable(),
  /** The gateway's own words. */
  message: z.string().max(1000).nullable(),
  transactionId: transactionId.nullable(),
  cause: attemptCause.nullable(),
  /** What the gateway answered under a TRANSACTIONID that is another operation's; null for all else. */
  foreignAnswer: z.strictObject({ execcode: z.string(), message: z.string().max(1000), transactionId }).nullable(),
  /** What the gateway's rows say of it, for certain; null while they say nothing. */
  proof: proofView.nullable(),
});
export type AttemptView = z.infer<typeof attemptView>;

/** What looking an open case up at the gateway gave: `probable` rows are a person's to judge. */
export const lookResult = z.enum(['proved', 'probable', 'nothing', 'failed']);
export type LookResult = z.infer<typeof lookResult>;

/** How an unknown outcome was settled by a person. */
export const settlementView = z.strictObject({
  outcome: z.enum(['succeeded', 'refused']),
  transactionId: transactionId.nullable(),
  reason: z.string(),
  actor: shortText,
  settledAt: instant,
});

/** An operation that somebody prepared at this desk, with everything that became of it. */
export const operationView = z.strictObject({
  operationId: deskId,
  accountId,
  operation: deskOperation,
  state: operationState,
  /**
   * The TRANSACTIONID (or SCHEDULEID) that it refers to; for a plain credit and a charge, the transaction that it started from. Null
   * for a charge that started from none.
   */
  referenceId: transactionId.nullable(),
  orderId: shortText,
  /** What it is about; a void and a stop send no amount, and show here what they undo or prevent. */
  amount: moneySchema,
  reason: operationReason,
  note: shortText,
  /** What gives the right to charge somebody who is not there; empty for all but charges. */
  agreement: shortText,
  actor: shortText,
  draftedAt: instant,
  /** When it last changed. */
  changedAt: instant,
  attempts: z.array(attemptView),
  settlement: settlementView.nullable(),
  /** The guards that spoke when it was confirmed, and why the person went on; null when none did. */
  guarded: z.strictObject({ kinds: z.array(z.string()), answer: z.string() }).nullable(),
  /** What its holder is to do on a device of their own, while it waits for that; absent for all else. */
  page: pageKind.optional(),
  /** True when a person may send the same request once more, as a new attempt. */
  repeatable: z.boolean(),
  /** The line with which the ledger ended when this was told: a receipt bears witness of everything up to it. */
  ledgerLine: z.strictObject({ line: z.int().min(1), digest: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
});
export type OperationView = z.infer<typeof operationView>;

/** In minor units (rules.md A8). */
const largestAmount = 999_999_999_999;

const asked = { accountId, transactionId, reason: operationReason, note: freeText(200) };

/** So much of an agreement, and of a DESCRIPTION that a person types, is kept. */
export const mostAgreement = 200;
export const mostDescription = 255;

/** How long a page for the holder may be usable, in minutes. */
export const pageLives = [60, 240, 1_440, 4_320, 10_080] as const;

/** The languages of the gateway's form (S4:281). */
export const pageLanguage = z.enum(['fr', 'en', 'de', 'es', 'it', 'nl', 'zh', 'ru', 'pt', 'cs']);
export type PageLanguage = z.infer<typeof pageLanguage>;

const heldOpen = { validMinutes: z.int().min(5).max(10_080), language: pageLanguage };

/** How the holder takes part: their bank's word on the stored card, or a card of theirs on the gateway's own form. */
export const holderAsk = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('threeDSecure'), ...heldOpen }),
  z.strictObject({
    way: z.literal('hostedForm'),
    ...heldOpen,
    keepCard: z.enum(['never', 'offered', 'always']),
    authenticate: z.boolean(),
    hideEmail: z.boolean(),
    hideName: z.boolean(),
  }),
]);
export type HolderAsk = z.infer<typeof holderAsk>;

/**
 * A payment or an authorization by the alias of a transaction, under an order of its own (S0:36–53, S3:148–158). The alias is read
 * in the main process; the desk's mode is `subscription`, since nobody but the merchant is there, unless the holder takes part.
 */
const chargeAsked = {
  ...asked,
  holder: holderAsk.optional(),
  orderId: z.string().trim().min(1).max(40),
  /** Minor units of the account's currency. */
  minor: z.int().min(1).max(largestAmount),
  description: freeText(mostDescription).trim().min(1),
  client: z.string().trim().min(1).max(255),
  clientEmail: z.string().trim().min(5).max(255),
  /** Left out where the holder takes part. */
  agreement: freeText(mostAgreement).trim().default(''),
};

/** Never an empty box: all that the action allows, or a part in minor units. */
const wholeOrPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('part'), minor: z.int().min(1).max(largestAmount) }),
]);

/** What a person asks for, from an open transaction or a client's page; the amount is named here and never again. */
export const operationRequest = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('refund'), ...asked, amount: wholeOrPart }),
  z.strictObject({ operation: z.literal('capture'), ...asked, amount: wholeOrPart }),
  z.strictObject({ operation: z.literal('void'), ...asked }),
  z.strictObject({
    operation: z.literal('credit'),
    ...asked,
    minor: z.int().min(1).max(largestAmount),
    /** The credit's own order; the transaction's unless the person says otherwise. */
    orderId: z.string().trim().min(1).max(40),
  }),
  z.strictObject({ operation: z.literal('stopntimes'), ...asked }),
  z.strictObject({
    operation: z.literal('payment'),
    ...chargeAsked,
    /** Null where no alias is charged: the first direct debit of a payer, which makes the mandate (S4:13). */
    transactionId: transactionId.nullable(),
    captureDay: z.literal(''),
    /** The dates of a plan, of which `minor` is the sum; absent for what is paid at once (S3:91–120). */
    instalments: z
      .array(z.strictObject({ day: z.iso.date(), minor: z.int().min(1).max(largestAmount) }))
      .min(fewestInstalments)
      .max(mostInstalments)
      .optional(),
    further: collectionFurther.optional(),
    cart: z.array(cartItem).max(mostCartItems).optional(),
  }),
  z.strictObject({
    operation: z.literal('authorization'),
    ...chargeAsked,
    /** The day on which the gateway captures by itself, by the days of Paris; empty for none (S3:39–51). */
    captureDay: z.union([z.iso.date(), z.literal('')]),
  }),
]);
export type OperationRequest = z.infer<typeof operationRequest>;

/** What stands on the review page, from main's own copy of the draft. */
export const draftView = z.strictObject({
  operation: operationView,
  client: shortText,
  clientEmail: shortText,
  card: shortText,
  /** What the action may still be about before and after; null where there is no such limit. */
  before: moneySchema.nullable(),
  after: moneySchema.nullable(),
  /** The last moment for it, or null; the latest that it can be where it may be over already. */
  until: instant.nullable(),
  mayBeOver: z.boolean(),
  /** The request as it will leave, without the signature: `HASH` is made when it is sent. */
  url: z.url(),
  parameters: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** What has to be answered before it is sent. */
  guards: z.array(guardView),
});
export type DraftView = z.infer<typeof draftView>;
