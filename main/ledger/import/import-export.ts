import type { FactSource } from '../../../contract/index.ts';
import type { Stamp } from '../events/event.ts';
import type { Ledger } from '../ledger.ts';
import { parseExport, type RejectedRow } from './export-csv.ts';
import type { FindAccount } from './export-row.ts';
import type { ImportedRow } from './observation.ts';

/** Rows written in one transaction: small enough that a refund waits for milliseconds, not for the file. */
const rowsPerPiece = 250;

/** Takes an export file's text into the ledger and tells which rows were left out. */
export async function importExport(
  ledger: Ledger,
  file: { readonly text: string; readonly source: string; readonly importId: string },
  findAccount: FindAccount,
  stamp: Stamp,
): Promise<{ readonly imported: number; readonly rejected: readonly RejectedRow[] }> {
  const { rows, rejected } = parseExport(file.text, findAccount);
  await keepRows(ledger, { ...file, rows, from: 'import' }, stamp);
  return { imported: rows.length, rejected };
}

/** Rows that come in together. */
export interface Batch {
  readonly importId: string;
  /** In words, for the log. */
  readonly source: string;
  readonly from: FactSource;
  readonly rows: readonly ImportedRow[];
}

/** Takes rows into the ledger as one import. */
export async function keepRows(ledger: Ledger, { importId, source, from, rows }: Batch, stamp: Stamp): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerPiece) {
    const piece = { rows: rows.slice(start, start + rowsPerPiece), source: from };
    await ledger.write.keepObservations(importId, piece, stamp);
  }
  await ledger.write.recordImport(importId, source, stamp);
}
