/** A row of a sorted list, and the how manieth it is: by that the place is known where the row has gone. */
export interface Place {
  readonly position: number;
  readonly rank: number;
}

/** A cursor of a sorted list, which no other list takes for one of its own. */
export function writePlace(sorted: readonly number[], rank: number): string {
  return `s${sorted[rank]}-${rank}`;
}

/** Null for a cursor of another kind of list. */
export function readPlace(cursor: string): Place | null {
  const [, position, rank] = /^s(\d{1,16})-(\d{1,9})$/.exec(cursor) ?? [];
  return position === undefined ? null : { position: Number(position), rank: Number(rank) };
}
