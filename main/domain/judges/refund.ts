import type { Situation } from '../situation.ts';
import { isDebit, isLive, isVoided, type Transaction } from '../transaction.ts';
import { closed, findHolder, type Judgement, type Obstacle } from './judgement.ts';

/**
 * A refund refers to the debit: a succeeded payment, instalment or capture, never the authorization (rules.md D26).
 * There is no age limit (D27).
 */
export function judgeRefund({ chain }: Situation): Judgement {
  const debits = chain.transactions.filter(isDebit);
  const debit = debits.find(isLive);
  if (!debit) return closed(whyNoDebit(debits));
  const holder = findHolder(chain);
  if (holder) return closed(holder);
  const { left, inFlight, currency } = chain.balance;
  if (left === 0) return closed(inFlight > 0 ? 'inFlight' : 'nothingLeft');
  return { open: true, reference: debit, limit: { minor: left, currency }, until: null, mayBeOver: false };
}

function whyNoDebit(debits: readonly Transaction[]): Obstacle {
  if (debits.length === 0) return 'notADebit';
  if (debits.some(isVoided)) return 'voided';
  return debits.some(({ status }) => status === 'waiting') ? 'notFinished' : 'notSucceeded';
}
