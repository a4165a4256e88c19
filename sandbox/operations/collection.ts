import { refusedCollection } from '../accounts/collection-rule.ts';
import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import { dayOf, hourOfDay, paris } from '../clock/days.ts';
import { addTargetDays } from '../clock/target-days.ts';
import { conclude } from './debit-result.ts';

/** The hour at which banks have told, in Paris (rules.md H54). */
const tellingHour = 9;

/**
 * Sends a direct debit to the payer's bank, which answers at 09:00 Paris of the 3rd TARGET working day; the mandate's ALIAS
 * exists from now on (S4:13, S4:239–241, rules.md H54). The row as it stands then. `at` in epoch milliseconds.
 */
export function beginCollection(book: Book, row: Row, account: AccountSettings, at: number): Row {
  const wishes = { createAlias: false, captureDate: undefined };
  book.waiting.add({ subject: row.sequence, token: null, verdict: '0000', wishes });
  const day = addTargetDays(dayOf(at, paris), account.collectionDays);
  book.agenda.add(hourOfDay(day, tellingHour, paris), 'collection', row.sequence);
  return row.alias === '' ? book.rows.markAlias(row, book.aliases.add(row)) : row;
}

/** The bank has answered. A mandate whose first collection was refused has ended: its ALIAS is 2020 (rules.md H54). */
export function endCollection(book: Book, accounts: readonly AccountSettings[], subject: number, at: number): void {
  const row = book.rows.get(subject);
  const account = findAccount(accounts, row.identifier);
  if (!account) throw new RangeError(`The sandbox does not serve ${row.identifier}.`);
  const refused = refusedCollection(account.collectionRules, row);
  conclude(book, subject, { execcode: refused ?? 'verdict' }, at);
  if (refused !== undefined && row.alias === row.transactionId) book.aliases.end(row.alias);
}
