import { OperationDrawer } from '../operation/OperationDrawer.tsx';
import type { TransactionKey } from '../state/window.ts';
import { VoidReview } from './VoidReview.tsx';
import { VoidWhat } from './VoidWhat.tsx';

export function VoidDrawer({ target }: { readonly target: TransactionKey }) {
  return <OperationDrawer operation="void" target={target} What={VoidWhat} Review={VoidReview} />;
}
