import type { ExportOrder } from '../book/exports.ts';
import { type Packed, pack } from './pack.ts';
import { reconcile } from './reconcile.ts';
import { chargedBack, executed, lookedUp, paidOut, type ReportSource } from './select.ts';
import { writeCsv } from './write-csv.ts';

/** What is delivered. */
export interface Report {
  readonly csv: string;
  readonly file: Packed;
}

/** Makes the file of an export, as the reporting tables stood when it was asked for (protocol.md §10). */
export function makeReport(order: ExportOrder, source: ReportSource): Report {
  const csv = csvOf(order, source);
  const compression = order.request['COMPRESSION'];
  // A public client leaves it out with getTransactions and expects gzip (protocol.md §10.1).
  return {
    csv,
    file: pack(`${order.operation}-W${order.id}.csv`, csv, typeof compression === 'string' ? compression : 'gzip'),
  };
}

function csvOf(order: ExportOrder, source: ReportSource): string {
  const { exportShape } = source.account;
  const names = order.request['COLUMNS'];
  const columns = typeof names === 'string' ? names : undefined;
  switch (order.operation) {
    case 'exportChargebacks':
      return writeCsv(chargedBack(order, source), exportShape, columns);
    case 'exportReconciliation':
      return reconcile(order, source);
    case 'exportReconciledTransactions':
      return writeCsv(paidOut(order, source), exportShape, columns);
    case 'getTransactions':
      return writeCsv(lookedUp(order, source), exportShape, columns);
    default:
      return writeCsv(executed(order, source), exportShape, columns);
  }
}
