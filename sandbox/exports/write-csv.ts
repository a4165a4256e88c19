import type { AccountSettings } from '../accounts/settings.ts';
import { readColumn } from '../lookups/lookup-columns.ts';
import { columns, type Line } from './lines/columns.ts';

/** Newer files name some columns with spaces (protocol.md §10.5); the others kept their names. */
const newerNames: Readonly<Record<string, string>> = {
  BILLINGFEESHT: 'BILLINGFEES EXCL. VAT',
  BILLINGFEESTTC: 'BILLINGFEES INCL. VAT',
};

const byteOrderMark = '\uFEFF';

/**
 * The lines in one of the two known shapes: the older one has minor units and a byte order mark, the newer one major
 * units and spaced names. Values with spaces are quoted in both (protocol.md §10.5). `names` are those of COLUMNS.
 */
export function writeCsv(lines: readonly Line[], shape: AccountSettings['exportShape'], names?: string): string {
  const header = names?.split(';') ?? columns.map(([name]) => name);
  const written = header.map((name) => (shape === 'newer' ? (newerNames[name] ?? name) : name));
  const rows = lines.map((line) => header.map((name) => textIn(line, name, shape)));
  const text = [written, ...rows].map((row) => `${row.map(quoted).join(';')}\r\n`).join('');
  return shape === 'older' ? byteOrderMark + text : text;
}

function textIn(line: Line, name: string, shape: AccountSettings['exportShape']): string {
  const value = readColumn(line, name);
  // The look-up's columns have major units, which is the newer file's way.
  return shape === 'older' && name.toUpperCase() === 'AMOUNT' ? String(line.row.amount) : value;
}

function quoted(text: string): string {
  return /[;"\s]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
