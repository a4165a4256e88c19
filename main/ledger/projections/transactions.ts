import type { Transaction } from '../../domain/transaction.ts';
import type { WritableDatabase } from '../database/open.ts';
import { nextPosition } from './position.ts';

/** Writes a transaction as its facts make it. Its place in the list stays where it was first put. */
export function saveTransaction(database: WritableDatabase, row: Transaction): void {
  database.prepare(upsert).run({
    ...row,
    amountMinor: row.amount.minor,
    currency: row.amount.currency,
    amount: null,
    referenceInferred: row.referenceInferred ? 1 : 0,
    authenticated: row.authenticated ? 1 : 0,
    chargedBack: row.chargedBack ? 1 : 0,
    directDebit: row.directDebit ? 1 : 0,
    position: nextPosition(database, row.happenedAt),
  });
}

/** Writes what follows from a row's neighbours. */
export function saveDerived(database: WritableDatabase, row: Transaction): void {
  const { accountId, transactionId, referenceId, referenceInferred, voidedBy, scheduleId } = row;
  database
    .prepare(
      `UPDATE transactions
       SET reference_id = @referenceId, reference_inferred = @inferred, voided_by = @voidedBy, schedule_id = @scheduleId
       WHERE account_id = @accountId AND transaction_id = @transactionId`,
    )
    .run({ accountId, transactionId, referenceId, inferred: referenceInferred ? 1 : 0, voidedBy, scheduleId });
}

const searchText = `fold(@transactionId || ' ' || @orderId || ' ' || @client || ' ' || @clientEmail || ' ' || @clientName)`;

const upsert = `
  INSERT INTO transactions
    (position, account_id, transaction_id, root_id, reference_id, reference_inferred, operation, order_id, amount_minor,
     currency, execcode, status, voided_by, card, client, client_email, client_name, search_text,
     happened_at, known_at, known_from, schedule, schedule_id, alias, authenticated, extra_data,
     charged_back, direct_debit, capture_day)
  VALUES
    (@position, @accountId, @transactionId, @rootId, @referenceId, @referenceInferred, @operation, @orderId, @amountMinor,
     @currency, @execcode, @status, @voidedBy, @card, @client, @clientEmail, @clientName, ${searchText},
     @happenedAt, @knownAt, @knownFrom, @schedule, @scheduleId, @alias, @authenticated, @extraData,
     @chargedBack, @directDebit, @captureDay)
  ON CONFLICT (account_id, transaction_id) DO UPDATE SET
    root_id = excluded.root_id,
    reference_id = excluded.reference_id,
    reference_inferred = excluded.reference_inferred,
    order_id = excluded.order_id,
    amount_minor = excluded.amount_minor,
    execcode = excluded.execcode,
    status = excluded.status,
    voided_by = excluded.voided_by,
    card = excluded.card,
    client = excluded.client,
    client_email = excluded.client_email,
    client_name = excluded.client_name,
    search_text = excluded.search_text,
    happened_at = excluded.happened_at,
    known_at = excluded.known_at,
    known_from = excluded.known_from,
    schedule = excluded.schedule,
    alias = excluded.alias,
    authenticated = excluded.authenticated,
    extra_data = excluded.extra_data,
    charged_back = excluded.charged_back,
    direct_debit = excluded.direct_debit,
    capture_day = excluded.capture_day
`;
