import { z } from 'zod';
import { moneySchema } from '../protocol/money/index.ts';

/** Why an action is not open for a transaction. Each has a sentence in every language. */
export const actionObstacle = z.enum([
  'notADebit',
  'notSucceeded',
  'notFinished',
  'voided',
  'nothingLeft',
  'inFlight',
  'toSettleFirst',
]);
export type ActionObstacle = z.infer<typeof actionObstacle>;

/** The four ways in which the keychain can fail to hand out a secret. */
export const missingSecret = z.enum(['absent', 'locked', 'unavailable', 'denied']);
export type MissingSecret = z.infer<typeof missingSecret>;

/**
 * Why a request of the window was not carried out. Nothing was changed and nothing was sent, unless the code
 * says otherwise. A refusal is data: no exception text of the main process ever reaches the page.
 */
export const refusalSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('unknownChannel') }),
  z.strictObject({ code: z.literal('untrustedSender') }),
  /** `field` is the path of the offending value, such as `amount.minor`. */
  z.strictObject({ code: z.literal('invalidInput'), field: z.string() }),
  z.strictObject({ code: z.literal('notFound'), what: z.enum(['transaction', 'operation', 'account']) }),
  z.strictObject({ code: z.literal('actionNotOpen'), obstacle: actionObstacle }),
  z.strictObject({ code: z.literal('amountAboveLeft'), left: moneySchema }),
  /** Another operation of the same chain is under way or waits to be settled. */
  z.strictObject({ code: z.literal('chainBusy'), operationId: z.string(), toSettle: z.boolean() }),
  /** The transaction is no longer what the person reviewed. */
  z.strictObject({ code: z.literal('changedSinceReview') }),
  z.strictObject({ code: z.literal('notSettleable') }),
  z.strictObject({ code: z.literal('notRepeatable') }),
  z.strictObject({ code: z.literal('secretMissing'), answer: missingSecret }),
  z.strictObject({
    code: z.literal('ledgerFailed'),
    problem: z.enum(['busy', 'full', 'readOnly', 'corrupt', 'other']),
  }),
  /** Something broke inside; `reference` finds it in the log. */
  z.strictObject({ code: z.literal('internal'), reference: z.string() }),
]);

export type Refusal = z.infer<typeof refusalSchema>;
