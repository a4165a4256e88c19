import type { OperationView } from '../../contract/index.ts';
import { useWindow } from '../state/window.ts';

/** Leads to what an operation refers to. */
export function useShowTransaction(): (operation: OperationView) => void {
  const { select, goTo } = useWindow();
  return ({ accountId, referenceId }) => {
    select({ accountId, transactionId: referenceId });
    goTo('lookup');
  };
}
