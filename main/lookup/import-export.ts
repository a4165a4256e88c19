import type { Stamp } from '../domain/event.ts';
import type { FactSource } from '../domain/kinds.ts';
import type { UnreadRow } from '../domain/unread.ts';
import type { Intake } from '../ports/intake.ts';
import { countRows, packMany, type Rows, releaseRows, rowsBehind } from '../ports/packed-rows.ts';
import type { ToldRow } from '../ports/told-row.ts';
import type { AmountForm } from './columns/money.ts';
import { type CutRow, type Owners, parseExport, type RejectedRow } from './export-csv.ts';
import type { FindAccount } from './export-row.ts';
import { type FileReader, type ReadOrder, type ReadPiece, rowsPerPiece } from './read-file.ts';

/** What an import came to. */
export interface Imported {
  readonly imported: number;
  /** How the file writes its amounts. */
  readonly amounts: AmountForm;
  /** How many rows were left out, and which; of a large file the first thousand are named. */
  readonly rejectedRows: number;
  readonly rejected: readonly RejectedRow[];
  /** Which rows were taken without all that they say; of a large file the first thousand. */
  readonly notWhole: readonly CutRow[];
}

/** So many rows that were left out are named. */
const mostNamed = 1_000;

/** Takes a short export, as text, into the ledger. Throws an UnfitExport, and takes nothing, where it is none. */
export async function importExport(
  intake: Intake,
  file: { readonly text: string; readonly source: string; readonly importId: string },
  owners: FindAccount | Owners,
  stamp: Stamp,
): Promise<Imported> {
  const { rows, unread, amounts, rejected, notWhole } = parseExport(file.text, owners);
  await recordRows(intake, { ...file, rows, unread, from: 'import' }, stamp);
  return { imported: rows.length, amounts, rejectedRows: rejected.length, rejected, notWhole };
}

/** How a file is taken that broke off, and who hears of each piece once it is in the ledger. */
export interface Course {
  /** So many of its rows are in the ledger: they are read again, and not taken. */
  readonly alreadyTaken?: number;
  readonly onPiece?: (piece: ReadPiece) => void;
  /** Stops it behind a piece. */
  readonly signal?: AbortSignal;
}

/**
 * Takes an export's file of any length into the ledger: read in a thread of its own, which waits for the ledger at every
 * piece. Rejects with an UnfitExport where nothing of it can be taken; where it cannot be read to its end, or is stopped, the
 * rows before are in the ledger then, of an import without end: that is `stopped`.
 */
export async function importFile(
  intake: Pick<Intake, 'recordRows' | 'recordImport'>,
  file: ReadOrder & { readonly source: string; readonly importId: string },
  reader: Pick<FileReader, 'read'>,
  stamp: Stamp,
  { alreadyTaken = 0, onPiece = () => {}, signal }: Course = {},
): Promise<Imported & { readonly stopped?: true }> {
  const { source, importId, ...order } = file;
  let known = alreadyTaken;
  const rejected: RejectedRow[] = [];
  const notWhole: CutRow[] = [];
  let [imported, rejectedRows]: [number, number] = [0, 0];
  let amounts: AmountForm = 'minor';
  for await (const piece of reader.read(order)) {
    const left = leaveOut(piece, known);
    known = Math.max(0, known - piece.unread.length - countRows(piece.rows));
    await recordPiece(intake, { importId, ...left, from: 'import' }, stamp);
    imported += countRows(piece.rows);
    rejectedRows += piece.rejected.length;
    amounts = piece.amounts;
    rejected.push(...piece.rejected.slice(0, mostNamed - rejected.length));
    notWhole.push(...piece.notWhole.slice(0, mostNamed - notWhole.length));
    onPiece(piece);
    releaseRows(piece.rows);
    if (signal?.aborted) break;
  }
  const result = { imported, amounts, rejectedRows, rejected, notWhole };
  if (signal?.aborted) return { ...result, stopped: true };
  await intake.recordImport(importId, source, stamp);
  return result;
}

/** What of a piece is not in the ledger yet: those that cannot be read stand before its rows there. */
function leaveOut({ rows, unread }: ReadPiece, known: number): Pick<ReadPiece, 'rows' | 'unread'> {
  if (known === 0) return { rows, unread };
  return { unread: unread.slice(known), rows: rowsBehind(rows, Math.max(0, known - unread.length)) };
}

/** Rows that come in together. */
export interface Batch {
  readonly importId: string;
  /** In words, for the log. */
  readonly source: string;
  readonly from: FactSource;
  readonly rows: readonly ToldRow[];
  /** Rows whose money could not be read. */
  readonly unread?: readonly UnreadRow[];
}

/** Takes rows into the ledger as one import. */
export async function recordRows(intake: Intake, batch: Batch, stamp: Stamp): Promise<void> {
  const { rows, unread = [] } = batch;
  for (let start = 0; start < Math.max(rows.length, unread.length); start += rowsPerPiece) {
    const piece = { rows: rows.slice(start, start + rowsPerPiece), unread: unread.slice(start, start + rowsPerPiece) };
    await recordPiece(intake, { ...batch, ...piece }, stamp);
  }
  await intake.recordImport(batch.importId, batch.source, stamp);
}

/** The ledger ends a piece early where money waits: what is left of it comes again, behind that. */
async function recordPiece(
  intake: Pick<Intake, 'recordRows'>,
  { importId, from, rows, unread = [] }: Omit<Batch, 'source' | 'rows'> & { readonly rows: Rows },
  stamp: Stamp,
): Promise<void> {
  // What is left behind goes over again.
  let left = packMany(rows);
  let named = unread;
  while (countRows(left) > 0 || named.length > 0) {
    const piece = { rows: left, source: from, ...(named.length > 0 && { unread: named }) };
    const { taken } = await intake.recordRows(importId, piece, stamp);
    left = rowsBehind(left, taken);
    named = [];
  }
}
