import { OperationDrawer } from '../operation/OperationDrawer.tsx';
import type { TransactionKey } from '../state/window.ts';
import { RefundReview } from './RefundReview.tsx';
import { RefundWhat } from './RefundWhat.tsx';

export function RefundDrawer({ target }: { readonly target: TransactionKey }) {
  return <OperationDrawer operation="refund" target={target} What={RefundWhat} Review={RefundReview} />;
}
