import type { ListOrder, ListRow } from '../../../contract/index.ts';
import { standsAt } from '../list-order.ts';
import type { Place } from './page.ts';

/** Where the loaded rows stand in the list, whose other rows are not known. */
export interface Placed {
  readonly ids: readonly string[];
  /** How many rows are taken to be above the first. */
  readonly origin: number;
  /** Whether that number is known; otherwise it is room enough. */
  readonly counted: boolean;
  /** By how many rows everything moved: what is in sight stays there when the view moves along. */
  readonly shift: number;
}

/** The rows that are loaded, and which ends of the list are among them. */
export interface LoadedRows {
  readonly ids: readonly string[];
  readonly atBegin: boolean;
  readonly atEnd: boolean;
  /** Null while it is not counted. */
  readonly total: number | null;
}

/** Room for rows above the first, where nobody knows how many there are. */
export const roomAbove = 100_000;

/** With less room than this above the first row, more is made. */
const leastRoom = 200;

/**
 * Gives loaded rows their places. A row that was there before keeps its place, so that pages can come and go on both sides
 * of what is in sight without anything moving; `kept` is the one that matters most, or null to stay at the newest row.
 */
export function placeRows(before: Placed | null, loaded: LoadedRows, kept: number | null): Placed {
  const { ids, atBegin } = loaded;
  if (before === null) return begin(loaded);
  const origin = findOrigin(before, ids, kept ?? 0);
  if (origin === undefined) {
    const anew = begin(loaded);
    return { ...anew, shift: anew.origin - before.origin };
  }
  if (atBegin) return { ids, origin: 0, counted: true, shift: kept === null ? 0 : 0 - origin };
  if (origin < leastRoom && (!before.counted || origin <= 0)) {
    return { ids, origin: origin + roomAbove, counted: false, shift: roomAbove };
  }
  return { ids, origin, counted: before.counted, shift: 0 };
}

function begin({ ids, atBegin, atEnd, total }: LoadedRows): Placed {
  if (atBegin) return { ids, origin: 0, counted: true, shift: 0 };
  if (atEnd && total !== null && total >= ids.length) {
    return { ids, origin: total - ids.length, counted: true, shift: 0 };
  }
  return { ids, origin: roomAbove, counted: false, shift: 0 };
}

/** By the row nearest to the kept one that is still there. */
function findOrigin({ ids: were, origin }: Placed, ids: readonly string[], kept: number): number | undefined {
  const now = new Map(ids.map((id, index) => [id, index]));
  for (let distance = 0; distance < were.length; distance += 1) {
    for (const index of [kept + distance, kept - distance]) {
      const found = now.get(were[index] ?? '');
      if (found !== undefined) return origin + index - found;
    }
  }
  return undefined;
}

/**
 * Whether a list begins to be looked at from its last row: it was asked for its end, or for a moment beyond all of it, next to which its
 * last row is.
 */
export function beginsAtEnd(
  place: Place | undefined,
  direction: ListOrder['direction'] | null,
  { rows, atEnd }: { readonly rows: readonly Pick<ListRow, 'happenedAt' | 'matched'>[]; readonly atEnd: boolean },
): boolean {
  const last = rows.at(-1);
  if (place?.kind !== 'at' || !atEnd || !last) return place?.kind === 'end';
  // Within a second rows stand by their keys and not by time, so that seconds are compared.
  const beyond = Math.floor(standsAt(last) / 1000) - Math.floor(place.time / 1000);
  return direction === 'ascending' ? beyond < 0 : beyond > 0;
}
