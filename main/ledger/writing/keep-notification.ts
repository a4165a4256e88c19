import type { KeptNotification } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import { appendEvent } from '../events/append.ts';
import type { Stamp } from '../events/event.ts';
import { digestObservations } from '../import/digest.ts';
import type { ImportedRow } from '../import/observation.ts';
import { findKept } from '../queries/notifications.ts';
import { keepObservations } from './import-rows.ts';

/** A verified notification as the inbox hands it over. */
export interface KeptRow {
  readonly importId: string;
  /** SHA-256 over everything that it said but HASH. */
  readonly contentDigest: string;
  readonly identifier: string;
  readonly row: ImportedRow;
}

/** What became of it: `settled` are the operations whose outcome it proved. */
export type Receipt =
  | { readonly kind: 'kept'; readonly notification: KeptNotification; readonly settled: readonly string[] }
  /** The same content was kept before, and nothing changed. */
  | { readonly kind: 'duplicate'; readonly notification: KeptNotification };

/** Takes a verified notification into the ledger: its row, its line in the log and what it proves, or none of them. */
export function keepNotification(
  database: WritableDatabase,
  { importId, contentDigest, identifier, row }: KeptRow,
  stamp: Stamp,
): Receipt {
  const known = findKept(database, contentDigest);
  if (known) return { kind: 'duplicate', notification: known };
  const settled = keepObservations(database, importId, { rows: [row], source: 'notification' }, stamp);
  const { accountId, transactionId, operation, orderId, amountMinor, currency, execcode } = row.observation;
  appendEvent(
    database,
    {
      kind: 'notificationKept',
      importId,
      rows: 1,
      digest: digestObservations(database, importId).digest,
      contentDigest,
      verified: true,
      identifier,
      accountId,
      transactionId,
      operation,
      orderId,
      amount: { minor: amountMinor, currency },
      execcode,
    },
    stamp,
  );
  const notification = findKept(database, contentDigest);
  if (!notification) throw new Error('A notification that was just kept is not in the ledger.');
  return { kind: 'kept', notification, settled };
}
