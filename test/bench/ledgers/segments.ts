import type Database from 'better-sqlite3';

const indexes = ['transaction_search', 'transaction_words'] as const;

/** In how many segments the fuller one of the two search indexes lies: each is walked by a question. */
export function countSegments(database: Database.Database): number {
  return Math.max(...indexes.map((index) => readSegments(readStructure(database, index))));
}

/** FTS5 keeps the list of its segments in the row 10 of its data: https://sqlite.org/fts5.html, "FTS5 Data Structures". */
function readStructure(database: Database.Database, index: string): Buffer {
  const block = database.prepare<[], Buffer>(`SELECT block FROM ${index}_data WHERE id = 10`).pluck().get();
  if (!block) throw new Error(`${index} has no structure.`);
  return block;
}

const cookieSize = 4;
/** Marks a structure of the second form, which tells more about each segment. */
const secondForm = Buffer.from([0xff, 0x00, 0x00, 0x01]);

/** Behind the cookie and the mark: how many levels, how many segments. */
function readSegments(structure: Buffer): number {
  const marked = structure.subarray(cookieSize, cookieSize + secondForm.length).equals(secondForm);
  const levels = readVarint(structure, cookieSize + (marked ? secondForm.length : 0));
  return readVarint(structure, levels.end).value;
}

/** SQLite's own form: seven bits a byte, the highest first; a bit more says that another byte follows. */
function readVarint(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 128) return { value, end: at + 1 };
  }
  throw new RangeError('A number ends behind its block.');
}
