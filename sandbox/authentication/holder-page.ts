import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { Book } from '../book/open.ts';
import { bankPage, overPage } from './bank-page.ts';
import { mandatePage, methodPage } from './method-page.ts';

/** The page on which a holder answers: their bank's, a payment method's or a mandate; one that says that none waits. */
export function holderPage(book: Book, accounts: readonly AccountSettings[], token: string): string {
  const waiting = book.waiting.find(token);
  if (!waiting) return overPage();
  const row = book.rows.get(waiting.subject);
  if (row.execcode === '0001') return bankPage(row, token);
  const method = findAccount(accounts, row.identifier)?.method;
  return method === 'sdd' ? mandatePage(row, token) : methodPage(row, token);
}
