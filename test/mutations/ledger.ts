import type { Mutation } from './mutation.ts';

const facts = 'test/main/ledger/facts.property.test.ts';

/** The same facts make the same rows, chains and places, in whatever order they come. */
export const mutations: readonly Mutation[] = [
  {
    name: 'chains: what is not meant closes a ring',
    file: 'main/domain/references.ts',
    replace: 'return row ? smallest(path.slice(path.indexOf(next))) : next;',
    with: 'return smallest(path.slice(path.indexOf(next)));',
    test: facts,
  },
  {
    name: 'plans: by another clock no date is of a plan but the first',
    file: 'main/ledger/projections/plans.ts',
    replace: '? 0 : first.happenedAt - clockTolerance;',
    with: '? 0 : first.happenedAt;',
    test: facts,
  },
  {
    name: 'facts: rows that came before what they refer to stay by themselves',
    file: 'main/ledger/projections/relations.ts',
    replace: 'if (!before || before.rootId !== row.rootId) adoptOrphans(writing, row);',
    with: '',
    test: facts,
  },
  {
    name: 'facts: a void that came before what it undoes leaves no mark',
    file: 'main/ledger/projections/relations.ts',
    replace: 'if (!before || before.told.voidedBy !== row.told.voidedBy) markUndone(writing, row);',
    with: '',
    test: facts,
  },
  {
    name: 'facts: a void that turns out refused goes on undoing',
    file: 'main/ledger/projections/voids.ts',
    replace: 'for (const transactionId of new Set([undone, undoneBefore])) {',
    with: 'for (const transactionId of new Set([undone])) {',
    test: facts,
  },
  {
    name: 'facts: instalments that came before the first one find no plan',
    file: 'main/ledger/projections/plans.ts',
    replace: 'for (const first of begun) tieFollowing(writing, first);',
    with: '',
    test: facts,
  },
  {
    name: 'facts: what hung on a reference that was contradicted stays behind',
    file: 'main/ledger/projections/relations.ts',
    replace: 'if (before && (lacksReference(before) || contradicts(before, row))) neighbourhoods.push(before, row);',
    with: 'if (before && lacksReference(before)) neighbourhoods.push(before, row);',
    test: facts,
  },
  {
    name: 'facts: of two tellings the last to come in wins',
    file: 'main/domain/merge-fact.ts',
    replace: 'const teller = compareTellings(present, other) >= 0 ? present : other;',
    with: 'const teller = other;',
    test: facts,
  },
  {
    name: 'facts: of two texts the last to come in wins',
    file: 'main/domain/merge-fact.ts',
    replace: 'return order >= 0 ? one : other;',
    with: 'return textOf(other, name) ? other : one;',
    test: facts,
  },
  {
    name: 'position: whoever came first keeps the place',
    file: 'main/ledger/projections/position.ts',
    replace: 'if (isBefore(row, other)) {',
    with: 'if (isBefore(row, other) && place < 0) {',
    test: facts,
  },
  {
    name: 'position: a gap stays open',
    file: 'main/ledger/projections/transactions.ts',
    replace: 'closeGap(database, from);',
    with: '',
    test: facts,
  },
  {
    name: 'position: a better time leaves the row where it stood',
    file: 'main/ledger/projections/transactions.ts',
    replace: 'if (Math.floor(before.happenedAt / 1000) !== Math.floor(row.happenedAt / 1000)) move(database, row);',
    with: '',
    test: facts,
  },
];
