import { findPlanProblems, planToday } from '../../../protocol/plan/index.ts';
import type { IntendedCharge, OrderSituation } from './order-situation.ts';

/**
 * Why a plan cannot be asked for now: its first day is not today any more, or it breaks another rule (S3:108–120, rules.md G41). The
 * card's expiry counts whichever transaction of the alias told it; undefined for what is paid at once, and for a plan that is right.
 */
export function findPlanObstacle(
  { minor, instalments }: Pick<IntendedCharge, 'minor' | 'instalments'>,
  { now, cardExpiry }: Pick<OrderSituation, 'now' | 'cardExpiry'>,
): 'planDayPassed' | 'planUnfit' | undefined {
  if (instalments.length === 0) return undefined;
  const rules = { today: planToday(now), expiry: cardExpiry, total: minor };
  const problems = findPlanProblems(instalments, rules);
  if (problems.length === 0) return undefined;
  return problems.some(({ kind }) => kind === 'notToday') ? 'planDayPassed' : 'planUnfit';
}
