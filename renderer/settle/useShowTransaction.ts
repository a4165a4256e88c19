import type { OperationView } from '../../contract/index.ts';
import { useWindow } from '../state/window.ts';

/** Leads to what an operation refers to. */
export function useShowTransaction(): (operation: OperationView) => void {
  const { follow } = useWindow();
  return ({ accountId, referenceId }) => follow({ accountId, transactionId: referenceId });
}
