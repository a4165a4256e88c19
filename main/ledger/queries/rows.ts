import type { FactSource, TransactionRow } from '../../../contract/index.ts';

/** The columns of a list row, to be put after SELECT. */
export const transactionColumns = `
  position, account_id AS accountId, transaction_id AS transactionId, root_id AS rootId, operation,
  order_id AS orderId, client, client_email AS clientEmail, amount_minor AS minor, currency, status, execcode,
  happened_at AS happenedAt, known_at AS knownAt, known_from AS knownFrom, card, voided_by AS voidedBy,
  schedule, schedule_id AS scheduleId, alias, authenticated,
  charged_back AS chargedBack, direct_debit AS directDebit, capture_day AS captureDay
`;

/** SQLite has no truth values. */
type Flag = 'authenticated' | 'chargedBack' | 'directDebit';

/** A row as SQLite gives it. */
export interface StoredTransaction extends Omit<TransactionRow, 'amount' | 'voided' | Flag>, Record<Flag, 0 | 1> {
  readonly position: number;
  readonly rootId: string;
  readonly minor: number;
  readonly currency: string;
  readonly knownAt: number;
  readonly knownFrom: FactSource;
  readonly voidedBy: string | null;
  readonly scheduleId: string | null;
}

/** A stored row as the window sees it. */
export function toTransactionRow(stored: StoredTransaction): TransactionRow {
  const { position, rootId, minor, currency, knownAt, knownFrom, voidedBy, scheduleId, ...row } = stored;
  return {
    ...row,
    amount: { minor, currency },
    voided: voidedBy !== null,
    authenticated: row.authenticated === 1,
    chargedBack: row.chargedBack === 1,
    directDebit: row.directDebit === 1,
  };
}
