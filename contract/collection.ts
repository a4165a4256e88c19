/** What the window needs of a direct debit's parameters: their limits, and what is wrong with a value. */
export {
  type CollectionField,
  type CollectionProblem,
  collectionFields,
  findCollectionProblem,
} from '../protocol/collection/index.ts';
