import { useEffect } from 'react';
import { useConsole } from '../state/console.tsx';

/** The page's own title, by which the task bar knows the window. */
const product = document.title;

/** How much waits for a second person stands before the title, where the task bar shows it; a locked window says nothing. */
export function useTitle(): void {
  const { team } = useConsole();
  const waiting = team ? team.proposals.toDecide + team.proposals.toSend : 0;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${product}` : product;
    return () => {
      document.title = product;
    };
  }, [waiting]);
}
