import { z } from 'zod';
import { currencySchema } from '../../protocol/money/index.ts';
import { furtherNames } from '../domain/further-texts.ts';

/** A text of the gateway's, bounded. */
const shortText = z.string().max(255);

const transactionId = z.string().min(1).max(32);

/** One transaction as a source shows it. People stand apart: they can be erased, the rest cannot. */
export const toldTransaction = z.strictObject({
  accountId: z.string().min(1).max(64),
  transactionId,
  referenceId: transactionId.nullable(),
  operation: z.enum(['payment', 'authorization', 'capture', 'refund', 'credit', 'void', 'stopntimes']),
  orderId: shortText,
  /** Minor units. */
  amountMinor: z.int().min(0),
  currency: currencySchema,
  /** Missing for true: false where the source told no currency, and the account's was taken. */
  currencyTold: z.boolean().optional(),
  /** Missing for false: whether the source wrote the amount with decimals. */
  inMajorUnits: z.boolean().optional(),
  execcode: z.string().regex(/^\d{4}$/),
  /** Empty where it is said that a row was voided, and not by what. */
  voidedBy: z.union([transactionId, z.literal('')]).nullable(),
  /** First six and last four digits at most. */
  card: z.string().regex(/^(\d{0,6}…\d{4})?$/),
  /** Milliseconds since 1970 UTC; the latest that it can have been where the time is not known. */
  happenedAt: z.int().min(0).max(8_640_000_000_000),
  /** False where the source does not say when it was: then `happenedAt` is when it was heard of. */
  timeKnown: z.boolean(),
  /** Its place in an n-times plan, such as `2-3`. */
  schedule: z.string().regex(/^(\d{1,3}-\d{1,3})?$/),
  alias: z.string().max(40),
  /** Whether the holder was authenticated by 3-D Secure. */
  authenticated: z.boolean(),
  /** What the merchant sent in EXTRADATA; of this desk's operations the attempt's id. */
  extraData: shortText,
  chargedBack: z.boolean(),
  method: z.enum(['card', 'directDebit', 'unknown']),
  /** The day on which a debit took the money, `YYYY-MM-DD`, where the source tells it. */
  debitDay: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/),
  /** `YYYY-MM-DD`, where the source tells it. */
  captureDay: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/),
  /** What else the source tells, but for what may name the customer. Missing for nothing. */
  further: z.partialRecord(z.enum(furtherNames), shortText).optional(),
  /** Columns that were left out or shortened. */
  notWhole: z.array(z.string().max(64)).optional(),
});
export type ToldTransaction = z.infer<typeof toldTransaction>;

/** What a source says about the customer. */
export const person = z.strictObject({
  client: shortText,
  clientEmail: shortText,
  clientName: shortText,
  /** Free words, which may name them. Missing for none. */
  chargebackReason: shortText.optional(),
});
export type Person = z.infer<typeof person>;

/** A row as it goes from the reader of a source to the ledger. */
export interface ToldRow {
  readonly transaction: ToldTransaction;
  readonly person: Person;
}
