import { encodeCsv } from './csv.ts';
import { columns, type Line } from './lines/columns.ts';

/** Every row as the gateway's older CSV: amounts in minor units, times in UTC, EXECCODE without its zeros (§10.5). */
export function exportTransactions(lines: readonly Line[]): string {
  return encodeCsv([columns.map(([name]) => name), ...lines.map((line) => columns.map(([, read]) => read(line)))]);
}
