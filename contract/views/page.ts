import { z } from 'zod';
import { instant } from './basics.ts';

/**
 * What a holder does on a device of their own: authenticates at their bank, signs a mandate, or pays on the gateway's own form.
 */
export const pageKind = z.enum(['threeDSecure', 'mandate', 'hostedForm']);
export type PageKind = z.infer<typeof pageKind>;

/** So many characters of a link survive in letters and chats, and in every browser's address bar. */
export const longestLink = 16_000;

export const pageLink = z.enum(['open', 'none', 'tooLong']);
export type PageLink = z.infer<typeof pageLink>;

/** The page of an operation that waits for its holder. */
export const pageView = z.strictObject({
  kind: pageKind,
  /** From then on it cannot be used any more. */
  expiresAt: instant,
  /** After it a look-up that finds nothing lets a person end it: the expiry, how far the gateway's tables lag, how far clocks differ. */
  endsAt: instant,
  /**
   * How it may leave: no file where the gateway sent none or its customer was erased; a link where the account names a page for it, and
   * the bank's form fits into one.
   */
  ways: z.strictObject({ file: z.boolean(), link: pageLink }),
});
export type PageView = z.infer<typeof pageView>;

/** A redirection's address is a line; what is longer was not copied from an address bar. */
export const longestRedirection = 8_000;
