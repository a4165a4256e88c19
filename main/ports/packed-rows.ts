import type { ToldRow } from './told-row.ts';

/**
 * Rows on their way from one thread to another, as JSON in UTF-8: a thread that only hands them on does not make a million objects
 * of them. The first `skip` of them were taken before.
 */
export interface PackedRows {
  readonly packed: Uint8Array;
  /** How many there are, those that are skipped among them. */
  readonly count: number;
  readonly skip: number;
}

/** Rows at hand, or packed. */
export type Rows = readonly ToldRow[] | PackedRows;

export function packRows(rows: readonly ToldRow[]): PackedRows {
  return { packed: new TextEncoder().encode(JSON.stringify(rows)), count: rows.length, skip: 0 };
}

/** They were packed by this program: nothing of them is checked. */
export function unpackRows(rows: Rows): readonly ToldRow[] {
  if (!isPacked(rows)) return rows;
  return (JSON.parse(new TextDecoder().decode(rows.packed)) as readonly ToldRow[]).slice(rows.skip);
}

/**
 * Gives the memory of packed rows back at once; nobody may read them afterwards. A collector that counts objects sees a few bytes
 * in each, and would let a hundred megabytes of them pile up.
 */
export function releaseRows(rows: Rows): void {
  if (isPacked(rows)) (rows.packed.buffer as ArrayBuffer).transfer(0);
}

/** How many there are that were not taken before. */
export function countRows(rows: Rows): number {
  return isPacked(rows) ? rows.count - rows.skip : rows.length;
}

/** Those that come behind the first so many. */
export function rowsBehind(rows: Rows, taken: number): Rows {
  return isPacked(rows) ? { ...rows, skip: Math.min(rows.count, rows.skip + taken) } : rows.slice(taken);
}

function isPacked(rows: Rows): rows is PackedRows {
  return 'packed' in rows;
}
