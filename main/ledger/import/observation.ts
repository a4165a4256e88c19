import { z } from 'zod';
import {
  accountId,
  currencySchema,
  instant,
  operationType,
  shortText,
  transactionId,
} from '../../../contract/index.ts';

/**
 * One transaction as an export shows it. People stand apart: they can be erased, the rest cannot. What has a default
 * is missing from observations of the first shape.
 */
export const observation = z.strictObject({
  accountId,
  transactionId,
  referenceId: transactionId.nullable(),
  operation: operationType,
  orderId: shortText,
  /** Minor units. */
  amountMinor: z.int().min(0),
  currency: currencySchema,
  execcode: z.string().regex(/^\d{4}$/),
  voidedBy: transactionId.nullable(),
  /** First six and last four digits at most. */
  card: z.string().regex(/^(\d{0,6}…\d{4})?$/),
  happenedAt: instant,
  /** Its place in an n-times plan, such as `2-3`. */
  schedule: z
    .string()
    .regex(/^(\d{1,3}-\d{1,3})?$/)
    .default(''),
  alias: z.string().max(40).default(''),
  /** Whether the holder was authenticated by 3-D Secure. */
  authenticated: z.boolean().default(false),
  /** What the merchant sent in EXTRADATA; of this desk's operations the attempt's id. */
  extraData: shortText.default(''),
  chargedBack: z.boolean().default(false),
  directDebit: z.boolean().default(false),
  /** `YYYY-MM-DD`, where the source tells it. */
  captureDay: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/)
    .default(''),
});
export type Observation = z.infer<typeof observation>;

/** What an export says about the customer. */
export const person = z.strictObject({ client: shortText, clientEmail: shortText, clientName: shortText });
export type Person = z.infer<typeof person>;

/** A row as it goes from the reader of a file to the ledger. */
export interface ImportedRow {
  readonly observation: Observation;
  readonly person: Person;
}
