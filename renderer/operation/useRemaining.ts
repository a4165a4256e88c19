import { useEffect, useState } from 'react';
import { type Remaining, remainingUntil, watchRemaining } from './remaining.ts';

/** What is left until a moment, kept up to date. */
export function useRemaining(until: number): Remaining {
  const [remaining, setRemaining] = useState(() => remainingUntil(until, Date.now()));
  useEffect(() => watchRemaining(until, setRemaining), [until]);
  return remaining;
}
