import { parse } from 'csv-parse/sync';
import type { ToldRow } from '../ports/told-row.ts';
import { type ExportRow, type FindAccount, readExportRow } from './export-row.ts';

/** A row that was left out, and the column to blame; lines count from 1, the header included. */
export interface RejectedRow {
  readonly line: number;
  readonly column: string;
}

/** What reading a file gave. */
export interface ParsedExport {
  readonly rows: readonly ToldRow[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * Reads a transactions export: `;` between columns, amounts in minor units, times in UTC, EXECCODE without its
 * leading zeros (protocol.md §10.5). Whole card numbers anywhere in a row are cut before anything is kept.
 */
export function parseExport(text: string, findAccount: FindAccount): ParsedExport {
  const records = parse(text, { delimiter: ';', columns: true, bom: true, relax_column_count: true }) as ExportRow[];
  const rows: ToldRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, record] of records.entries()) {
    const row = readExportRow(record, findAccount, 'minor');
    if (typeof row === 'string') rejected.push({ line: index + 2, column: row });
    else rows.push(row);
  }
  return { rows, rejected };
}
