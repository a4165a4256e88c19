import { contradictsAccount } from '../currency.ts';
import type { Situation } from '../situation.ts';
import { isLive } from '../transaction.ts';
import { closed, type Judgement } from './judgement.ts';

/**
 * A credit gives money without a debit, to the alias of a transaction (S3:67–77, rules.md F38). A gambling merchant's
 * account needs a reference as well: a succeeded, authenticated payment, authorization or capture (F39); it may be
 * refunded or not, and the amount has no limit.
 */
export function judgeCredit({ row, chain, account }: Situation): Judgement {
  if (account.creditMode === 'off') return closed('creditOff');
  const source = chain.transactions.find(({ alias }) => alias !== '');
  if (!source) return closed('noAlias');
  if (contradictsAccount(source, account)) return closed('otherAccountCurrency');
  if (source.client === '' || source.clientEmail === '') return closed('noCustomer');
  if (account.creditMode === 'credit') return { ...unlimited, reference: source };
  const reference = [row, ...chain.transactions].find(
    (candidate) =>
      ['payment', 'authorization', 'capture'].includes(candidate.operation) &&
      isLive(candidate) &&
      (candidate.authenticated || source.authenticated),
  );
  return reference ? { ...unlimited, reference } : closed('notAuthenticated');
}

const unlimited = { open: true, limit: null, whole: null, doubts: [], until: null, mayBeOver: false } as const;
