import type { OpenAction } from '../operation/steps.ts';

/** The open actions as they are offered: what would give money back a second time stands last, behind a chargeback. */
export function orderActions(open: readonly OpenAction[], chargedBack: boolean): readonly OpenAction[] {
  if (!chargedBack) return open;
  const isRefund = ({ operation }: OpenAction) => operation === 'refund';
  return [...open.filter((action) => !isRefund(action)), ...open.filter(isRefund)];
}
