import type { TransactionAction, TransactionDetail } from '../../contract/index.ts';

export function isOpen(detail: TransactionDetail, operation: TransactionAction): boolean {
  return detail.actions.some((action) => action.open && action.operation === operation);
}
