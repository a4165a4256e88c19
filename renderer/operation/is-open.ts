import type { DeskOperation, TransactionDetail } from '../../contract/index.ts';

export function isOpen(detail: TransactionDetail, operation: DeskOperation): boolean {
  return detail.actions.some((action) => action.open && action.operation === operation);
}
