import type { ActionObstacle, TransactionRow } from '../../../contract/index.ts';
import { closed, findHolder, isLive, type Judgement, type Situation } from './judgement.ts';

/**
 * A refund refers to the debit: a succeeded payment, instalment or capture, never the authorization (rules.md D26).
 * There is no age limit (D27).
 */
export function judgeRefund({ chain }: Situation): Judgement {
  const debits = chain.transactions.filter(({ operation }) => operation === 'payment' || operation === 'capture');
  const debit = debits.find(isLive);
  if (!debit) return closed(whyNoDebit(debits));
  const holder = findHolder(chain);
  if (holder) return closed(holder);
  const { left, inFlight, currency } = chain.balance;
  if (left === 0) return closed(inFlight > 0 ? 'inFlight' : 'nothingLeft');
  return { open: true, reference: debit, limit: { minor: left, currency }, until: null };
}

function whyNoDebit(debits: readonly TransactionRow[]): ActionObstacle {
  if (debits.length === 0) return 'notADebit';
  if (debits.some(({ voided }) => voided)) return 'voided';
  return debits.some(({ status }) => status === 'waiting') ? 'notFinished' : 'notSucceeded';
}
