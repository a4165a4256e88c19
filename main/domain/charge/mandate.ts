import { Temporal } from 'temporal-polyfill';
import type { AccountRules } from '../account.ts';
import { businessDay } from '../deadline.ts';
import type { Transaction } from '../transaction.ts';

/** How long a SEPA mandate lives without a collection: 36 months after the last one, by the scheme's rulebook. */
const longestRest = { months: 36 } as const;

/** A direct debit's mandate as far as this ledger knows it. */
export interface Mandate {
  /** The last day of the account's zone on which it is alive, unless it was used since: `YYYY-MM-DD`. */
  readonly aliveUntil: string;
  readonly isAlive: boolean;
}

/**
 * Whether the ALIAS of a transaction is a direct debit's mandate: its source says so, or says nothing and the account takes nothing
 * else. Only payments are made by one, and they are final days later (rules.md H53, H54).
 */
export function isOfMandate(
  { method }: Pick<Transaction, 'method'>,
  { paymentMethod }: Pick<AccountRules, 'paymentMethod'>,
): boolean {
  return method === 'directDebit' || (method === 'unknown' && paymentMethod === 'directDebit');
}

/** How long a mandate that was used at an instant lives; both in milliseconds UTC, by the days of the account's zone. */
export function judgeMandate(lastUsedAt: number, now: number, { voidZone }: Pick<AccountRules, 'voidZone'>): Mandate {
  const aliveUntil = Temporal.PlainDate.from(businessDay(lastUsedAt, voidZone)).add(longestRest).toString();
  return { aliveUntil, isAlive: businessDay(now, voidZone) <= aliveUntil };
}
