/** What the window needs of a plan: it checks what is typed by the rules that decide. */
export {
  daysAfter,
  fewestInstalments,
  findPlanProblems,
  lastValidDay,
  longestPlan,
  mostInstalments,
  type PlanInterval,
  type PlannedInstalment,
  type PlanProblem,
  proposePlan,
  readAmounts,
  totalOf,
} from '../protocol/plan/index.ts';
