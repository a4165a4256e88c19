import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { ExportOrder } from '../book/exports.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import { addDays, dayOf, utc } from '../clock/days.ts';
import { findTransactions } from '../lookups/get-transactions.ts';
import { reportedBy } from '../lookups/reported.ts';
import type { FormMap } from '../requests/form.ts';
import type { Line } from './lines/columns.ts';
import { financialStateOf } from './lines/financial-state.ts';
import { lineOf } from './lines/lines.ts';
import { isIn, periodOf } from './period.ts';

/** Everything that a report is made from. */
export interface ReportSource {
  readonly book: Book;
  readonly accounts: readonly AccountSettings[];
  /** The one that asked for it. */
  readonly account: AccountSettings;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** How many days after its own a debit is paid out, as FINANCIALSTATE has it. */
const daysUntilPaid = 3;

/** What was executed in the period (protocol.md §10.2). */
export function executed(order: ExportOrder, source: ReportSource): readonly Line[] {
  const period = periodOf(order.request, dateZoneOf(order));
  return known(order, source).filter(({ row }) => isIn(period, row.at));
}

/** What was charged back in the period, whenever it was debited (protocol.md §10.2). */
export function chargedBack(order: ExportOrder, source: ReportSource): readonly Line[] {
  const period = periodOf(order.request, dateZoneOf(order));
  return known(order, source).filter(({ chargeback }) => chargeback !== undefined && isIn(period, chargeback.at));
}

/** What was paid out on one day of the account's zone (protocol.md §10.4). */
export function paidOut(order: ExportOrder, source: ReportSource): readonly Line[] {
  return known(order, source).filter(
    ({ row, zone }) => movesMoney(row, zone) && addDays(dayOf(row.at, zone), daysUntilPaid) === order.request['DATE'],
  );
}

/** What a look-up would have answered (protocol.md §10.1). */
export function lookedUp(order: ExportOrder, { book, account }: ReportSource): readonly Line[] {
  return findTransactions(order.request as FormMap, account, book, order.madeAt);
}

/** What the reporting tables knew of the accounts that SCOPE names: this one, or all of the client's (protocol.md §5). */
export function known(order: ExportOrder, { book, accounts, account }: ReportSource): readonly Line[] {
  const { SCOPE } = order.request;
  const own = typeof SCOPE !== 'string' || SCOPE.toLowerCase() === 'account';
  const knownUntil = order.madeAt - account.exportLagMinutes * 60_000;
  const rows = reportedBy(book.rows.all(own ? account.identifier : undefined), knownUntil);
  const accountOf = (identifier: string) => findAccount(accounts, identifier);
  return rows.map(lineOf(book, rows, { accountOf, dateZone: dateZoneOf(order), now: order.madeAt, knownUntil }));
}

function dateZoneOf({ request }: ExportOrder): string {
  return typeof request['TIMEZONE'] === 'string' ? request['TIMEZONE'] : utc;
}

/** A row has a FINANCIALSTATE exactly when it moves money. */
function movesMoney(row: Row, zone: string): boolean {
  return financialStateOf(row, zone, row.at) !== '';
}
