import type { Mutation } from './mutation.ts';

/** What hangs together, and what does not: without these strangers decide about each other, or nobody sees a second time. */
export const mutations: readonly Mutation[] = [
  {
    name: 'no order: a stranger’s currency is that of what has no order either',
    file: 'main/domain/currency.ts',
    replace: "(orderId === '' ? undefined : currencies.get(orderId))",
    with: 'currencies.get(orderId)',
    test: 'test/main/domain/currency.test.ts',
  },
  {
    name: 'no order: an edit is of the only payment without an order',
    file: 'main/domain/neighbours.ts',
    replace: "orderId !== '' && members.some(lacksReference)",
    with: 'members.some(lacksReference) || orderId === undefined',
    test: 'test/main/domain/left-range.property.test.ts',
  },
  {
    name: 'no order: an edit is read as if it had one',
    file: 'main/domain/left-range.ts',
    replace: "rows && orderId !== '' ? listTied",
    with: 'rows ? listTied',
    test: 'test/main/domain/left-range.property.test.ts',
  },
  {
    name: 'no order: an instalment joins a stranger’s plan',
    file: 'main/domain/plan.ts',
    replace: "row.orderId === '' ? firsts.filter((first) => first === row) : firsts",
    with: 'row.orderId === undefined ? [] : firsts',
    test: 'test/main/domain/plan.test.ts',
  },
  {
    name: 'repeated: a refund of the same chain under another ORDERID is not seen',
    file: 'main/domain/repetition.ts',
    replace: 'const near = [...rows, ...chain.transactions.toReversed()];',
    with: 'const near = rows;',
    test: 'test/main/domain/repetition.test.ts',
  },
  {
    name: 'repeated: a refund that was answered without an id is not seen',
    file: 'main/domain/repetition.ts',
    replace: 'return unseen && isSame(unseen) ?',
    with: 'return unseen && isSame(unseen) && isOpen(unseen.state) ?',
    test: 'test/main/domain/repetition.test.ts',
  },
  {
    name: 'repeated: a charge that was answered without an id is not seen',
    file: 'main/domain/charge/charge-guards.ts',
    replace: "listWithoutRow(operations, rows).findLast(({ state }) => state === 'succeeded')",
    with: "listWithoutRow([], rows).findLast(({ state }) => state === 'succeeded')",
    test: 'test/main/domain/charge/decide-charge.test.ts',
  },
  {
    name: 'plans: the try of a date that was heard of last is how it ended',
    file: 'main/domain/plan.ts',
    replace: "ran.findLast(({ status }) => status === 'succeeded') ?? ran.at(-1) ?? null",
    with: 'ran.at(-1) ?? null',
    test: 'test/main/domain/plan.test.ts',
  },
];
