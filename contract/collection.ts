/** What the window needs of a direct debit's parameters: their limits, what is wrong with a value, what a basket comes to. */
export {
  type CartField,
  type CartItem,
  type CartProblem,
  type CollectionField,
  type CollectionProblem,
  collectionFields,
  findCartProblem,
  findCollectionProblem,
  largestQuantity,
  listMissing,
  mostCartItems,
  mostOfCart,
  takesMandates,
  totalOfCart,
  totalOfItem,
} from '../protocol/collection/index.ts';
