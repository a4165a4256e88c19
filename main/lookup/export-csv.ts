import { cutColumn, type UnreadProblem, type UnreadRow } from '../domain/unread.ts';
import type { ToldRow } from '../ports/told-row.ts';
import type { ReadRow } from './columns/assemble.ts';
import type { AmountForm } from './columns/money.ts';
import { usualZone } from './columns/time.ts';
import { undoDisarm } from './csv/formula.ts';
import { type Delimiter, readHeader, type Shape } from './csv/header.ts';
import { createRecordCutter, type FileRecord, type RecordCutter } from './csv/records.ts';
import { UnfitExport } from './csv/unfit.ts';
import {
  countingColumns,
  type ExportRow,
  type FindAccount,
  firstHeardColumn,
  nameExportRow,
  type RowAccount,
  readExportRow,
  type Written,
} from './export-row.ts';

/** A row that was left out, and the column to blame; lines count from 1, the header included. */
export interface RejectedRow {
  readonly line: number;
  readonly column: string;
  readonly problem: UnreadProblem | 'unknownAccount';
  /** Of several tables in one file, the one that it stands in. */
  readonly table?: string;
  /** Which transaction it is, where that is legible: a person finds it by that again. */
  readonly transactionId?: string;
}

/** A row that was taken, with the columns that could not be kept as they came. */
export interface CutRow {
  readonly line: number;
  readonly columns: readonly string[];
  readonly table?: string;
}

/** How a table is written, where that was said; what is left out is read off the table itself. */
export interface TableRules {
  readonly delimiter?: Delimiter | undefined;
  readonly amounts?: AmountForm | undefined;
  /** Of times that name no offset; UTC where nothing is said. */
  readonly zone?: string | undefined;
}

/** What reading a file, or a piece of one, gave. */
export interface ParsedExport {
  readonly amounts: AmountForm;
  readonly rows: readonly ToldRow[];
  /** Those of the rejected whose account is known. */
  readonly unread: readonly UnreadRow[];
  readonly rejected: readonly RejectedRow[];
  readonly notWhole: readonly CutRow[];
}

/** Whose the rows of a file are: as each says, or of one account where the file has no column for it. */
export interface Owners {
  readonly findAccount: FindAccount;
  readonly named?: RowAccount | undefined;
  /** The only account there is, for rows that are damaged where they say whose they are. */
  readonly only?: RowAccount | undefined;
}

/**
 * Reads a transactions export (protocol.md §10.5): `;`, `,` or tabs between columns, times in UTC unless they name their
 * offset, EXECCODE without its leading zeros; amounts in minor units, or in major ones where the file is of the newer shape.
 * Throws an {@link UnfitExport} for what cannot be read as a whole.
 */
export function parseExport(text: string, owners: FindAccount | Owners, rules: TableRules = {}): ParsedExport {
  const reader = createReader(typeof owners === 'function' ? { findAccount: owners } : owners, rules);
  for (const line of text.split('\n')) reader.add(line);
  return reader.end();
}

/** The same of a text as it is read, in pieces of about so many records; no more of it is in memory than one of them. */
export async function* parseExportPieces(
  text: AsyncIterable<string>,
  owners: Owners,
  recordsPerPiece: number,
  rules: TableRules = {},
): AsyncGenerator<ParsedExport> {
  const reader = createReader(owners, rules);
  let begun = '';
  for await (const chunk of text) {
    const lines = (begun + chunk).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) {
      reader.add(line);
      if (reader.count() >= recordsPerPiece) yield reader.take();
    }
  }
  reader.add(begun);
  const last = reader.end();
  if (last.rows.length + last.rejected.length > 0) yield last;
}

function createReader(owners: Owners, rules: TableRules) {
  let open: { readonly shape: Shape; readonly cutter: RecordCutter } | undefined;
  let line = 0;
  let found: FileRecord[] = [];
  const take = () => {
    if (!open) throw new UnfitExport({ kind: 'noExport' });
    const records = found;
    found = [];
    return readRecords(records, open.shape, owners, rules);
  };
  return {
    add: (raw: string) => {
      line += 1;
      const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
      if (open) found.push(...open.cutter.add(text));
      else if (isHeader(text)) open = begin(text, line, owners, rules);
    },
    count: () => found.length,
    take,
    end: () => {
      if (open) found.push(...open.cutter.end());
      return take();
    },
  };
}

