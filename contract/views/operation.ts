import { z } from 'zod';
import { moneySchema } from '../../protocol/money/index.ts';
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
import { guardView } from './guard.ts';
import { pageKind } from './page.ts';
import { teamDeskId } from './team.ts';

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
  'claimOutdated',
  'claimNotAllowed',
  'claimNeedsApproval',
  'claimAboveDayLimit',
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

/** An operation that somebody prepared at this desk or a colleague's, with everything that became of it. */
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
  /** The colleague's desk that it was made at; absent for one of this desk. */
  deskId: teamDeskId.optional(),
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
