import type { AccountSettings } from '../../accounts/settings.ts';
import type { Book } from '../../book/open.ts';
import type { Row } from '../../book/row.ts';
import { paris } from '../../clock/days.ts';
import type { Line } from './columns.ts';
import { relate } from './relations.ts';

/** How a report is to be written. */
export interface Reporting {
  /** Undefined for an account that is not served any more. */
  readonly accountOf: (identifier: string) => AccountSettings | undefined;
  /** The zone in which dates are written; UTC when absent (protocol.md §5, TIMEZONE). */
  readonly dateZone?: string | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What came later than this is not known yet (protocol.md §10.1); everything is when absent. */
  readonly knownUntil?: number | undefined;
}

/** Finds what the columns of these rows need to know, in one pass over the book. */
export function lineOf(
  book: Book,
  rows: readonly Row[],
  { accountOf, dateZone, now, knownUntil }: Reporting,
): (row: Row) => Line {
  const relationsOf = relate(rows);
  const chargebacks = book.chargebacks.bySubject();
  const notifications = book.notifications.lastBySubject();
  return (row) => {
    const account = accountOf(row.identifier);
    const chargeback = chargebacks.get(row.sequence);
    return {
      row,
      relations: relationsOf(row),
      chargeback: chargeback && chargeback.at <= (knownUntil ?? now) ? chargeback : undefined,
      notification: notifications.get(row.sequence),
      zone: account?.zone ?? paris,
      collectionDays: account?.method === 'sdd' ? account.collectionDays : null,
      dateZone: dateZone ?? 'UTC',
      now,
    };
  };
}
