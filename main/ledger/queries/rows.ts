import type { TransactionRow } from '../../../contract/index.ts';

/** The columns of a list row, to be put after SELECT. */
export const transactionColumns = `
  position, account_id AS accountId, transaction_id AS transactionId, root_id AS rootId, operation,
  order_id AS orderId, client, client_email AS clientEmail, amount_minor AS minor, currency, status, execcode,
  happened_at AS happenedAt, known_at AS knownAt, card, voided_by AS voidedBy,
  schedule, schedule_id AS scheduleId, alias, authenticated
`;

/** A row as SQLite gives it. */
export interface StoredTransaction extends Omit<TransactionRow, 'amount' | 'voided' | 'authenticated'> {
  readonly position: number;
  readonly rootId: string;
  readonly minor: number;
  readonly currency: string;
  readonly knownAt: number;
  readonly voidedBy: string | null;
  readonly scheduleId: string | null;
  readonly authenticated: 0 | 1;
}

/** A stored row as the window sees it. */
export function toTransactionRow(stored: StoredTransaction): TransactionRow {
  const { position, rootId, minor, currency, knownAt, voidedBy, scheduleId, authenticated, ...row } = stored;
  return { ...row, amount: { minor, currency }, voided: voidedBy !== null, authenticated: authenticated === 1 };
}
