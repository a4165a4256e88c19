import { type RefObject, useLayoutEffect, useRef } from 'react';

/** What acts on something. What only looks, a wheel or a pointer on its way, goes on, and whatever was pressed is let go of. */
const acts = [
  ...['pointerdown', 'mousedown', 'click', 'auxclick', 'dblclick', 'contextmenu', 'dragstart', 'drop'],
  ...['keydown', 'keypress', 'beforeinput', 'input', 'change', 'submit', 'paste', 'cut'],
];

/**
 * Has a place of the page hear nothing, from the drawing on with which that becomes so. `inert` does more, and costs more: the look of
 * everything in the place is worked out anew, twice for each key that somebody types. It is for what lasts.
 */
export function useDeaf(place: RefObject<HTMLElement | null>, is: boolean): void {
  const deaf = useRef(is);
  useLayoutEffect(() => {
    deaf.current = is;
  }, [is]);
  useLayoutEffect(() => {
    const stop = (event: Event) => {
      if (!deaf.current || !(event.target instanceof Node) || !place.current?.contains(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    for (const act of acts) window.addEventListener(act, stop, { capture: true });
    return () => {
      for (const act of acts) window.removeEventListener(act, stop, { capture: true });
    };
  }, [place]);
}
