import type { WritableDatabase } from '../database/open.ts';
import type { EventBody, LedgerEvent } from '../events/event.ts';

type Kept = Extract<EventBody, { kind: 'notificationKept' }>;

/** Lists a verified notification by its content, which can be kept once only. */
export function keepNotice(
  database: WritableDatabase,
  body: Kept,
  { sequence, recordedAt }: Pick<LedgerEvent, 'sequence' | 'recordedAt'>,
): void {
  const { contentDigest, accountId, transactionId, operation, orderId, amount, execcode } = body;
  database
    .prepare(
      `INSERT INTO notifications
         (content_digest, sequence, received_at, account_id, transaction_id, operation, order_id,
          amount_minor, currency, execcode)
       VALUES (@contentDigest, @sequence, @recordedAt, @accountId, @transactionId, @operation, @orderId,
          @minor, @currency, @execcode)`,
    )
    .run({ contentDigest, sequence, recordedAt, accountId, transactionId, operation, orderId, ...amount, execcode });
}
