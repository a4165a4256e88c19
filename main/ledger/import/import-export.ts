import type { Stamp } from '../events/event.ts';
import type { Ledger } from '../ledger.ts';
import { type FindAccount, parseExport, type RejectedRow } from './export-csv.ts';

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
  for (let start = 0; start < rows.length; start += rowsPerPiece) {
    await ledger.write.keepObservations(file.importId, rows.slice(start, start + rowsPerPiece), stamp);
  }
  await ledger.write.recordImport(file.importId, file.source, stamp);
  return { imported: rows.length, rejected };
}
