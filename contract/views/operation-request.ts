import { z } from 'zod';
import { mostCartItems } from '../../protocol/collection/index.ts';
import { fewestInstalments, mostInstalments } from '../../protocol/plan/index.ts';
import { accountId, merchantKey, transactionId } from './basics.ts';
import { cartItem, collectionFurther } from './collection.ts';
import { freeText } from './free-text.ts';
import { operationReason } from './operation.ts';

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
  /** A look-up reads `;` as the end of one ORDERID and the beginning of the next (protocol.md §10.1): such an order is not found again. */
  orderId: merchantKey.max(40).regex(/^[^;]*$/),
  /** Minor units of the account's currency. */
  minor: z.int().min(1).max(largestAmount),
  description: freeText(mostDescription).trim().min(1),
  client: merchantKey.max(255),
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
    orderId: merchantKey.max(40),
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
