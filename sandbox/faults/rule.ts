import { z } from 'zod';
import { collectionRuleSchema } from '../accounts/collection-rule.ts';
import { instalmentRuleSchema } from '../accounts/instalment-rule.ts';
import { type Execcode, messages } from '../answers/messages.ts';

/** Codes that can be asked for: not those of success, and 5004 only together with `acted`. */
const execcodeSchema = z
  .string()
  .refine((text): text is Execcode => text in messages && /^[1-6]/.test(text), 'is no EXECCODE of a refusal');

/** Which requests, and which rows, a rule is for; what is absent matches everything. */
const matching = {
  /** IDENTIFIER. */
  identifier: z.string().min(1).optional(),
  /** OPERATIONTYPE. */
  operation: z.string().min(1).optional(),
  /** ORDERID. */
  orderId: z.string().min(1).optional(),
  /** What the request refers to: its TRANSACTIONID or SCHEDULEID. For a notification, the row that it tells of. */
  reference: z.string().min(1).optional(),
  /** How often it strikes, then it is gone; absent: until it is removed. */
  count: z.int().positive().optional(),
};

const milliseconds = z.int().min(0).max(600_000);
/** Whether the gateway does what it was asked for before things go wrong. */
const acted = z.boolean().default(true);

function strikes<const What extends string, Shape extends z.ZodRawShape>(what: What, shape: Shape) {
  return z.strictObject({ what: z.literal(what), ...matching, ...shape });
}

/** Something that goes wrong on demand (rules.md B11, B16, G44, H54, I58; each as a real gateway or network may fail). */
export const faultSchema = z.discriminatedUnion('what', [
  /** Works longer, its chain being busy (2017 for others), or answers later. In milliseconds of real time. */
  strikes('delay', { milliseconds, when: z.enum(['before', 'after']).default('before') }),
  /** The connection ends without a byte of an answer. */
  strikes('lost', { acted }),
  /** The connection is reset after so many bytes of the whole HTTP answer. */
  strikes('reset', { afterBytes: z.int().nonnegative(), acted }),
  /** HTTP 200 with the first half of the JSON. */
  strikes('halfJson', { acted }),
  /** HTTP 200 with a web page. */
  strikes('notJson', { acted }),
  /** Another status than 200, with nothing, a web page, the real answer, or one that says 0000 whatever happened. */
  strikes('status', {
    status: z.int().min(201).max(599),
    body: z.enum(['none', 'page', 'answer', 'accepted']).default('none'),
    acted,
  }),
  /** Another EXECCODE: what was asked for did not happen, or (`acted`) did, and its row shows the truth (B16). */
  strikes('execcode', { execcode: execcodeSchema, acted: z.boolean().default(false) }).refine(
    (rule) => rule.execcode !== '5004' || rule.acted,
    'A 5004 always ends well, so it needs "acted".',
  ),
  /** Notifications that come twice, late by the gateway's clock, after the next one, or beside a forged one. */
  strikes('notification', {
    how: z.enum(['duplicated', 'late', 'outOfOrder', 'forged']),
    milliseconds: z.int().nonnegative().default(60_000),
  }),
  /** A later instalment is refused on its day (G44). */
  z.strictObject({ what: z.literal('instalment'), identifier: matching.identifier, ...instalmentRuleSchema.shape }),
  /** A direct debit is refused in the end (H54). */
  z.strictObject({ what: z.literal('collection'), identifier: matching.identifier, ...collectionRuleSchema.shape }),
  /** Look-ups and exports know of things so many minutes later (protocol.md §10.1). */
  z.strictObject({ what: z.literal('exportLag'), identifier: matching.identifier, minutes: z.int().nonnegative() }),
  /** More requests than this in 60 seconds get 3004. */
  z.strictObject({ what: z.literal('rate'), identifier: matching.identifier, requestsPerMinute: z.int().positive() }),
]);

/** A rule as one writes it. */
export type FaultDescription = z.input<typeof faultSchema>;

/** A rule with everything filled in. */
export type FaultRule = z.output<typeof faultSchema>;

export type RuleOf<What extends FaultRule['what']> = Extract<FaultRule, { what: What }>;

/** What strikes one request. */
export type RequestFault = Exclude<
  FaultRule,
  { what: 'notification' | 'instalment' | 'collection' | 'exportLag' | 'rate' }
>;

/** What changes an account for as long as the rule stands. */
export type AccountFault = RuleOf<'instalment' | 'collection' | 'exportLag' | 'rate'>;
