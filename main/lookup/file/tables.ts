import type { AmountForm } from '../columns/money.ts';
import { usualZone } from '../columns/time.ts';
import { nameContradicted } from '../contradicted.ts';
import { readHeader } from '../csv/header.ts';
import { UnfitExport } from '../csv/unfit.ts';
import {
  isHeader,
  type Owners,
  type ParsedExport,
  parseExportPieces,
  type ReadRecord,
  rejectRow,
  type TableRules,
} from '../export-csv.ts';
import { type ExportRow, readExportRow, type Written } from '../export-row.ts';
import { nameRowless } from '../rowless.ts';
import { type Content, type Contents, openContents } from './contents.ts';
import { decode, type Encoding, type FoundEncoding, findEncoding } from './encoding.ts';
import { isJson, readJsonTable } from './json-table.ts';

/** How a file is written, where a person said so. */
export interface FileRules extends TableRules {
  readonly encoding?: Encoding | undefined;
}

/** A table of a file, opened as far as its kind. */
export type OpenTable =
  | {
      readonly kind: 'csv';
      readonly name: string;
      readonly encoding: FoundEncoding;
      readonly header: string;
      text(): Promise<AsyncIterable<string>>;
    }
  | {
      readonly kind: 'json';
      readonly name: string;
      readonly encoding: FoundEncoding;
      readonly rows: readonly (ExportRow | null)[];
    };

/** So much of a text is read in search of its header, in characters. */
const longestHeader = 65_536;

/**
 * Opens every table of a file before a row of any is read: one that is none refuses the file as a whole. JSON is read whole,
 * since an answer of the gateway's is small and counts as one.
 */
export async function openTables(contents: Contents, rules: FileRules): Promise<OpenTable[]> {
  const tables: OpenTable[] = [];
  for (const content of contents.tables) tables.push(await openTable(content, rules));
  return tables;
}

async function openTable({ name, isPacked, read }: Content, rules: FileRules): Promise<OpenTable> {
  const encoding = rules.encoding ? { encoding: rules.encoding, certain: true } : await findEncoding(await read());
  // Whoever looks for an encoding reads to the end; where a person named it, an archive is unpacked once all the same.
  if (rules.encoding && isPacked) for await (const _ of await read());
  const decoded = async () => decode(await read(), encoding.encoding);
  const hasOldEnds = /^[^\n]*\r[^\n]*$/.test(await readBeginning(await decoded()));
  const text = hasOldEnds ? async () => withNewEnds(await decoded()) : decoded;
  const begun = await readBeginning(await text());
  if (isJson(begun)) return { kind: 'json', name, encoding, rows: readJsonTable(await readWhole(await text())) };
  const header = begun.split('\n').find(isHeader)?.replace(/\r$/, '');
  if (header === undefined) throw new UnfitExport({ kind: 'noExport' });
  readHeader(header, rules.delimiter);
  return { kind: 'csv', name, encoding, header, text };
}

/** Where nothing but carriage returns ends a line, as spreadsheets of a Mac may write it, they do. */
async function* withNewEnds(text: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of text) yield chunk.replaceAll('\r', '\n');
}

async function readBeginning(text: AsyncIterable<string>): Promise<string> {
  let begun = '';
  for await (const chunk of text) {
    begun += chunk;
    if (begun.length >= longestHeader) break;
  }
  return begun;
}

async function readWhole(text: AsyncIterable<string>): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of text) chunks.push(chunk);
  return chunks.join('');
}

/**
 * Reads an export's file, whatever it is packed and written in, in pieces of about so many records. Throws an
 * {@link UnfitExport} before the first piece where it cannot be taken as a whole.
 */
export async function* readTables(
  path: string,
  owners: Owners,
  recordsPerPiece: number,
  rules: FileRules = {},
): AsyncGenerator<ParsedExport> {
  const tables = await openTables(await openContents(path), rules);
  if (!owners.named && tables.some(lacksIdentifier)) throw new UnfitExport({ kind: 'noIdentifier' });
  for (const table of tables) {
    const several = tables.length > 1 ? { table: table.name } : {};
    for await (const piece of readTable(table, owners, recordsPerPiece, rules)) yield nameTable(piece, several);
  }
}

/** Whether no row of a table says whose it is. */
export function lacksIdentifier(table: OpenTable): boolean {
  return table.kind === 'csv'
    ? !readHeader(table.header).hasIdentifier
    : table.rows.every((row) => !row || row['IDENTIFIER'] === undefined);
}

export async function* readTable(
  table: OpenTable,
  owners: Owners,
  recordsPerPiece: number,
  rules: TableRules,
): AsyncGenerator<ParsedExport> {
  if (table.kind === 'csv') return yield* parseExportPieces(await table.text(), owners, recordsPerPiece, rules);
  const { amounts = 'major' } = rules;
  const read = readJsonRows(table.rows, owners, { amounts, zone: rules.zone ?? usualZone });
  for (let at = 0; at < read.length; at += recordsPerPiece) {
    yield toPiece(read.slice(at, at + recordsPerPiece), at + 1, amounts);
  }
}

/** The gateway answers in major units (protocol.md §10.1), and one answer says one thing of a transaction, or nothing. */
function readJsonRows(
  found: readonly (ExportRow | null)[],
  { findAccount, named, only }: Owners,
  written: Written,
): readonly ReadRecord[] {
  const read = found.map((row): ReadRecord => {
    const identifier = row?.['IDENTIFIER'];
    const owner =
      identifier === undefined ? (named ?? (row === null ? only : undefined)) : findAccount(identifier.trim());
    if (!owner) return { kind: 'nobodys', column: 'IDENTIFIER', problem: 'unknownAccount' };
    return row === null ? nameRowless(owner) : readExportRow(row, owner, written);
  });
  return nameContradicted(read);
}

/** Of JSON, the lines are the entries of its list, from 1. */
function toPiece(read: readonly ReadRecord[], firstLine: number, amounts: AmountForm): ParsedExport {
  const lines = read.map((record, index) => ({ line: firstLine + index, record }));
  return {
    amounts,
    rows: read.flatMap((record) => (record.kind === 'told' ? [record.row] : [])),
    unread: read.flatMap((record) => (record.kind === 'unread' ? [record.unread] : [])),
    rejected: lines.flatMap(({ line, record }) => (record.kind === 'told' ? [] : [rejectRow(line, record)])),
    notWhole: lines.flatMap(({ line, record }) => {
      const columns = record.kind === 'told' ? (record.row.transaction.notWhole ?? []) : [];
      return columns.length > 0 ? [{ line, columns }] : [];
    }),
  };
}

function nameTable(piece: ParsedExport, table: { readonly table?: string }): ParsedExport {
  if (table.table === undefined) return piece;
  return {
    ...piece,
    rejected: piece.rejected.map((row) => ({ ...row, ...table })),
    notWhole: piece.notWhole.map((row) => ({ ...row, ...table })),
  };
}
