import type { LoggedRow, RowPack } from '../../ports/replica.ts';

/** A row with its place. */
export interface PlacedRow extends LoggedRow {
  readonly number: number;
  readonly afterSequence: number;
  readonly importId: string;
}

/** Rows of one desk, in the order of their numbers once they are sorted. */
export function unpack({ number, afterSequence, importId, rows }: RowPack): PlacedRow[] {
  return rows.map((row, index) => ({ ...row, number: number + index, afterSequence, importId }));
}
