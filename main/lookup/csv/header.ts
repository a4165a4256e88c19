import type { AmountForm } from '../columns/money.ts';
import { countingColumns, exportColumns, firstHeardColumn } from '../export-row.ts';
import { cutCells } from './cells.ts';
import { UnfitExport } from './unfit.ts';

/** How a file of the gateway's is to be read. */
export interface Shape {
  readonly delimiter: Delimiter;
  /** The columns by the names that this console knows, in the order of the file; others as they stand there. */
  readonly columns: readonly string[];
  readonly amounts: AmountForm;
  /** Whether rows say whose they are. */
  readonly hasIdentifier: boolean;
}

/** What may stand between the columns of a file. */
export const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Fewer known columns than this, and a file is another one. */
const fewestKnown = 4;

const byPlainName = new Map([...exportColumns, 'CAPTUREDATE', firstHeardColumn].map((name) => [plain(name), name]));

/**
 * Reads the first line of an export. Throws an {@link UnfitExport} where it names a column twice, since nobody could say
 * which of the two counts, and for what is no export. `said` is the delimiter where a person knows better.
 */
export function readHeader(line: string, said?: Delimiter): Shape {
  const readings = (said === undefined ? delimiters : [said]).map((delimiter) => ({
    delimiter,
    columns: cutCells(line, delimiter).cells.map(nameColumn),
  }));
  const [best] = readings.toSorted((one, other) => countKnown(other.columns) - countKnown(one.columns));
  if (!best || countKnown(best.columns) < fewestKnown) throw new UnfitExport({ kind: 'noExport' });
  const { delimiter, columns } = best;
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (twice !== undefined) throw new UnfitExport({ kind: 'columnTwice', column: twice });
  return {
    delimiter,
    columns,
    amounts: columns.some(isOfNewerFile) ? 'decimals' : 'minor',
    hasIdentifier: columns.includes('IDENTIFIER'),
  };
}

function countKnown(columns: readonly string[]): number {
  return columns.filter((name) => countingColumns.includes(name)).length;
}

/**
 * A column by the name that this console knows it by: names work with or without spaces (protocol.md §10.6), and so they do with
 * signs that nobody sees.
 */
export function nameColumn(cell: string): string {
  const name = cell
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toUpperCase();
  return byPlainName.get(plain(name)) ?? name;
}

function plain(name: string): string {
  return name.replace(/\s+/g, '');
}

/** The newer files, whose amounts have decimals, call their fees so (protocol.md §10.5). */
export function isOfNewerFile(name: string): boolean {
  return /^BILLINGFEES (?:INCL|EXCL)/.test(name);
}
