import { z } from 'zod';
import { moneySchema } from '../../protocol/money/index.ts';
import { deskOperation, instant, shortText, transactionId } from './basics.ts';
import { freeText } from './free-text.ts';

/** By the debtor's mere wish for eight weeks; after them where they never authorised it, to the thirteenth month. */
const reclaimStage = z.enum(['noQuestions', 'unauthorised']);

/** What was seen; `timeKnown` is false where its time is only when it was heard of. */
const seen = { amount: moneySchema, happenedAt: instant, timeKnown: z.boolean() };

/**
 * What makes an operation look as if money could leave twice, with what was seen. The gateway would carry each of these
 * out (rules.md D29): a guard says so and asks for a reason; it never blocks.
 */
export const guardView = z.discriminatedUnion('kind', [
  /** The same amount was given back a short while ago, or may be about to be; no id where no row of it is here. */
  z.strictObject({
    kind: z.literal('sameAmountLately'),
    transactionId: transactionId.nullable(),
    ...seen,
    /** What it was, where it is not what is intended: a refund and a credit give the same money. */
    gave: z.enum(['refund', 'credit']).optional(),
    /** Its order, where it was a credit to the same customer under another one. */
    orderId: shortText.optional(),
    /** No outcome of it is known yet. */
    isOpen: z.literal(true).optional(),
  }),
  /** The bank has taken the money back from the merchant already. */
  z.strictObject({ kind: z.literal('chargedBack'), transactionId }),
  /** A direct debit that its debtor can still take back, until then (rules.md D29). */
  z.strictObject({ kind: z.literal('reclaimable'), until: instant, stage: reclaimStage }),
  /** Nobody says how it was paid: if it was a direct debit, the same holds. */
  z.strictObject({ kind: z.literal('methodUnknown'), until: instant, stage: reclaimStage }),
  /** More instalments of the plan are to come; a refund of one does not stop them. */
  z.strictObject({ kind: z.literal('planRuns'), toCome: z.int().min(1) }),
  /** The gateway would capture by itself on that day; a capture by hand cancels that (S3:43). */
  z.strictObject({ kind: z.literal('captureScheduled'), day: z.iso.date() }),
  /** More than what is left for certain: edits of the order name no reference, and may be of this chain. */
  z.strictObject({ kind: z.literal('unattributedEdit'), transactionIds: z.array(transactionId).min(1).readonly() }),
  /** Rows of the chain were told in another currency: what they moved is not counted. */
  z.strictObject({ kind: z.literal('otherCurrency'), transactionIds: z.array(transactionId).min(1).readonly() }),
  /** Somebody else's operation on the same order has not ended. */
  z.strictObject({ kind: z.literal('colleagueAtIt'), actor: shortText, operation: deskOperation, since: instant }),
  /** A row that may be of this chain was heard and could not be read: money may have moved that is not counted. */
  z.strictObject({ kind: z.literal('incompleteChain') }),
  /** The order has a payment, an authorization or a capture already, or one that waits for its outcome; no id as above. */
  z.strictObject({ kind: z.literal('orderCharged'), transactionId: transactionId.nullable(), ...seen }),
  /** The same amount from the same alias lately, whatever the order; no id while its outcome is open at this desk. */
  z.strictObject({
    kind: z.literal('sameAliasLately'),
    transactionId: transactionId.nullable(),
    orderId: shortText,
    ...seen,
  }),
  /** The same amount from the same customer lately, where a first collection has no alias yet; no id as above. */
  z.strictObject({
    kind: z.literal('sameClientLately'),
    transactionId: transactionId.nullable(),
    orderId: shortText,
    ...seen,
  }),
  /** An instalment of the customer's was refused, and the gateway may try it again by itself (S3:124). */
  z.strictObject({ kind: z.literal('instalmentRetries'), transactionId, schedule: z.string().max(11), ...seen }),
]);
export type GuardView = z.infer<typeof guardView>;

/** Why a person goes on although a guard has spoken; it stands in the log. */
export const guardAnswer = freeText(200).trim().min(3);
