import { z } from 'zod';
import { containsCardNumber } from '../../protocol/card-number.ts';
import { moneySchema } from '../../protocol/money/index.ts';
import { accountId, deskId, instant, operationType, shortText, transactionId } from './basics.ts';

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

/** Why money is given back; the list that people choose from. */
export const refundReason = z.enum([
  'customerRequest',
  'goodsReturned',
  'notDelivered',
  'duplicate',
  'priceCorrection',
  'fraud',
  'other',
]);
export type RefundReason = z.infer<typeof refundReason>;

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
  // unknown: it may have been carried out
  'timedOut',
  'connectionLost',
  'httpStatus',
  'unreadableAnswer',
  'noExeccode',
  'stoppedWhileSending',
]);
export type AttemptCause = z.infer<typeof attemptCause>;

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
});
export type AttemptView = z.infer<typeof attemptView>;

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
  operation: operationType,
  state: operationState,
  /** The TRANSACTIONID that it refers to. */
  referenceId: transactionId,
  orderId: shortText,
  amount: moneySchema,
  reason: refundReason,
  note: shortText,
  actor: shortText,
  draftedAt: instant,
  /** When it last changed. */
  changedAt: instant,
  attempts: z.array(attemptView),
  settlement: settlementView.nullable(),
  /** True when a person may send the same request once more, as a new attempt. */
  repeatable: z.boolean(),
});
export type OperationView = z.infer<typeof operationView>;

/** What a person asks for; the amount is named here and never again. */
export const operationRequest = z.discriminatedUnion('operation', [
  z.strictObject({
    operation: z.literal('refund'),
    accountId,
    transactionId,
    /** Never an empty box: all that is left, or a part in minor units. */
    amount: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('allThatIsLeft') }),
      z.strictObject({ kind: z.literal('part'), minor: z.int().min(1).max(999_999_999_999) }),
    ]),
    reason: refundReason,
    note: z
      .string()
      .max(200)
      .refine((text) => !containsCardNumber(text)),
  }),
]);
export type OperationRequest = z.infer<typeof operationRequest>;

/** What stands on the review page, from main's own copy of the draft. */
export const draftView = z.strictObject({
  operation: operationView,
  client: shortText,
  clientEmail: shortText,
  card: shortText,
  leftBefore: moneySchema,
  leftAfter: moneySchema,
  /** The request as it will leave, without the signature: `HASH` is made when it is sent. */
  url: z.url(),
  parameters: z.array(z.strictObject({ name: z.string(), value: z.string() })),
});
export type DraftView = z.infer<typeof draftView>;
