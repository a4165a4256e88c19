import { type Delimiter, readHeader } from '../csv/header.ts';
import { createRecordCutter } from '../csv/records.ts';
import { isHeader } from '../export-csv.ts';
import type { ExportRow } from '../export-row.ts';
import type { OpenTable } from '../file/tables.ts';

/** The first rows of a table as they are written, and how many it has. */
export interface Sample {
  readonly columns: readonly string[];
  readonly delimiter: Delimiter | null;
  readonly rows: readonly ExportRow[];
  /** How many rows the table has. */
  readonly count: number;
  /** False where lines were counted: a cell may go on over several. */
  readonly exact: boolean;
}

/** So many rows are looked at to find out how a table is written. */
export const looked = 1_000;

export async function sampleTable(table: OpenTable, said?: Delimiter): Promise<Sample> {
  if (table.kind === 'csv') return sampleCsv(table.header, await table.text(), said);
  const rows = table.rows.flatMap((row) => (row ? [row] : []));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns, delimiter: null, rows: rows.slice(0, looked), count: table.rows.length, exact: true };
}

/** Lines are cut into cells until enough are, and only counted from then on. */
async function sampleCsv(header: string, text: AsyncIterable<string>, said?: Delimiter): Promise<Sample> {
  const { columns, delimiter } = readHeader(header, said);
  const cutter = createRecordCutter({ delimiter, columns: columns.length }, 1);
  const found: (readonly string[])[] = [];
  let begun = '';
  let [isHeaderRead, lines] = [false, 0];
  const add = (line: string) => {
    if (!isHeaderRead) isHeaderRead = isHeader(line);
    else found.push(...cutter.add(line.replace(/\r$/, '')).map(({ cells }) => cells));
  };
  for await (const chunk of text) {
    const isEnough = found.length >= looked;
    if (isEnough) {
      // What was begun when enough was seen counts with the line that it belongs to.
      const breaks = countBreaks(chunk);
      lines += breaks;
      begun = breaks === 0 ? begun + chunk : chunk.slice(chunk.lastIndexOf('\n') + 1);
      continue;
    }
    const whole = (begun + chunk).split('\n');
    begun = whole.pop() ?? '';
    whole.forEach(add);
  }
  const isWhole = lines === 0;
  if (isWhole) add(begun);
  found.push(...cutter.end().map(({ cells }) => cells));
  return {
    columns,
    delimiter,
    rows: found
      .slice(0, looked)
      .map((cells) => Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']))),
    count: isWhole ? found.length : found.length + lines + (begun.trim() === '' ? 0 : 1),
    exact: isWhole,
  };
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
