import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import { beginCollection } from '../operations/collection.ts';
import { type Conclusion, conclude } from '../operations/debit-result.ts';

/** What the holder did on the bank's page, or on the payment method's. */
export type Decision = 'accept' | 'fail' | 'cancel';

export function isDecision(text: string | undefined): text is Decision {
  return text === 'accept' || text === 'fail' || text === 'cancel';
}

/** Ends the holder's wait; undefined when nothing waits for them, or no longer (rules.md A9, G50, H54). */
export function decide(
  book: Book,
  accounts: readonly AccountSettings[],
  { token, decision }: { token: string; decision: Decision },
  at: number,
): Row | undefined {
  const waiting = book.waiting.find(token);
  if (!waiting) return undefined;
  const { execcode, identifier } = book.rows.get(waiting.subject);
  const account = findAccount(accounts, identifier);
  // An account that the sandbox does not serve this time keeps its holders waiting for the next.
  if (!account) return undefined;
  const ends = execcode === '0001' ? endsOfAuthentication : endsOfRedirection;
  const row = conclude(book, waiting.subject, ends[decision], at);
  // A signed mandate is collected days later.
  return row?.execcode === '0003' ? beginCollection(book, row, account, at) : row;
}

/** The holder left the page alone for 15 minutes (rules.md G50); a redirection counts as abandoned. */
export function expire(book: Book, subject: number, at: number): void {
  const asked = book.rows.get(subject).execcode === '0001';
  conclude(book, subject, asked ? { execcode: '4009', authentication: 'expired' } : { execcode: '4004' }, at);
}

const endsOfAuthentication: Readonly<Record<Decision, Conclusion>> = {
  accept: { execcode: 'verdict', authentication: 'authenticated' },
  fail: { execcode: '4008', authentication: 'failed' },
  cancel: { execcode: '4004', authentication: 'cancelled' },
};

/** Nothing was authenticated: a payment method of its own took or refused the payment. */
const endsOfRedirection: Readonly<Record<Decision, Conclusion>> = {
  accept: { execcode: 'verdict' },
  fail: { execcode: '4001' },
  cancel: { execcode: '4004' },
};
