import { minorDigits, toDecimal } from '../../protocol/money/index.ts';
import type { ExportOrder } from '../book/exports.ts';
import type { Row } from '../book/row.ts';
import { dayOf } from '../clock/days.ts';
import { encodeCsv } from './csv.ts';
import { financialStateOf } from './lines/financial-state.ts';
import { isIn, periodOf } from './period.ts';
import { known, type ReportSource } from './select.ts';

const header = ['DATE', 'IDENTIFIER', 'OPERATIONTYPE', 'CURRENCY', 'NUMBER', 'AMOUNT'];

/**
 * The "consolidated financial reconciliation" (protocol.md §10.3), whose columns no source shows: what moved money, summed
 * by day in the account's zone, operation and currency. Refunds and credits stand with their own, positive sums.
 */
export function reconcile(order: ExportOrder, source: ReportSource): string {
  const { zone, exportShape } = source.account;
  const period = periodOf(order.request, zone);
  const moved = known(order, source)
    .map(({ row }) => row)
    .filter((row) => isIn(period, row.at) && financialStateOf(row, zone, row.at) !== '');
  const groups = Map.groupBy(moved, (row) => [dayOf(row.at, zone), row.operation, row.currency].join(' '));
  const lines = [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, rows]) => sumOf(rows));
  return encodeCsv([header, ...lines]);

  function sumOf(rows: readonly Row[]): readonly string[] {
    const [first] = rows;
    if (!first) return [];
    const minor = rows.reduce((sum, { amount }) => sum + amount, 0);
    const decimal = exportShape === 'newer' && minorDigits(first.currency) > 0;
    const amount = decimal ? toDecimal({ minor, currency: first.currency }) : String(minor);
    return [dayOf(first.at, zone), first.identifier, first.operation, first.currency, String(rows.length), amount];
  }
}
