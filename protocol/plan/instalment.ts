/** One date of a plan that is to be made. */
export interface PlannedInstalment {
  /** `YYYY-MM-DD`, in UTC (S3:110). */
  readonly day: string;
  /** Minor units. */
  readonly minor: number;
}

/** How far apart the dates of a plan are: so many days, or one calendar month. */
export type PlanInterval = { readonly kind: 'months' } | { readonly kind: 'days'; readonly days: number };

/** The last instalment is at most so many days after the first (S3:112). */
export const longestPlan = 90;

/** AMOUNTS with one date is no plan (rules.md G41). */
export const fewestInstalments = 2;

/** The gateway names no number: each instalment has a day of its own, and there are no more days than these. */
export const mostInstalments = longestPlan + 1;

/** What a plan comes to, in minor units. */
export function totalOf(plan: readonly PlannedInstalment[]): number {
  return plan.reduce((sum, { minor }) => sum + minor, 0);
}
