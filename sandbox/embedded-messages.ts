import { z } from 'zod';
import { accountSettingsSchema } from './accounts/settings.ts';
import { colleagueSchema } from './control/colleague.ts';

/** What the worker is started with. */
export const embeddedDataSchema = z.strictObject({
  /** The data file, or `:memory:`. */
  file: z.string().min(1),
  /** Absent: the demonstration's shops, with secrets made up for this run. */
  accounts: z.array(accountSettingsSchema).min(1).optional(),
  demo: z.boolean(),
  /** ISO instant. */
  now: z.string().optional(),
  processingMilliseconds: z.int().nonnegative().optional(),
});

export type EmbeddedData = z.input<typeof embeddedDataSchema>;

const id = z.union([z.string(), z.int()]);

/** What the console asks of the worker; `id` comes back with what was asked for. */
export const embeddedQuestionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('export'), id }),
  z.strictObject({
    kind: z.literal('extranet'),
    id,
    request: colleagueSchema,
  }),
]);

/** What it is told: a question, or that it is over. */
export type EmbeddedRequest = z.input<typeof embeddedQuestionSchema> | { readonly kind: 'close' };

/** An account as the console has to know it. */
const shopSchema = accountSettingsSchema.pick({
  identifier: true,
  label: true,
  secret: true,
  method: true,
  currency: true,
  zone: true,
  credit: true,
});

export type EmbeddedShop = z.output<typeof shopSchema>;

/** What the worker says: `ready` or `failed` first, then what it was asked for. */
export const embeddedReplySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), url: z.string(), accounts: z.array(shopSchema) }),
  /** It could not start, and has ended. */
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
  z.strictObject({ kind: z.literal('exported'), id, csv: z.string() }),
  z.strictObject({ kind: z.literal('answered'), id, answer: z.record(z.string(), z.string()) }),
]);

export type EmbeddedReply = z.infer<typeof embeddedReplySchema>;
