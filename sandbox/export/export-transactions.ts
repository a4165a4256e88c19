import type { Row } from '../book/row.ts';
import { columns } from './columns.ts';
import { encodeCsv } from './csv.ts';
import { relate } from './relations.ts';

/** Every row as the gateway's older CSV: amounts in minor units, times in UTC, EXECCODE without its zeros (§10.5). */
export function exportTransactions(
  rows: readonly Row[],
  { zoneOf, now }: { zoneOf: (identifier: string) => string; now: number },
): string {
  const relationsOf = relate(rows);
  const lines = rows.map((row) => {
    const line = { row, relations: relationsOf(row), zone: zoneOf(row.identifier), now };
    return columns.map(([, read]) => read(line));
  });
  return encodeCsv([columns.map(([name]) => name), ...lines]);
}
