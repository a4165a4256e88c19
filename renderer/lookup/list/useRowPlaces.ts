import { type RefObject, useState } from 'react';
import { type LoadedRows, type Placed, placeRows } from './place-rows.ts';

/** The rows of one list that are loaded: each time that a list is asked for is a turn of its own. */
interface LoadedRowsOfTurn extends LoadedRows {
  readonly turn: number;
}

interface PlacedOfTurn extends Placed {
  readonly turn: number;
}

/**
 * The places of the loaded rows in the scrolled area. Where they have to move, `shift` says by how many rows the view goes along;
 * whoever stands at the newest row stays there and sees what is new. Rows of another turn are placed as if there had been none.
 */
export function useRowPlaces(
  { turn, ...loaded }: LoadedRowsOfTurn,
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
): PlacedOfTurn {
  const [placed, setPlaced] = useState(() => ({ ...placeRows(null, loaded, null), of: loaded.ids, turn }));
  let now = placed;
  if (placed.of !== loaded.ids || placed.turn !== turn) {
    const before = placed.turn === turn ? placed : null;
    const kept = before && keptRow(before, scroller.current?.scrollTop ?? 0, rowHeight);
    now = { ...placeRows(before, loaded, kept), of: loaded.ids, turn };
    setPlaced(now);
  }
  return now;
}

function keptRow({ origin }: Placed, top: number, rowHeight: number): number | null {
  return origin === 0 && top < rowHeight ? null : Math.floor(top / rowHeight) - origin;
}
