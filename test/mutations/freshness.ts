import type { Mutation } from './mutation.ts';

const fresh = 'test/main/domain/fresh.test.ts';

/** A click of yesterday, or of a minute ago, sends nothing today, wherever the night was spent. */
export const mutations: readonly Mutation[] = [
  {
    name: 'freshness: a confirmation outlives its business day',
    file: 'main/domain/deadline.ts',
    replace: ' || !isOfOneDay(confirmedAt, now, zone);',
    with: ' || zone === undefined;',
    test: fresh,
  },
  {
    name: 'freshness: within an hour it is always one business day',
    file: 'main/domain/deadline.ts',
    replace: 'instant / 60_000',
    with: 'instant / 3_600_000',
    test: 'test/main/domain/deadline.test.ts',
  },
  {
    name: 'freshness: a confirmation never grows old within its day',
    file: 'main/domain/deadline.ts',
    replace: 'elapsed > freshFor || ',
    with: '',
    test: fresh,
  },
  {
    name: 'freshness: a clock that was put back makes a confirmation young',
    file: 'main/domain/deadline.ts',
    replace: 'elapsed < 0 || ',
    with: '',
    test: fresh,
  },
  {
    name: 'freshness: nobody asks where the first byte leaves',
    file: 'main/desk/send.ts',
    replace: 'const isDue = () => !isLate(ports, sending);',
    with: 'const isDue = () => sending !== undefined;',
    test: 'test/main/desk/refund.test.ts',
  },
  {
    name: 'freshness: the latch lets start what is not due any more',
    file: 'main/gateway/latch.ts',
    replace: "if (state === 'open' && !isDue()) {",
    with: 'if (isDue === undefined) {',
    test: 'test/main/gateway/overdue.test.ts',
  },
  {
    name: 'freshness: the latch is not told what is due',
    file: 'main/gateway/gateway.ts',
    replace: 'openLatch(message.isDue)',
    with: 'openLatch()',
    test: 'test/main/gateway/overdue.test.ts',
  },
  {
    name: 'agents: connections are kept for the next request',
    file: 'main/gateway/agents.ts',
    replace: 'pipelining: 0,',
    with: 'pipelining: 1,',
    test: 'test/main/gateway/keep-alive.test.ts',
  },
  {
    name: 'agents: a request leaves its connection open',
    file: 'main/gateway/gateway.ts',
    replace: 'reset: true,',
    with: 'reset: false,',
    test: 'test/main/gateway/keep-alive.test.ts',
  },
  {
    name: 'picture: no operation is on it',
    file: 'main/domain/picture.ts',
    replace: 'operations: chain.operations.map(pictureOperation),',
    with: 'operations: [],',
    test: 'test/main/domain/picture.property.test.ts',
  },
  {
    name: 'picture: no operation of a plan is on it',
    file: 'main/domain/picture.ts',
    replace: 'operations: plan.chain.operations.map(pictureOperation),',
    with: 'operations: [],',
    test: 'test/main/domain/picture.property.test.ts',
  },
  {
    name: 'damage: the panel offers what a damaged ledger would send',
    file: 'main/channels/transactions.ts',
    replace: 'findDamage(ledger) !== null',
    with: 'findDamage(ledger) === undefined',
    test: 'test/main/channels/transactions.test.ts',
  },
];
