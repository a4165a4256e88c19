import type { KeptNotification } from '../../ports/intake.ts';
import type { SetAside } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';

interface StoredNotice extends Omit<KeptNotification, 'amount'> {
  readonly minor: number;
  readonly currency: string;
}

/** The verified notification of this content, or undefined. */
export function findKept(database: ReadableDatabase, contentDigest: string): KeptNotification | undefined {
  const stored = database.prepare<[string], StoredNotice>(`${selectKept} WHERE content_digest = ?`).get(contentDigest);
  return stored && toKept(stored);
}

/** Verified notifications, newest first. */
export function listKept(database: ReadableDatabase, limit: number): KeptNotification[] {
  return database
    .prepare<[number], StoredNotice>(`${selectKept} ORDER BY sequence DESC LIMIT ?`)
    .all(limit)
    .map(toKept);
}

/** What was refused, newest first. */
export function listRefused(database: ReadableDatabase, limit: number): SetAside[] {
  return database
    .prepare<[number], { receivedAt: number; times: number; reason: string; parameters: string }>(
      `SELECT received_at AS receivedAt, times, reason, parameters FROM refused_notifications
       ORDER BY received_at DESC, refused_id DESC LIMIT ?`,
    )
    .all(limit)
    .map(({ reason, parameters, ...rest }) => ({
      ...rest,
      reason: JSON.parse(reason),
      parameters: JSON.parse(parameters),
    }));
}

const selectKept = `
  SELECT received_at AS receivedAt, account_id AS accountId, transaction_id AS transactionId, operation,
         order_id AS orderId, amount_minor AS minor, currency, execcode
  FROM notifications
`;

function toKept({ minor, currency, ...rest }: StoredNotice): KeptNotification {
  return { ...rest, amount: { minor, currency } };
}
