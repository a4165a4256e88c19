import type { ReadableDatabase } from '../database/open.ts';

/**
 * How many rows the search index holds: FTS5 keeps the number as the first of its averages, in row 1 of its data (SQLite's
 * ext/fts5/fts5_index.c says how). Counting them would walk the table.
 */
export function countIndexed(database: ReadableDatabase): number {
  const averages = database.prepare<[], Buffer>('SELECT block FROM transaction_search_data WHERE id = 1').pluck().get();
  return averages ? readVarint(averages) : 0;
}

/** Seven bits in each byte, the highest first; a byte below 128 is the last. */
function readVarint(bytes: Buffer): number {
  let value = 0;
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return value;
  }
  return value;
}
