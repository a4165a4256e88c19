import type { Stamp } from '../domain/event.ts';
import type { FactSource } from '../domain/kinds.ts';
import type { Intake } from '../ports/intake.ts';
import type { ToldRow } from '../ports/told-row.ts';
import { parseExport, type RejectedRow } from './export-csv.ts';
import type { FindAccount } from './export-row.ts';

/** Rows written in one transaction: small enough that a refund waits for milliseconds, not for the file. */
const rowsPerPiece = 250;

/** Takes an export file's text into the ledger and tells which rows were left out. */
export async function importExport(
  intake: Intake,
  file: { readonly text: string; readonly source: string; readonly importId: string },
  findAccount: FindAccount,
  stamp: Stamp,
): Promise<{ readonly imported: number; readonly rejected: readonly RejectedRow[] }> {
  const { rows, rejected } = parseExport(file.text, findAccount);
  await recordRows(intake, { ...file, rows, from: 'import' }, stamp);
  return { imported: rows.length, rejected };
}

/** Rows that come in together. */
export interface Batch {
  readonly importId: string;
  /** In words, for the log. */
  readonly source: string;
  readonly from: FactSource;
  readonly rows: readonly ToldRow[];
}

/** Takes rows into the ledger as one import. */
export async function recordRows(intake: Intake, { importId, source, from, rows }: Batch, stamp: Stamp): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerPiece) {
    const piece = { rows: rows.slice(start, start + rowsPerPiece), source: from };
    await intake.recordRows(importId, piece, stamp);
  }
  await intake.recordImport(importId, source, stamp);
}
