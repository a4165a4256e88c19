import { useEffect, useState } from 'react';

/** Longer than any double click. */
const moment = 600;

/** True once a screen has stood for a moment: the second half of a double click must not hit what just came under it. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), moment);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}
