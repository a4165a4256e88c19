import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import type { Visit } from '../book/visits.ts';
import { computeHash } from '../checks/signature.ts';
import { notificationFields } from '../notifications/fields.ts';
import { type FormMap, textOf } from '../requests/form.ts';

/** Remembers that a holder was sent to a page of ours, and where the request wants them afterwards. */
export function addVisit(book: Book, row: Row, token: string, fields: FormMap): void {
  const success = textOf(fields, 'REDIRECTURLSUCCESS') ?? '';
  const cancel = textOf(fields, 'REDIRECTURLCANCEL') ?? '';
  book.visits.add({ token, subject: row.sequence, success, cancel });
}

/** Where a holder's browser goes from here; undefined while they are to answer, and when the shop named no address. */
export function leadBack(book: Book, accounts: readonly AccountSettings[], token: string): string | undefined {
  const visit = book.visits.find(token);
  const row = visit && book.rows.get(visit.subject);
  if (!row || row.execcode === '0001' || row.execcode === '0002') return undefined;
  const account = findAccount(accounts, row.identifier);
  return account && returnAddress(row, account, visit);
}

/**
 * The shop's address with the row's result, signed like a notification (S3:262–268, protocol.md §9): the request's own
 * addresses before the account's, the cancelling one after 4004. Undefined when there is none that a browser can follow.
 */
function returnAddress(row: Row, account: AccountSettings, { success, cancel }: Visit): string | undefined {
  const wanted = success || account.redirectUrl;
  const address = row.execcode === '4004' ? cancel || account.cancelUrl || wanted : wanted;
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const fields = notificationFields(row, account);
  const secret = account.notificationSecret ?? account.secret;
  for (const [name, value] of Object.entries({ ...fields, HASH: computeHash(fields, secret) })) {
    url.searchParams.append(name, value);
  }
  return url.href;
}
