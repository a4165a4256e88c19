import type { Stamp } from '../domain/event.ts';
import type { FactSource } from '../domain/kinds.ts';
import type { Intake } from '../ports/intake.ts';
import type { ToldRow } from '../ports/told-row.ts';
import { parseExport, type RejectedRow } from './export-csv.ts';
import type { FindAccount } from './export-row.ts';
import { type ReadOrder, readExportFile, rowsPerPiece } from './read-file.ts';

/** What an import came to. */
export interface Imported {
  readonly imported: number;
  /** Which rows were left out; of a large file the first thousand. */
  readonly rejected: readonly RejectedRow[];
}

/** So many rows that were left out are named. */
const mostNamed = 1_000;

/** Takes a short export, as text, into the ledger. */
export async function importExport(
  intake: Intake,
  file: { readonly text: string; readonly source: string; readonly importId: string },
  findAccount: FindAccount,
  stamp: Stamp,
): Promise<Imported> {
  const { rows, rejected } = parseExport(file.text, findAccount);
  await recordRows(intake, { ...file, rows, from: 'import' }, stamp);
  return { imported: rows.length, rejected };
}

/**
 * Takes an export's file of any length into the ledger: read in a thread of its own, which waits for the ledger at every
 * piece. Rejects where the file cannot be read to its end; the rows before are in the ledger then, of an import without end.
 */
export async function importFile(
  intake: Intake,
  file: ReadOrder & { readonly source: string; readonly importId: string },
  reader: URL,
  stamp: Stamp,
): Promise<Imported> {
  const { path, accounts, source, importId } = file;
  const rejected: RejectedRow[] = [];
  let imported = 0;
  for await (const piece of readExportFile(reader, { path, accounts })) {
    await recordPiece(intake, { importId, rows: piece.rows, from: 'import' }, stamp);
    imported += piece.rows.length;
    rejected.push(...piece.rejected.slice(0, mostNamed - rejected.length));
  }
  await intake.recordImport(importId, source, stamp);
  return { imported, rejected };
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
export async function recordRows(intake: Intake, batch: Batch, stamp: Stamp): Promise<void> {
  for (let start = 0; start < batch.rows.length; start += rowsPerPiece) {
    await recordPiece(intake, { ...batch, rows: batch.rows.slice(start, start + rowsPerPiece) }, stamp);
  }
  await intake.recordImport(batch.importId, batch.source, stamp);
}

/** The ledger ends a piece early where money waits: what is left of it comes again, behind that. */
async function recordPiece(
  intake: Intake,
  { importId, from, rows }: Omit<Batch, 'source'>,
  stamp: Stamp,
): Promise<void> {
  for (let left = rows; left.length > 0; ) {
    const { taken } = await intake.recordRows(importId, { rows: left, source: from }, stamp);
    left = left.slice(taken);
  }
}
