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
export const embeddedRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('export'), id }),
  z.strictObject({
    kind: z.literal('extranet'),
    id,
    request: colleagueSchema,
  }),
  z.strictObject({ kind: z.literal('close') }),
]);

export type EmbeddedRequest = z.input<typeof embeddedRequestSchema>;

/** What the worker says: `ready` or `failed` first, then what it was asked for. */
export const embeddedReplySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), url: z.string(), accounts: z.array(accountSettingsSchema) }),
  /** It could not start, and has ended. */
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
  z.strictObject({ kind: z.literal('exported'), id, csv: z.string() }),
  z.strictObject({ kind: z.literal('answered'), id, answer: z.record(z.string(), z.string()) }),
]);

export type EmbeddedReply = z.infer<typeof embeddedReplySchema>;
