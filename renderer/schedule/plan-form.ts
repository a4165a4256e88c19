import {
  type Currency,
  daysAfter,
  fewestInstalments,
  findPlanProblems,
  lastValidDay,
  longestPlan,
  mostInstalments,
  type PlannedInstalment,
  type PlanProblem,
  proposePlan,
} from '../../contract/index.ts';
import type { Formats } from '../i18n/format.ts';
import { type PlanForm, type PlanRowText, type Understanding, understandAmount } from '../operation/form.ts';

/** By what the fields of a plan are read. */
export interface PlanReading {
  /** Minor units; null as long as the total is not understood. */
  readonly total: number | null;
  readonly currency: Currency;
  /** Today in UTC. */
  readonly firstDay: string;
  /** `MM-YY` of the card, or empty where nobody told. */
  readonly expiry: string;
  readonly formats: Pick<Formats, 'locale' | 'number'>;
}

/** What stands in the fields of a plan, what it comes to, and what is wrong with it. */
export interface PlanRead {
  readonly rows: readonly PlanRowText[];
  readonly understandings: readonly Understanding[];
  /** An amount that is not understood counts as 0. */
  readonly instalments: readonly PlannedInstalment[];
  readonly problems: readonly PlanProblem[];
  readonly countWrong: boolean;
  readonly distanceWrong: boolean;
}

export const planFieldIds = {
  count: 'plan-count',
  distance: 'plan-distance',
  day: (index: number) => `plan-day-${index}`,
  amount: (index: number) => `plan-amount-${index}`,
} as const;

export function readPlan(form: PlanForm, reading: PlanReading): PlanRead {
  const { total, currency, firstDay, expiry, formats } = reading;
  const count = readNumber(form.countText, fewestInstalments, mostInstalments);
  const distance = form.interval === 'months' ? 1 : readNumber(form.distanceText, 1, longestPlan);
  const rows = form.rows ?? offerRows(form, reading, count, distance);
  const understandings = rows.map(({ amountText }) => understandAmount(amountText, currency, null, formats.locale));
  const instalments = rows.map(({ day }, index) => {
    const understanding = understandings[index];
    return { day: index === 0 ? firstDay : day, minor: understanding?.kind === 'sure' ? understanding.money.minor : 0 };
  });
  const problems = findPlanProblems(instalments, { today: firstDay, expiry, total: total ?? 0 });
  return {
    rows,
    understandings,
    instalments,
    // Without a total its own field says what is missing.
    problems: total === null ? problems.filter(isOfDay) : problems,
    countWrong: count === undefined,
    distanceWrong: distance === undefined,
  };
}

/** The last day that a plan may name: within ninety days, and before the card's last valid day where that is known (S3:112–113). */
export function latestDay({ firstDay, expiry }: Pick<PlanReading, 'firstDay' | 'expiry'>): string {
  const byLength = daysAfter(firstDay, longestPlan);
  const end = lastValidDay(expiry);
  const byCard = end === undefined ? byLength : daysAfter(end, -1);
  return byCard < byLength ? byCard : byLength;
}

function offerRows(
  { interval }: PlanForm,
  { total, currency, firstDay, formats }: PlanReading,
  count: number | undefined,
  distance: number | undefined,
): PlanRowText[] {
  if (count === undefined || distance === undefined) return [];
  const apart = interval === 'months' ? { kind: interval } : ({ kind: interval, days: distance } as const);
  return proposePlan({ total: total ?? 0, count, firstDay, interval: apart }).map(({ day, minor }) => ({
    day,
    amountText: total === null ? '' : formats.number({ minor, currency }),
  }));
}

function readNumber(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

function isOfDay({ kind }: PlanProblem): boolean {
  return kind !== 'sumDiffers' && kind !== 'amountInvalid' && kind !== 'tooFew';
}
