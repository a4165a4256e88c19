import { z } from 'zod';

/** An edit that a colleague makes in the extranet (S3:43, S4:319, rules.md I59). */
const editSchema = z.strictObject({
  identifier: z.string(),
  operation: z.enum(['capture', 'refund', 'void']),
  transactionId: z.string(),
  /** Minor units; all that there is when absent. */
  amount: z.int().nonnegative().optional(),
});

/** The holder's bank takes a debit back, which no colleague wishes but which shows in the extranet (rules.md D29, I59). */
const chargebackSchema = z.strictObject({
  identifier: z.string(),
  operation: z.literal('chargeback'),
  transactionId: z.string(),
  /** Minor units; the whole debit when absent. */
  amount: z.int().positive().optional(),
  /** The card scheme's reason, such as `10.4`. */
  code: z.string().max(20).default('10.4'),
  reason: z.string().max(255).default('Other fraud: card absent environment'),
});

/** What may be done in the extranet. */
export const colleagueSchema = z.discriminatedUnion('operation', [editSchema, chargebackSchema]);

export type ColleagueRequest = z.input<typeof colleagueSchema>;

export type ChargebackRequest = z.input<typeof chargebackSchema>;
