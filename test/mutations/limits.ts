import type { Mutation } from './mutation.ts';

const rule = 'test/main/domain/limit/reminder.property.test.ts';

/** Without these a person at a desk alone would not be reminded of what they had asked to be. */
export const mutations: readonly Mutation[] = [
  {
    name: 'limits: an operation leaves before anybody was reminded',
    file: 'main/desk/confirm.ts',
    replace: "if (reminder && !isReminded) return refuse({ code: 'reminded', ...reminder });",
    with: '',
    test: 'test/main/desk/reminders.test.ts',
  },
  {
    name: 'limits: what nobody knows does not count for the day',
    file: 'main/domain/limit/reminder.ts',
    replace: 'mayHaveHappened(state) && leftAt >= midnight',
    with: "state === 'succeeded' && leftAt >= midnight",
    test: rule,
  },
  {
    name: 'limits: a day never ends',
    file: 'main/domain/limit/reminder.ts',
    replace: 'mayHaveHappened(state) && leftAt >= midnight',
    with: 'mayHaveHappened(state) && leftAt >= 0',
    test: rule,
  },
  {
    name: 'limits: that somebody went beyond one is forgotten',
    file: 'main/desk/confirm.ts',
    replace:
      "if (reminder) await ports.record?.({ what: 'limitPassed', operationId, accountId: operation.accountId });",
    with: '',
    test: 'test/main/desk/reminders.test.ts',
  },
];
