import type { PlanView } from '../../../contract/index.ts';
import { type Account, lagOf } from '../../accounts/account.ts';
import { listAwaited, nextInstalmentLook } from '../../domain/awaited.ts';
import type { CaptureLife } from '../../domain/chain-state.ts';
import type { Plan } from '../../domain/plan.ts';
import { toTransactionRow } from './transaction.ts';

/** By what a plan is read: the time, in milliseconds UTC, and what each account says of its authorizations and its tables. */
export interface PlanReading {
  readonly now: number;
  readonly findAccount: (accountId: string) => (CaptureLife & Pick<Account, 'exportLagMinutes'>) | undefined;
}

/** A plan as the window sees it, as of now. */
export function toPlanView(plan: Plan, reading: PlanReading): PlanView {
  const { scheduleId, state, instalments } = plan;
  // All instalments are of one account, and so in one currency.
  const currency = instalments.find(({ row }) => row)?.row?.amount.currency ?? 'EUR';
  return {
    scheduleId,
    state,
    instalments: instalments.map(({ index, row, tries, planned }) => ({
      index,
      row: row && toTransactionRow(row, reading),
      ...(tries !== undefined && { tries }),
      ...(planned && { planned: { day: planned.day, amount: { minor: planned.minor, currency } } }),
      ...(index > 1 && row?.knownFrom === 'lookup' && { lookedUp: true }),
    })),
    look: toLook(plan, reading),
  };
}

function toLook(plan: Plan, { now, findAccount }: PlanReading): PlanView['look'] {
  const lag = lagOf(findAccount(plan.chain.accountId));
  const nextAt = nextInstalmentLook(plan, lag, now);
  const [awaited, ...further] = listAwaited(plan, lag);
  if (nextAt === null || !awaited) return null;
  const missing = [awaited, ...further].filter(({ from }) => from <= now).map(({ index }) => index);
  return { nextAt, lastAt: plan.lastLookAt, next: awaited.index, missing };
}
