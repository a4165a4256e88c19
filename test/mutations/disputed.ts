import type { Mutation } from './mutation.ts';

const disputed = 'main/domain/disputed.ts';
const test = 'test/main/domain/disputed.test.ts';

/** Where a source says two things of one transaction, one of them counts: without these nobody hears of the other. */
export const mutations: readonly Mutation[] = [
  {
    name: 'two things: of two that one export tells, the greater is certain',
    file: disputed,
    replace: 'return differs || isDisputed(one, name) || isDisputed(other, name);',
    with: 'return isDisputed(one, name) || isDisputed(other, name);',
    test,
  },
  {
    name: 'two things: what was disputed stays so, whatever is told later',
    file: disputed,
    replace: 'if (rank !== 0) return isDisputed(rank > 0 ? one : other, name);',
    with: '',
    test,
  },
  {
    name: 'two things: of a row whose chain is read nobody hears that it says two',
    file: 'main/domain/chain.ts',
    replace: 'disputed.length > 0 ? [...unreadable, ...disputed] : unreadable',
    with: 'unreadable',
    test,
  },
  {
    name: 'two things: a row that says two of its outcome proves one',
    file: 'main/domain/proof.ts',
    replace: " && !isDisputed(row, 'outcome')",
    with: '',
    test,
  },
  {
    name: 'two things: of two references in one answer one counts',
    file: 'main/lookup/contradicted.ts',
    replace: '  if (differ(one.referenceId, other.referenceId)) return referenceColumnOf(one.operation);\n',
    with: '',
    test: 'test/main/lookup/unreadable-rows.test.ts',
  },
  {
    name: 'two things: a payment by itself that says two stands as paid',
    file: 'main/ledger/projections/standings.ts',
    replace: ' && only.isDisputed === 0',
    with: '',
    test: 'test/main/ledger/facts.property.test.ts',
  },
];
