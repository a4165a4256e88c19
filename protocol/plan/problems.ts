import { largestAmount } from '../parameters/formats.ts';
import { daysAfter, isDay, lastValidDay } from './days.ts';
import { fewestInstalments, longestPlan, mostInstalments, type PlannedInstalment, totalOf } from './instalment.ts';

/** What the gateway would refuse a plan for, or what was not meant; `index` counts from 0. */
export type PlanProblem =
  | { readonly kind: 'tooFew' | 'tooMany' }
  | { readonly kind: InstalmentProblem; readonly index: number }
  /** `missing` minor units to the total; less than 0 where there are too many. */
  | { readonly kind: 'sumDiffers'; readonly missing: number };

export type InstalmentProblem =
  | 'dayInvalid'
  /** The first date is the day of the request, in UTC (S3:111). */
  | 'notToday'
  /** Not after the date before it. */
  | 'notLater'
  /** More than 90 days after the first (S3:112). */
  | 'tooLate'
  /** On the card's last valid day or after it: it must occur before the expiry (S3:113). */
  | 'afterExpiry'
  | 'amountInvalid';

/** By what a plan is judged. */
export interface PlanRules {
  /** The UTC day of the request. */
  readonly today: string;
  /** `MM-YY` of the card, or empty where nobody told. */
  readonly expiry: string;
  /** What the instalments have to come to, in minor units. */
  readonly total: number;
}

/** Everything that is wrong with a plan (S3:108–120, rules.md G41), in the order of its dates; the sum comes last. */
export function findPlanProblems(plan: readonly PlannedInstalment[], rules: PlanRules): PlanProblem[] {
  const missing = rules.total - totalOf(plan);
  return [
    ...(plan.length < fewestInstalments ? [{ kind: 'tooFew' } as const] : []),
    ...(plan.length > mostInstalments ? [{ kind: 'tooMany' } as const] : []),
    ...plan.flatMap((_, index) => [
      ...listProblem(findDayProblem(plan, index, rules), index),
      ...listProblem(findAmountProblem(plan, index), index),
    ]),
    ...(missing === 0 ? [] : [{ kind: 'sumDiffers', missing } as const]),
  ];
}

function listProblem(kind: InstalmentProblem | undefined, index: number): PlanProblem[] {
  return kind ? [{ kind, index }] : [];
}

function findDayProblem(
  plan: readonly PlannedInstalment[],
  index: number,
  { today, expiry }: PlanRules,
): InstalmentProblem | undefined {
  const day = plan[index]?.day ?? '';
  if (!isDay(day)) return 'dayInvalid';
  if (index === 0 && day !== today) return 'notToday';
  const before = plan[index - 1]?.day;
  if (before !== undefined && day <= before) return 'notLater';
  if (day > daysAfter(today, longestPlan)) return 'tooLate';
  const end = lastValidDay(expiry);
  return end !== undefined && day >= end ? 'afterExpiry' : undefined;
}

function findAmountProblem(plan: readonly PlannedInstalment[], index: number): InstalmentProblem | undefined {
  const minor = plan[index]?.minor ?? 0;
  return Number.isSafeInteger(minor) && minor > 0 && minor <= largestAmount ? undefined : 'amountInvalid';
}
