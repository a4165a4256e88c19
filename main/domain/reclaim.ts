import { Temporal } from 'temporal-polyfill';
import type { AccountRules } from './account.ts';
import type { Chain } from './chain.ts';
import { businessDay, endOfDate } from './deadline.ts';
import type { DeskOperation, PaymentMethod } from './kinds.ts';
import type { Situation } from './situation.ts';
import { boundTime } from './time-bounds.ts';
import { isDebit, isLive, type Transaction } from './transaction.ts';

/** How long a debtor's bank gives a direct debit back without a question: eight weeks from the day of the debit. */
const noQuestions = { days: 56 } as const;

/** How long one that the debtor never authorised can come back: to the thirteenth month. */
const unauthorised = { months: 13 } as const;

/** How long after its request a debit may take the money, where no source tells the day: banks take it two weeks ahead. */
const longestLead = { days: 14 } as const;

/** What a direct debit can still be taken back by: the debtor's mere wish, or that they never authorised it. */
export type ReclaimStage = 'noQuestions' | 'unauthorised';

/** Money that the debtor's bank may still give back, beside a refund of it (rules.md D29). */
export type ReclaimGuard =
  | { readonly kind: 'reclaimable'; readonly until: number; readonly stage: ReclaimStage }
  /** Nobody says how it was paid: if it was a direct debit, the same holds. */
  | { readonly kind: 'methodUnknown'; readonly until: number; readonly stage: ReclaimStage };

/** A refund of what was, or may have been, a direct debit that can still come back. */
export function judgeReclaim({ chain, account, now }: Situation, operation: DeskOperation): ReclaimGuard[] {
  if (operation !== 'refund') return [];
  return chain.transactions
    .filter((row) => isDebit(row) && isLive(row))
    .flatMap((debit): ReclaimGuard[] => {
      const method = methodOf(debit, chain, account);
      const kind = method === 'directDebit' ? 'reclaimable' : 'methodUnknown';
      const stage = method === 'card' ? undefined : findStage(debit, chain, account, now);
      return stage ? [{ kind, ...stage }] : [];
    });
}

/**
 * How a debit was paid. A debit account makes payments and refunds of them alone (rules.md H53): what was captured, split or
 * authenticated was a card's. Where no source says, the account does, if it takes one method only.
 */
function methodOf(debit: Transaction, { transactions }: Chain, { paymentMethod }: AccountRules): PaymentMethod {
  const rows = [debit, ...transactions];
  if (rows.some(({ method }) => method === 'directDebit')) return 'directDebit';
  const isCard = rows.some(
    ({ method, schedule, authenticated }) => method === 'card' || schedule !== '' || authenticated,
  );
  if (isCard || debit.operation === 'capture' || paymentMethod === 'card' || paymentMethod === 'other') return 'card';
  return paymentMethod === 'directDebit' ? 'directDebit' : 'unknown';
}

function findStage(
  debit: Transaction,
  chain: Chain,
  { voidZone }: AccountRules,
  now: number,
): { readonly until: number; readonly stage: ReclaimStage } | undefined {
  const day = latestDebitDay(debit, chain, voidZone);
  const withoutQuestions = endOfDate(day.add(noQuestions).toString(), voidZone);
  if (now <= withoutQuestions) return { until: withoutQuestions, stage: 'noQuestions' };
  const until = endOfDate(day.add(unauthorised).toString(), voidZone);
  return now <= until ? { until, stage: 'unauthorised' } : undefined;
}

/** The debit's own day, where a source tells it; the latest that it can have been elsewhere. */
function latestDebitDay(debit: Transaction, chain: Chain, zone: string): Temporal.PlainDate {
  if (debit.debitDay !== '') return Temporal.PlainDate.from(debit.debitDay);
  return Temporal.PlainDate.from(businessDay(boundTime(debit, chain).latest, zone)).add(longestLead);
}
