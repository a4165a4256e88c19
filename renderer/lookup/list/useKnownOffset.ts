import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { Placed } from './place-rows.ts';

const stays = { by: 0 };

/** Where the rows stand, and in which turn of the list. */
type PlacedOfTurn = Placed & { readonly turn: number };

/**
 * Leads the view to where rows that were placed anew are looked at: a turn begins at `beginTop`, in pixels; within one the view moves
 * along with its rows. The virtualizer knows it at once: it hears of a scrolled view a frame later, and would draw other rows
 * until then. A view that stands there already is left alone, because the page is laid out to move it.
 */
export function useKnownOffset<Scroller extends Element, Item extends Element>(
  virtual: Virtualizer<Scroller, Item>,
  placed: PlacedOfTurn,
  beginTop: number,
  rowHeight: number,
): void {
  const known = useRef<PlacedOfTurn>(null);
  const way = useRef<{ readonly to: number } | { readonly by: number }>(stays);
  const { current: before } = known;
  if (before !== placed) {
    known.current = placed;
    const was = virtual.scrollOffset ?? 0;
    const by = placed.shift * rowHeight;
    const isSameTurn = before?.turn === placed.turn;
    if (isSameTurn) way.current = { by };
    else way.current = was === beginTop ? stays : { to: beginTop };
    virtual.scrollOffset = isSameTurn ? was + by : beginTop;
  }
  useLayoutEffect(() => {
    const { current: leads } = way;
    way.current = stays;
    const { scrollElement: view } = virtual;
    if (!view) return;
    if ('to' in leads) view.scrollTop = leads.to;
    else if (leads.by !== 0) view.scrollTop += leads.by;
  });
}
