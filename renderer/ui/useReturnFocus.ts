import { useEffect, useRef, useState } from 'react';

/**
 * Gives the focus back, when this component goes, to whatever had it when it came; or leads it `elsewhere`, where what it
 * came for is done by then.
 */
export function useReturnFocus(elsewhere: (() => void) | null = null): void {
  const [before] = useState(() => document.activeElement);
  const latest = useRef(elsewhere);
  latest.current = elsewhere;
  useEffect(
    () => () => {
      if (latest.current) latest.current();
      else if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
