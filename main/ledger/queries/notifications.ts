import type { KeptNotification, Sender } from '../../ports/intake.ts';
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
    .prepare<[number], StoredNotice>(`${selectKept} ORDER BY received_at DESC, desk_id DESC, sequence DESC LIMIT ?`)
    .all(limit)
    .map(toKept);
}

interface StoredRefusal {
  readonly id: number;
  readonly receivedAt: number;
  readonly times: number;
  readonly reason: string;
  readonly parameters: string;
}

/** Those of each line stand in the list before those of the next: a flood of strangers hides nobody. */
const linesOfSenders: readonly (readonly Sender[])[] = [['gateway', 'person'], ['claimed'], ['stranger']];

/** What was refused, newest first. */
export function listRefused(database: ReadableDatabase, limit: number): SetAside[] {
  const ofSender = (sender: Sender) =>
    database
      .prepare<[Sender, number], StoredRefusal>(
        `SELECT refused_id AS id, received_at AS receivedAt, times, reason, parameters FROM refused_notifications
         WHERE sender = ? ORDER BY received_at DESC, refused_id DESC LIMIT ?`,
      )
      .all(sender, limit);
  return linesOfSenders
    .flatMap((senders) => senders.flatMap(ofSender).toSorted(byTime))
    .slice(0, limit)
    .toSorted(byTime)
    .map(({ receivedAt, times, reason, parameters }) => ({
      receivedAt,
      times,
      reason: JSON.parse(reason),
      parameters: JSON.parse(parameters),
    }));
}

/** Newest first; of one moment, what came first for the first time stands last. */
function byTime(one: StoredRefusal, other: StoredRefusal): number {
  return other.receivedAt - one.receivedAt || other.id - one.id;
}

const selectKept = `
  SELECT received_at AS receivedAt, account_id AS accountId, transaction_id AS transactionId, operation,
         order_id AS orderId, amount_minor AS minor, currency, execcode
  FROM notifications
`;

function toKept({ minor, currency, ...rest }: StoredNotice): KeptNotification {
  return { ...rest, amount: { minor, currency } };
}
