import { useCallback, useState } from 'react';

/** The row that keys act on: the one that was led to, or the one that was the first when this turn of the list began. */
export function useActiveRow(turn: number, first: string | undefined) {
  const [led, setLed] = useState({ turn, id: first });
  const now = led.turn === turn ? led : { turn, id: first };
  if (now !== led) setLed(now);
  const setActiveId = useCallback((id: string | undefined) => setLed({ turn, id }), [turn]);
  return { activeId: now.id, setActiveId };
}
