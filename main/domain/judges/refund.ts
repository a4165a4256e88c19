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
  const { left, leftAtMost, inFlight, currency } = chain.balance;
  if (leftAtMost === 0) return closed(inFlight > 0 ? 'inFlight' : 'nothingLeft');
  // More than what is left for certain is a guard's to ask about; where nothing is certain, "all" is what may be left.
  const whole = { minor: left === 0 ? leftAtMost : left, currency };
  const limit = { minor: leftAtMost, currency };
  return { open: true, reference: debit, limit, whole, doubts: [], until: null, mayBeOver: false };
}

function whyNoDebit(debits: readonly Transaction[]): Obstacle {
  if (debits.length === 0) return 'notADebit';
  if (debits.some(isVoided)) return 'voided';
  return debits.some(({ status }) => status === 'waiting') ? 'notFinished' : 'notSucceeded';
}
