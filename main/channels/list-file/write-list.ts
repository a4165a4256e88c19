import { open, rename, rm } from 'node:fs/promises';
import type { ListGrouping, ListOrder } from '../../../contract/index.ts';
import { writeLines } from '../../lookup/csv/write-lines.ts';
import { columns, type LineReading, lineOf, writeTime } from './columns.ts';
import type { WholeList } from './whole-list.ts';

/** What the head of the file says of it. */
export interface ListHead {
  readonly version: string;
  readonly environment: string;
  /** As the person typed it. */
  readonly text: string;
  readonly grouping: ListGrouping;
  /** What the ledger ended with when it was written: `verify` holds a ledger against it. Null for an empty one. */
  readonly ledgerLine: string | null;
}

/**
 * Writes a whole list to a file, piece by piece: no more than a piece is written at a time. The file has its name only once
 * it is whole. Gives the number of rows; rejects where it cannot be written.
 */
export async function writeList(
  path: string,
  { head, order, pieces }: WholeList & { readonly head: ListHead },
  reading: LineReading,
): Promise<number> {
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    let rows = 0;
    await file.writeFile(writeHead(head, order, reading));
    for await (const piece of pieces) {
      rows += piece.length;
      await file.writeFile(writeLines(piece.map((row) => lineOf(row, reading))));
    }
    await file.sync();
    await file.close();
    await rename(part, path);
    return rows;
  } catch (failure) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw failure;
  }
}

/** What nobody could tell from the rows; a spreadsheet finds UTF-8 by the mark before it. */
function writeHead(
  { version, environment, text, grouping, ledgerLine }: ListHead,
  order: ListOrder,
  reading: LineReading,
): string {
  const lines = [
    ['# Be2bill console', version, environment],
    ['# Filter', text === '' ? 'none' : text],
    ['# Order', `${order.by} ${order.direction}`, grouping],
    ['# Time zone', reading.zone],
    ['# Written', writeTime(reading.now, reading.zone)],
    ...(ledgerLine === null ? [] : [['# Ledger line', ledgerLine]]),
    columns,
  ];
  return `\ufeff${writeLines(lines)}`;
}
