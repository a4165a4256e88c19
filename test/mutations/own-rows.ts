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
];
