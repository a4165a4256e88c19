import { type RefObject, useLayoutEffect, useState } from 'react';
import { type LoadedRows, type Placed, placeRows } from './place-rows.ts';

/**
 * The places of the loaded rows in the scrolled area. Where they have to move, the view moves along before it is painted;
 * whoever stands at the newest row stays there and sees what is new.
 */
export function useRowPlaces(loaded: LoadedRows, scroller: RefObject<HTMLElement | null>, rowHeight: number): Placed {
  const [placed, setPlaced] = useState(() => ({ ...placeRows(null, loaded, null), of: loaded.ids }));
  let now = placed;
  if (placed.of !== loaded.ids) {
    const top = scroller.current?.scrollTop ?? 0;
    const kept = placed.origin === 0 && top < rowHeight ? null : Math.floor(top / rowHeight) - placed.origin;
    now = { ...placeRows(placed, loaded, kept), of: loaded.ids };
    setPlaced(now);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new set of rows
  useLayoutEffect(() => {
    if (scroller.current && now.shift !== 0) scroller.current.scrollTop += now.shift * rowHeight;
  }, [now]);
  return now;
}
