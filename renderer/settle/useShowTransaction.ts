import type { OperationView } from '../../contract/index.ts';
import { shownBy } from '../operation/outcome.ts';
import { useWindow } from '../state/window.ts';

/** Leads to what an operation refers to, or to what a charge has made. */
export function useShowTransaction(): (operation: OperationView) => void {
  const { follow } = useWindow();
  return (operation) => {
    const transactionId = shownBy(operation);
    if (transactionId !== null) follow({ accountId: operation.accountId, transactionId });
  };
}
