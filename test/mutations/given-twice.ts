import type { Mutation } from './mutation.ts';

const repetition = 'main/domain/repetition.ts';
const test = 'test/main/domain/repetition.test.ts';

/** A refund and a credit give the same money: without these it is given by one of them after the other, without a word. */
export const mutations: readonly Mutation[] = [
  {
    name: 'given twice: a credit after a refund, or a refund after a credit, is no second time',
    file: repetition,
    replace: "(other.operation === 'refund' || other.operation === 'credit') &&",
    with: 'other.operation === operation &&',
    test,
  },
  {
    name: 'given twice: what has no outcome yet is no first time',
    file: repetition,
    replace: '(isOpen(other.state) || leftAt(other) >= since)',
    with: "other.state === 'succeeded' && leftAt(other) >= since",
    test,
  },
  {
    name: 'given twice: a refusal that was another’s is no first time',
    file: repetition,
    replace: 'asKnown(chain.operations, chain.doubted)',
    with: 'chain.operations',
    test,
  },
  {
    name: 'given twice: credits to the same customer under other orders are looked at by nobody',
    file: repetition,
    replace: 'const same = [...near, ...credited.rows].find(',
    with: 'const same = [...near].find(',
    test,
  },
  {
    name: 'given twice: a credit that was answered without a TRANSACTIONID is forgotten',
    file: repetition,
    replace: ', ...credited.operations];',
    with: '];',
    test,
  },
  {
    name: 'given twice: the ledger tells of no credit of its own',
    file: 'main/ledger/queries/around.ts',
    replace: 'filter((credit) => isToCustomerOf(credit, transactions))',
    with: 'filter(() => false)',
    test: 'test/main/desk/credit.test.ts',
  },
  {
    name: 'given twice: the ledger tells of no credit that sources told',
    file: 'main/ledger/queries/around.ts',
    replace: '...toAlias.map(toTransaction), ...made',
    with: '...made',
    test: 'test/main/desk/credit.test.ts',
  },
  {
    name: 'chargeback: one that stands on the authorization speaks against no refund of its capture',
    file: 'main/domain/guards.ts',
    replace: '.filter(({ chargedBack }) => chargedBack)',
    with: ".filter(({ chargedBack, operation: kind }) => chargedBack && kind !== 'authorization')",
    test,
  },
];
