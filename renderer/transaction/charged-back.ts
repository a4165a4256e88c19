import type { TransactionDetail } from '../../contract/index.ts';

/** Whether the customer's bank has taken back the money of this transaction or of another one around it. */
export function isChargedBack({ row, timeline }: Pick<TransactionDetail, 'row' | 'timeline'>): boolean {
  return row.chargedBack || timeline.some((entry) => entry.kind === 'transaction' && entry.row.chargedBack);
}
