import { daysAfter, monthsAfter } from './days.ts';
import type { PlanInterval, PlannedInstalment } from './instalment.ts';

/**
 * A total in so many parts, in minor units. What does not divide goes to the first: it is the one that is debited at once, while
 * the holder has the order in front of them. The gateway leaves the amounts to the merchant (S3:91–106).
 */
export function splitTotal(minor: number, count: number): number[] {
  const part = Math.floor(minor / count);
  return Array.from({ length: count }, (_, index) => (index === 0 ? minor - part * (count - 1) : part));
}

/** A plan with equal parts and equal distances. Months count from the first day, so that a short one shifts none after it. */
export function proposePlan(asked: {
  /** Minor units. */
  readonly total: number;
  readonly count: number;
  /** `YYYY-MM-DD` in UTC. */
  readonly firstDay: string;
  readonly interval: PlanInterval;
}): PlannedInstalment[] {
  const { total, count, firstDay, interval } = asked;
  return splitTotal(total, count).map((minor, index) => ({
    minor,
    day: interval.kind === 'months' ? monthsAfter(firstDay, index) : daysAfter(firstDay, index * interval.days),
  }));
}
