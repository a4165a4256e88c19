import { emptyBook, type KeptSealBook } from '../../../../main/team/seals/book.ts';

/** A book of seals that lasts as long as the test. */
export function keepBook(): KeptSealBook {
  let book = emptyBook;
  return {
    read: () => book,
    write: (next) => {
      book = next;
    },
  };
}
