import type { Event } from '../../domain/event.ts';
import type { LinePlace } from '../events/read.ts';
import type { Writing } from '../writing/writing.ts';

/** Lists a verified notification by its content, which can be kept once only. */
export function listNotification(
  { database }: Writing,
  body: Extract<Event, { kind: 'notificationKept' }>,
  { sequence, at }: LinePlace,
): void {
  const { contentDigest, accountId, transactionId, operation, orderId, amount, execcode } = body;
  database
    .prepare(
      `INSERT INTO notifications
         (content_digest, sequence, received_at, account_id, transaction_id, operation, order_id,
          amount_minor, currency, execcode)
       VALUES (@contentDigest, @sequence, @at, @accountId, @transactionId, @operation, @orderId,
          @minor, @currency, @execcode)`,
    )
    .run({ contentDigest, sequence, at, accountId, transactionId, operation, orderId, ...amount, execcode });
}
