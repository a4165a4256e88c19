import { isDebit, isLive } from '../../book/chain.ts';
import type { Row } from '../../book/row.ts';
import { addDays, dayOf } from '../../clock/days.ts';

/**
 * FINANCIALSTATE of what moves money (protocol.md §10.6): with the bank on its own day, collected for two days, then
 * paid out. The number of days is ours. `now` in epoch milliseconds.
 */
export function financialStateOf(row: Row, zone: string, now: number): string {
  if (!isLive(row) || !(isDebit(row) || row.operation === 'refund' || row.operation === 'credit')) return '';
  const day = dayOf(row.at, zone);
  const today = dayOf(now, zone);
  if (today <= day) return 'Being processed';
  return today <= addDays(day, 2) ? 'Collected' : 'Paid';
}
