import type { Mutation } from './mutation.ts';

const anchors = 'test/main/ledger/search/anchors.test.ts';

/** Words with signs in them: without these a row is missed, or too many are looked at. */
export const mutations: readonly Mutation[] = [
  {
    name: 'search: what a word begins with is taken for the beginning of one in the text',
    file: 'main/ledger/search/anchors.ts',
    replace: 'parts.slice(1).map((part, index) => ({ part, isWhole: index < parts.length - 2 }))',
    with: 'parts.map((part, index) => ({ part, isWhole: index < parts.length - 1 }))',
    test: anchors,
  },
  {
    name: 'search: what a word ends with is taken for the end of one in the text',
    file: 'main/ledger/search/anchors.ts',
    replace: 'isWhole: index < parts.length - 2',
    with: 'isWhole: true',
    test: anchors,
  },
  {
    name: 'search: a part of a word that is in too many rows drives all the same',
    file: 'main/ledger/search/anchors.ts',
    replace: 'positions.length > most ? null : [...new Set(positions)]',
    with: '[...new Set(positions.slice(0, most))]',
    test: anchors,
  },
];
