import { z } from 'zod';
import {
  accountId,
  currencySchema,
  instant,
  operationType,
  shortText,
  transactionId,
} from '../../../contract/index.ts';

/** One transaction as an export shows it. People stand apart: they can be erased, the rest cannot. */
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
