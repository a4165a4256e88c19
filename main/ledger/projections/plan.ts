import type { WritableDatabase } from '../database/open.ts';
import type { KnownTransaction } from './transaction.ts';

/**
 * Ties the instalments of an n-times plan together. Exports name a row's place (`2-3`) but not its plan; all
 * instalments share the order, and the first one's TRANSACTIONID is the SCHEDULEID (S3:89, S3:122). An order that was
 * split twice is told apart by time: an instalment belongs to the last plan that began before it.
 */
export function joinPlan(database: WritableDatabase, known: KnownTransaction): void {
  database.prepare(tieInstalments).run({ accountId: known.accountId, orderId: known.orderId });
}

const tieInstalments = `
  UPDATE transactions AS instalment
  SET schedule_id = (
    SELECT first.transaction_id
    FROM transactions AS first
    WHERE first.account_id = instalment.account_id AND first.order_id = instalment.order_id
      AND first.schedule = '1-' || substr(instalment.schedule, instr(instalment.schedule, '-') + 1)
      AND first.status = 'succeeded'
      AND first.happened_at <= instalment.happened_at
    ORDER BY first.happened_at DESC, first.position DESC LIMIT 1
  )
  WHERE account_id = @accountId AND order_id = @orderId AND schedule <> ''
`;
