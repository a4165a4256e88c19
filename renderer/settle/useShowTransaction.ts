import type { OperationView } from '../../contract/index.ts';
import { useDesk } from '../state/desk.ts';

/** Leads to what an operation refers to. */
export function useShowTransaction(): (operation: OperationView) => void {
  const { select, goTo } = useDesk();
  return ({ accountId, referenceId }) => {
    select({ accountId, transactionId: referenceId });
    goTo('lookup');
  };
}
