import { type Options, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { ToldRow } from '../ports/told-row.ts';
import { type ExportRow, type FindAccount, readExportRow } from './export-row.ts';

/** A row that was left out, and the column to blame; lines count from 1, the header included. */
export interface RejectedRow {
  readonly line: number;
  readonly column: string;
}

/** What reading a file, or a piece of one, gave. */
export interface ParsedExport {
  readonly rows: readonly ToldRow[];
  readonly rejected: readonly RejectedRow[];
}

const options = { delimiter: ';', columns: true, bom: true, relax_column_count: true } satisfies Options;

/**
 * Reads a transactions export: `;` between columns, amounts in minor units, times in UTC, EXECCODE without its
 * leading zeros (protocol.md §10.5). Whole card numbers anywhere in a row are cut before anything is kept.
 */
export function parseExport(text: string, findAccount: FindAccount): ParsedExport {
  return readRecords(parseAtOnce(text, options) as ExportRow[], 0, findAccount);
}

/** The same of a file as it is read, in pieces of so many records; no more of it is in memory than one of them. */
export async function* parseExportPieces(
  input: NodeJS.ReadableStream,
  findAccount: FindAccount,
  recordsPerPiece: number,
): AsyncGenerator<ParsedExport> {
  let piece: ExportRow[] = [];
  let before = 0;
  const parser = parse(options);
  // A failure to read the file is one of the parser's as well: whoever waits for records hears of it.
  input.on('error', (failure) => parser.destroy(failure)).pipe(parser);
  for await (const record of parser) {
    piece.push(record as ExportRow);
    if (piece.length < recordsPerPiece) continue;
    yield readRecords(piece, before, findAccount);
    before += piece.length;
    piece = [];
  }
  if (piece.length > 0) yield readRecords(piece, before, findAccount);
}

function readRecords(records: readonly ExportRow[], before: number, findAccount: FindAccount): ParsedExport {
  const rows: ToldRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, record] of records.entries()) {
    const row = readExportRow(record, findAccount, 'minor');
    if (typeof row === 'string') rejected.push({ line: before + index + 2, column: row });
    else rows.push(row);
  }
  return { rows, rejected };
}
