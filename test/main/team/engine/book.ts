import type { Administered } from '../../../../main/ports/team.ts';
import type { KeptAdministered } from '../../../../main/team/administered.ts';
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

/** What was heard of administrators, as long as the test lasts. */
export function keepAdministered(): KeptAdministered {
  let kept: readonly Administered[] = [];
  return {
    read: () => kept,
    add: (acts) => {
      kept = [...kept, ...acts.filter(({ number }) => !kept.some((act) => act.number === number))];
    },
  };
}
