import { z } from 'zod';
import { accountId, instant, shortText, transactionId } from './basics.ts';
import { freeText } from './free-text.ts';

/** So many characters hold what has to be known of an order; a letter belongs elsewhere. */
export const longestNoteText = 1_000;

/** First six and last four digits of a card may stand in it (PCI DSS 3.4). */
export const noteText = freeText(longestNoteText).trim().min(1);

/** To which order: by its id, or by a transaction of it. */
export const noteTarget = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('order'), orderId: shortText.min(1) }),
  z.strictObject({ by: z.literal('transaction'), transactionId }),
]);

/** What somebody wrote beside an order. */
export const noteView = z.strictObject({
  accountId,
  orderId: shortText,
  /** What was open when it was written; null for a note to the order itself. */
  transactionId: transactionId.nullable(),
  /** Empty once it is erased. */
  text: z.string().max(longestNoteText),
  actor: shortText,
  writtenAt: instant,
});
export type NoteView = z.infer<typeof noteView>;
