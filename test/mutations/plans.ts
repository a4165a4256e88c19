import type { Mutation } from './mutation.ts';

/** The checks before a payment in instalments, and of what came of it. */
export const mutations: readonly Mutation[] = [
  {
    name: 'plan: a later instalment speaks for what was sent',
    file: 'main/domain/own-row.ts',
    replace: "return schedule === '' && planToday(happenedAt) <= first.day;",
    with: 'return planToday(happenedAt) >= first.day;',
    test: 'test/main/domain/own-row.test.ts',
  },
  {
    name: 'plan: one that breaks a rule is drafted',
    file: 'main/domain/charge/plan-obstacle.ts',
    replace: 'if (problems.length === 0) return undefined;',
    with: 'if (problems.length >= 0) return undefined;',
    test: 'test/main/domain/plan-obstacle.property.test.ts',
  },
  {
    name: 'plan: instalments need not come to the total',
    file: 'protocol/plan/problems.ts',
    replace: 'missing === 0 ?',
    with: 'missing <= 0 ?',
    test: 'test/protocol/plan/plan.property.test.ts',
  },
  {
    name: 'plan: what does not divide is lost',
    file: 'protocol/plan/propose.ts',
    replace: 'index === 0 ? minor - part * (count - 1) : part',
    with: 'index === count ? minor - part * (count - 1) : part',
    test: 'test/protocol/plan/plan.property.test.ts',
  },
  {
    name: 'plan: may end on the card’s last valid day',
    file: 'protocol/plan/problems.ts',
    replace: 'day >= end',
    with: 'day > end',
    test: 'test/protocol/plan/plan.property.test.ts',
  },
  {
    name: 'plan: one that was reviewed before midnight UTC is sent after it',
    file: 'main/domain/charge/decide-charge.ts',
    replace: 'const unfit = findPlanObstacle(intended, situation);',
    with: 'const unfit = findPlanObstacle({ ...intended, instalments: [] }, situation);',
    test: 'test/main/desk/plan.test.ts',
  },
  {
    name: 'plan: AMOUNTS are signed under names of their own',
    file: 'main/desk/send.ts',
    replace: 'const sent = nestParameters(parameters);',
    with: 'const sent = parameters;\n  void nestParameters;',
    test: 'test/main/desk/plan.test.ts',
  },
  {
    name: 'plan: the same amount lately is asked about only where it is paid at once',
    file: 'main/domain/charge/charge-guards.ts',
    replace: '...intended.instalments.map(({ minor }) => minor)',
    with: '',
    test: 'test/main/desk/plan.test.ts',
  },
];
