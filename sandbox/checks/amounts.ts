import { scheduleParameters } from '../../protocol/parameters/schedule.ts';
import type { Instalment } from '../book/plans.ts';
import { addDays, dayOf, lastDayOfMonth, utc } from '../clock/days.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import type { Attempt } from './attempt.ts';

/** The days between the first and the last instalment, at most (S3:112, rules.md G41). */
const longestPlan = 90;

/** Whether AMOUNTS stands in place of AMOUNT: an n-times payment (S3:93, rules.md A8). */
export function isSplit(fields: FormMap): boolean {
  return fields['AMOUNTS'] !== undefined && fields['AMOUNT'] === undefined;
}

/** The dates of AMOUNTS in their order; none when the request has no such thing, or a malformed one. */
export function planIn(fields: FormMap): readonly Instalment[] {
  const parsed = scheduleParameters.AMOUNTS.schema.safeParse(fields['AMOUNTS']);
  if (!parsed.success || !isSplit(fields)) return [];
  return Object.keys(parsed.data)
    .toSorted()
    .map((day, index) => ({ instalment: index + 1, day, amount: Number(parsed.data[day]) }));
}

/** Whether the first date is today in UTC and the last one at most 90 days later; `at` in epoch milliseconds. */
export function isPlanInTime(fields: FormMap, at: number): boolean {
  const plan = planIn(fields);
  const [first, last] = [plan[0], plan.at(-1)];
  return (
    first !== undefined &&
    last !== undefined &&
    first.day === dayOf(at, utc) &&
    last.day <= addDays(first.day, longestPlan)
  );
}

/**
 * Whether the plan ends before the card's last valid day, or on it where the account allows that; true when there is no plan
 * (S3:113, rules.md G41).
 */
export function outlastsPlan(validity: string, { fields, account }: Pick<Attempt, 'fields' | 'account'>): boolean {
  const last = planIn(fields).at(-1);
  if (last === undefined) return true;
  const expiry = lastDayOfMonth(validity);
  return last.day < expiry || (account.planOnLastDay && last.day === expiry);
}

/** AMOUNT, or the sum of AMOUNTS, in minor units; several amounts may be beyond what a number holds exactly. */
export function totalAmount(fields: FormMap): bigint {
  if (!isSplit(fields)) return BigInt(textOf(fields, 'AMOUNT') ?? 0);
  return planIn(fields).reduce((sum, { amount }) => sum + BigInt(amount), 0n);
}