/** Whether a line is more than a blank one, the delimiter that a spreadsheet has written above the header, or a list file's head. */
export function isHeader(line: string): boolean {
  return line.trim() !== '' && !/^\ufeff?(sep=.$|"?#)/i.test(line);
}

function begin(header: string, line: number, { named }: Owners, rules: TableRules) {
  const shape = readHeader(header, rules.delimiter);
  if (!shape.hasIdentifier && !named) throw new UnfitExport({ kind: 'noIdentifier' });
  const { delimiter, columns } = shape;
  return { shape, cutter: createRecordCutter({ delimiter, columns: columns.length }, line + 1) };
}

function readRecords(
  records: readonly FileRecord[],
  shape: Shape,
  owners: Owners,
  { amounts = shape.amounts, zone = usualZone }: TableRules,
): ParsedExport {
  const rows: ToldRow[] = [];
  const unread: UnreadRow[] = [];
  const rejected: RejectedRow[] = [];
  const notWhole: CutRow[] = [];
  for (const record of records) {
    const { line } = record;
    const read = readRecord(record, shape, owners, { amounts, zone });
    if (read.kind === 'told') {
      rows.push(read.row);
      const columns = read.row.transaction.notWhole ?? [];
      if (columns.length > 0) notWhole.push({ line, columns });
    } else {
      if (read.kind === 'unread') unread.push(read.unread);
      rejected.push(rejectRow(line, read));
    }
  }
  return { amounts, rows, unread, rejected, notWhole };
}

type Blamed = Pick<RejectedRow, 'column' | 'problem'>;

/** A row of an account that nobody knows is blamed, and kept nowhere. */
export type ReadRecord = ReadRow | ({ readonly kind: 'nobodys' } & Blamed);

export function rejectRow(line: number, read: Exclude<ReadRecord, { kind: 'told' }>): RejectedRow {
  const { column, problem } = read.kind === 'unread' ? read.unread : read;
  const transactionId = read.kind === 'unread' ? read.unread.transactionId : null;
  return { line, column, problem, ...(transactionId !== null && { transactionId }) };
}

function readRecord(
  record: FileRecord,
  { columns, hasIdentifier }: Shape,
  { findAccount, named, only }: Owners,
  written: Written,
): ReadRecord {
  const { cells } = record;
  // In a list that this console wrote, an apostrophe before what looks like a formula is its own.
  const asTold = columns.includes(firstHeardColumn) ? undoDisarm : (cell: string) => cell;
  const row: ExportRow = Object.fromEntries(columns.map((name, index) => [name, asTold(cells[index] ?? '')]));
  const damage = findDamage(record, columns);
  const account = hasIdentifier ? findAccount((row['IDENTIFIER'] ?? '').trim()) : named;
  const owner = account ?? (damage ? only : undefined);
  if (!owner) return { kind: 'nobodys', ...(damage ?? { column: 'IDENTIFIER', problem: 'unknownAccount' }) };
  if (damage) return nameExportRow(row, owner, damage);
  // The last cell of a row that ends early may be a part of what was written.
  return readExportRow(row, owner, written, cells.length < columns.length ? columns.slice(cells.length - 1) : []);
}

/** Why the cells of a record cannot be trusted, if they cannot. */
function findDamage({ cells, brokenAt }: FileRecord, columns: readonly string[]) {
  const named = columns.findLastIndex((name) => name !== '') + 1;
  const last = cutColumn(columns[named - 1] ?? '');
  if (brokenAt !== null) return { column: cutColumn(columns[brokenAt] ?? last), problem: 'quotes' } as const;
  // A delimiter in a text that was not quoted moves what follows by a cell; where the last column is empty, that cell is, too.
  const isMoved = cells.length > columns.length || cells.slice(named).some((cell) => cell.trim() !== '');
  if (isMoved) return { column: last, problem: 'shifted' } as const;
  const cut = cells.length < columns.length ? findCut(columns, cells.length) : undefined;
  return cut === undefined ? undefined : ({ column: cut, problem: 'cutShort' } as const);
}

/** The column that a row that ends early lacks, where one of them counts: its outcome before all others. */
function findCut(columns: readonly string[], present: number): string | undefined {
  const doubtful = columns.slice(Math.max(0, present - 1)).filter((name) => countingColumns.includes(name));
  if (doubtful.includes('EXECCODE')) return 'EXECCODE';
  return doubtful.find((name) => name !== columns[present - 1]) ?? doubtful[0];
}
