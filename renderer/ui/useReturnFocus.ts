import { useEffect, useState } from 'react';

/** Gives the focus back, when this component goes, to whatever had it when it came. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
