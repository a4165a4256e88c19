import { OperationDrawer } from '../operation/OperationDrawer.tsx';
import type { TransactionKey } from '../state/window.ts';
import { CaptureReview } from './CaptureReview.tsx';
import { CaptureWhat } from './CaptureWhat.tsx';

export function CaptureDrawer({ target }: { readonly target: TransactionKey }) {
  return <OperationDrawer operation="capture" target={target} What={CaptureWhat} Review={CaptureReview} />;
}
