import { OperationDrawer } from '../operation/OperationDrawer.tsx';
import type { TransactionKey } from '../state/window.ts';
import { CreditReview } from './CreditReview.tsx';
import { CreditWhat } from './CreditWhat.tsx';

export function CreditDrawer({ target }: { readonly target: TransactionKey }) {
  return <OperationDrawer operation="credit" target={target} What={CreditWhat} Review={CreditReview} />;
}
