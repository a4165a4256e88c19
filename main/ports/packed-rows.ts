import type { ToldRow } from './told-row.ts';

/**
 * Rows on their way from one thread to another, as JSON in UTF-8: a thread that only hands them on does not make a million objects
 * of them. They lie in packs of {@link rowsTogether}, so that whoever takes a few does not unpack all. The first `skip` of them
 * were taken before.
 */
export interface PackedRows {
  readonly packs: readonly Uint8Array[];
  /** How many there are, those that are skipped among them. */
  readonly count: number;
  /** All of them in the first pack: packs that were taken whole are left behind. */
  readonly skip: number;
}

/** Rows at hand, or packed. */
export type Rows = readonly ToldRow[] | PackedRows;

/** So many rows are in a pack, and are folded together by who takes them. */
export const rowsTogether = 12;

export function packRows(rows: readonly ToldRow[]): PackedRows {
  const encoder = new TextEncoder();
  const packs = partsOf(rows).map((part) => encoder.encode(JSON.stringify(part)));
  return { packs, count: rows.length, skip: 0 };
}

/** The same rows packed, unless they are few: as bytes they go over for next to nothing, and who takes some unpacks those. */
export function packMany(rows: Rows): Rows {
  return isPacked(rows) || rows.length <= rowsTogether ? rows : packRows(rows);
}

/** They were packed by this program: nothing of them is checked. */
export function unpackRows(rows: Rows): readonly ToldRow[] {
  return isPacked(rows) ? [...unpackByParts(rows)].flat() : rows;
}

/** The same a few at a time, each part once it is asked for. */
export function* unpackByParts(rows: Rows): Generator<readonly ToldRow[]> {
  if (!isPacked(rows)) return yield* partsOf(rows);
  const decoder = new TextDecoder();
  let { skip } = rows;
  for (const pack of rows.packs) {
    const told = JSON.parse(decoder.decode(pack)) as readonly ToldRow[];
    yield told.slice(skip);
    skip = 0;
  }
}

function partsOf(rows: readonly ToldRow[]): readonly (readonly ToldRow[])[] {
  const count = Math.ceil(rows.length / rowsTogether);
  return Array.from({ length: count }, (_, index) => rows.slice(index * rowsTogether, (index + 1) * rowsTogether));
}

/**
 * Gives the memory of packed rows back at once; nobody may read them afterwards. A collector that counts objects sees a few bytes
 * in each, and would let a hundred megabytes of them pile up.
 */
export function releaseRows(rows: Rows): void {
  for (const buffer of buffersOf(rows)) buffer.transfer(0);
}

/** What can be handed over to another thread without being copied. */
export function buffersOf(rows: Rows): ArrayBuffer[] {
  return isPacked(rows) ? rows.packs.map(({ buffer }) => buffer as ArrayBuffer) : [];
}

/** How many there are that were not taken before. */
export function countRows(rows: Rows): number {
  return isPacked(rows) ? rows.count - rows.skip : rows.length;
}

/** Those that come behind the first so many. */
export function rowsBehind(rows: Rows, taken: number): Rows {
  if (!isPacked(rows)) return rows.slice(taken);
  const skip = Math.min(rows.count, rows.skip + taken);
  const gone = Math.floor(skip / rowsTogether);
  const before = Math.min(skip, gone * rowsTogether);
  return { packs: rows.packs.slice(gone), count: rows.count - before, skip: skip - before };
}

function isPacked(rows: Rows): rows is PackedRows {
  return 'packs' in rows;
}
