import { z } from 'zod';
import { missingSecret } from './refusal.ts';
import { accountId, deskId, transactionId } from './views/basics.ts';
import { consoleView, preferences } from './views/console.ts';
import { draftView, operationRequest, operationView } from './views/operation.ts';
import { transactionDetail, transactionRow } from './views/transaction.ts';

/** A question or command that the window may put to the main process. */
export interface Channel<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input;
  readonly output: Output;
}

function channel<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Channel<Input, Output> {
  return { input, output };
}

const nothing = z.strictObject({});
const page = z.strictObject({
  rows: z.array(transactionRow),
  /** Hand it back for the next page; null at the end. */
  next: z.string().max(64).nullable(),
  total: z.int(),
});

/**
 * Everything that the window may ask of the main process. Types, the preload, the registration in main and the
 * Chromium bridge are derived from this table; a name is `noun.verb`. No channel returns a secret.
 */
export const channels = {
  /** The frame: accounts, preferences, versions, counts. */
  'console.describe': channel(nothing, consoleView),
  'preferences.change': channel(preferences.partial(), preferences),
  /** Newest first. Bare text is sought in ids, orders and customers; a number also as an amount. */
  'transactions.search': channel(
    z.strictObject({ text: z.string().max(200), after: z.string().max(64).nullable(), limit: z.int().min(1).max(200) }),
    page,
  ),
  'transactions.show': channel(z.strictObject({ accountId, transactionId }), transactionDetail),
  /** Writes a draft down and shows what would be sent. Sends nothing. */
  'operations.prepare': channel(operationRequest, draftView),
  /** Sends a draft, once, and answers with its outcome. Repeating it never sends again. */
  'operations.confirm': channel(z.strictObject({ operationId: deskId }), operationView),
  /** A new attempt after `notSent`, 2017 or 3004. */
  'operations.sendAgain': channel(z.strictObject({ operationId: deskId }), operationView),
  /** A person states what became of an unknown operation, with a reason. */
  'operations.settle': channel(
    z.strictObject({
      operationId: deskId,
      outcome: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('succeeded'), transactionId: transactionId.nullable() }),
        z.strictObject({ kind: z.literal('refused') }),
      ]),
      reason: z.string().trim().min(3).max(200),
    }),
    operationView,
  ),
  'operations.show': channel(z.strictObject({ operationId: deskId }), operationView),
  /** What was done at this desk, newest first; drafts that were never confirmed are left out. */
  'operations.list': channel(
    z.strictObject({ only: z.enum(['all', 'toSettle']), limit: z.int().min(1).max(500) }),
    z.array(operationView),
  ),
  /** Where an account's signing secret stands. The demo accounts' secret is made at each start and kept in memory. */
  'secret.check': channel(z.strictObject({ accountId }), z.enum(['found', 'inMemory', ...missingSecret.options])),
  /** The only message that carries a secret, and it goes one way. */
  'secret.keep': channel(z.strictObject({ accountId, secret: z.string().min(1).max(128) }), z.literal('kept')),
  'secret.forget': channel(z.strictObject({ accountId }), z.literal('forgotten')),
} as const satisfies Record<`${string}.${string}`, Channel>;

export type Channels = typeof channels;
export type ChannelName = keyof Channels;
export type ChannelInput<Name extends ChannelName> = z.output<Channels[Name]['input']>;
export type ChannelOutput<Name extends ChannelName> = z.output<Channels[Name]['output']>;
