import type { Mutation } from './mutation.ts';

/** Rows of which nobody told an order have nothing in common: without these, strangers decide about each other. */
export const mutations: readonly Mutation[] = [
  {
    name: 'no order: a stranger’s currency is that of what has no order either',
    file: 'main/domain/currency.ts',
    replace: "row.orderId === '' ? [] : (orders.get(row.orderId) ?? [])",
    with: 'orders.get(row.orderId) ?? []',
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
];
