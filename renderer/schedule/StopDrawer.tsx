import { OperationDrawer } from '../operation/OperationDrawer.tsx';
import type { TransactionKey } from '../state/window.ts';
import { StopReview } from './StopReview.tsx';
import { StopWhat } from './StopWhat.tsx';

export function StopDrawer({ target }: { readonly target: TransactionKey }) {
  return <OperationDrawer operation="stopntimes" target={target} What={StopWhat} Review={StopReview} />;
}
