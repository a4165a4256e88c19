import { useEffect } from 'react';
import { bridge } from '../bridge.ts';

/** A hand that goes on is told no more often, in milliseconds. */
const toldEvery = 5_000;

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Tells main that somebody is there, for as long as somebody is. */
export function useHand(): void {
  useEffect(() => {
    let told = Number.NEGATIVE_INFINITY;
    const tell = ({ timeStamp }: Event) => {
      if (timeStamp - told < toldEvery) return;
      told = timeStamp;
      void bridge.lock.touch({});
    };
    for (const sign of signs) window.addEventListener(sign, tell, { capture: true, passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell, { capture: true });
    };
  }, []);
}
