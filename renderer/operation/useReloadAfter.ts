import { useEffect } from 'react';
import type { ActionView } from '../../contract/index.ts';

/** Asks again as soon as the first of the open actions has closed, so that no button outlives its deadline. */
export function useReloadAfter(actions: readonly ActionView[], reload: () => void): void {
  const deadlines = actions.flatMap((action) => (action.open && action.until !== null ? [action.until] : []));
  const next = deadlines.length > 0 ? Math.min(...deadlines) : null;
  useEffect(() => {
    // Timers of a browser hold 31 bits; what is further off than that is a panel that nobody keeps open.
    const wait = next === null ? Number.NaN : next - Date.now() + 1;
    if (!(wait < 2 ** 31)) return;
    const timer = setTimeout(reload, Math.max(1_000, wait));
    return () => clearTimeout(timer);
  }, [next, reload]);
}
