import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import { conclude } from '../operations/debit-result.ts';

/** What the holder did on the bank's page. */
export type Decision = 'accept' | 'fail' | 'cancel';

export function isDecision(text: string | undefined): text is Decision {
  return text === 'accept' || text === 'fail' || text === 'cancel';
}

/** Ends the holder's wait; undefined when nothing waits for them, or no longer (rules.md G50). */
export function decide(book: Book, token: string, decision: Decision, at: number): Row | undefined {
  const waiting = book.waiting.find(token);
  if (!waiting) return undefined;
  switch (decision) {
    case 'accept':
      return conclude(book, waiting.subject, { execcode: 'verdict', authentication: 'authenticated' }, at);
    case 'fail':
      return conclude(book, waiting.subject, { execcode: '4008', authentication: 'failed' }, at);
    case 'cancel':
      return conclude(book, waiting.subject, { execcode: '4004', authentication: 'cancelled' }, at);
  }
}

/** The holder left the page alone for 15 minutes (rules.md G50). */
export function expire(book: Book, subject: number, at: number): void {
  conclude(book, subject, { execcode: '4009', authentication: 'expired' }, at);
}
