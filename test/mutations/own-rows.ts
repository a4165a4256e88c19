import type { Mutation } from './mutation.ts';

/** Which rows are a desk's own: without these what was done once counts twice, or is taken for somebody else's. */
export const mutations: readonly Mutation[] = [
  {
    name: 'proof: what names its reference is another’s for a currency that was assumed',
    file: 'main/domain/own-row.ts',
    replace: 'return !currencyTold || isOfReference || ',
    with: 'return !currencyTold || ',
    test: 'test/main/domain/own-row.test.ts',
  },
  {
    name: 'proof: what bears the mark is another’s for a currency that was assumed',
    file: 'main/domain/own-row.ts',
    replace: ' || attempts.some(({ attemptId }) => carriesId(extraData, attemptId));\n}\n\n/** A source may leave',
    with: ';\n}\n\n/** A source may leave',
    test: 'test/main/domain/own-row.test.ts',
  },
  {
    name: 'balance: a refund of ours whose row is in another currency is in no sum',
    file: 'main/domain/balance.ts',
    replace: 'listWithoutRow(operations, transactions)',
    with: 'listWithoutRow(operations, all)',
    test: 'test/main/ports/sqlite.test.ts',
  },
  {
    name: 'proof: what a person mistyped counts beside what bears the mark',
    file: 'main/domain/own-row.ts',
    replace: 'isSettled || attempt.transactionId === transactionId',
    with: 'attempt.transactionId === transactionId',
    test: 'test/main/domain/own-row.test.ts',
  },
  {
    name: 'proof: a capture that the gateway made by itself takes the place of its authorization',
    file: 'main/domain/own-row.ts',
    replace: '      couldBeMadeBy(other, operation) &&\n      naming',
    with: '      naming',
    test: 'test/main/domain/own-row.test.ts',
  },
  {
    name: 'begun elsewhere: what a charge was wrongly named as is left for certain, beside what its mark tells',
    file: 'main/domain/balance.ts',
    replace: 'foreign.length > 0 || begunElsewhere ? 0',
    with: 'foreign.length > 0 ? 0',
    test: 'test/main/ledger/begun-elsewhere.test.ts',
  },
  {
    name: 'begun elsewhere: what an authorization was wrongly named as is there to capture for certain',
    file: 'main/domain/balance.ts',
    replace: 'authorised: begunElsewhere ? 0 : range.authorised',
    with: 'authorised: range.authorised',
    test: 'test/main/ledger/begun-elsewhere.test.ts',
  },
  {
    name: 'begun elsewhere: nothing speaks against a refund of what a charge was wrongly named as',
    file: 'main/domain/chain.ts',
    replace: 'begunElsewhere && row.transactionId === facts.chainId ? nameBegunElsewhere(row) :',
    with: '',
    test: 'test/main/ledger/begun-elsewhere.test.ts',
  },
  {
    name: 'begun elsewhere: what the list shows of it stays as it was when the right row comes in',
    file: 'main/ledger/projections/facts.ts',
    replace: 'if (bearer) noteNamed(writing, bearer);',
    with: '',
    test: 'test/main/ledger/begun-elsewhere.test.ts',
  },
  {
    name: 'begun elsewhere: what the list shows of it is told at a glance',
    file: 'main/ledger/projections/glance.ts',
    replace: "(t.told_from = 'desk' AND t.operation IN ('payment', 'authorization'))\n      OR ",
    with: '',
    test: 'test/main/ledger/begun-elsewhere.test.ts',
  },
];
