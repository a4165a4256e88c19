import type { Event } from '../../domain/event.ts';
import type { LinePlace } from '../events/read.ts';
import type { Writing } from '../writing/writing.ts';

/** Lists a verified notification by its content; of two desks that heard the same, the one that did first. */
export function listNotification(
  { database }: Writing,
  body: Extract<Event, { kind: 'notificationKept' }>,
  { sequence, deskId, at }: LinePlace,
): void {
  const { contentDigest, accountId, transactionId, operation, orderId, amount, execcode } = body;
  database
    .prepare(
      `INSERT INTO notifications
         (content_digest, desk_id, sequence, received_at, account_id, transaction_id, operation, order_id,
          amount_minor, currency, execcode)
       VALUES (@contentDigest, @deskId, @sequence, @at, @accountId, @transactionId, @operation, @orderId,
          @minor, @currency, @execcode)
       ON CONFLICT (content_digest) DO UPDATE SET
         desk_id = excluded.desk_id, sequence = excluded.sequence, received_at = excluded.received_at,
         account_id = excluded.account_id, transaction_id = excluded.transaction_id, operation = excluded.operation,
         order_id = excluded.order_id, amount_minor = excluded.amount_minor, currency = excluded.currency,
         execcode = excluded.execcode
       WHERE (excluded.received_at, excluded.desk_id) < (received_at, desk_id)`,
    )
    .run({
      contentDigest,
      deskId: deskId ?? '',
      sequence,
      at,
      accountId,
      transactionId,
      operation,
      orderId,
      ...amount,
      execcode,
    });
}
