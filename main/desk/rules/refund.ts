import type { ActionObstacle, TransactionRow } from '../../../contract/index.ts';
import type { Chain } from '../../ledger/queries/chain.ts';

/** Whether a chain can be refunded, and by which TRANSACTIONID. */
export type RefundJudgement =
  | { readonly open: true; readonly debit: TransactionRow }
  | { readonly open: false; readonly obstacle: ActionObstacle };

/**
 * A refund refers to the debit: a succeeded payment or the capture, never the authorization (rules.md D26). An
 * operation of the same chain that is under way or not settled comes first (rules.md I57).
 */
export function judgeRefund(chain: Chain): RefundJudgement {
  const debits = chain.transactions.filter(({ operation }) => operation === 'payment' || operation === 'capture');
  const live = debits.find((row) => row.status === 'succeeded' && !row.voided);
  if (!live) return { open: false, obstacle: whyNoDebit(debits) };
  if (chain.operations.some(({ state }) => state === 'unknown')) return { open: false, obstacle: 'toSettleFirst' };
  if (chain.operations.some(({ state }) => state === 'confirmed' || state === 'sending')) {
    return { open: false, obstacle: 'inFlight' };
  }
  if (chain.balance.left > 0) return { open: true, debit: live };
  return { open: false, obstacle: chain.balance.inFlight > 0 ? 'inFlight' : 'nothingLeft' };
}

function whyNoDebit(debits: readonly TransactionRow[]): ActionObstacle {
  if (debits.length === 0) return 'notADebit';
  if (debits.some(({ voided }) => voided)) return 'voided';
  return debits.some(({ status }) => status === 'waiting') ? 'notFinished' : 'notSucceeded';
}
