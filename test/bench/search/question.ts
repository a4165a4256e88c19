import type { SearchQuestion } from '../../../main/ports/views.ts';

/** What a person types, and where on; the page's length is the bench's. */
export interface Question extends Pick<SearchQuestion, 'text' | 'amounts' | 'ranges'> {
  /** So many rows of the whole list below its newest one; left out for the first page. */
  readonly depth?: number;
}

/** Questions that are alike for whoever answers them. */
export interface Kind {
  readonly name: string;
  readonly questions: readonly Question[];
  /**
   * `absence`: there is no such row, and only a walk or the index can say so. `common`: a walk from the newest row on fills a
   * page at once. `deep`: a page far down.
   */
  readonly trait: 'usual' | 'common' | 'absence' | 'absentTrigram' | 'deep';
}

export function ask(text: string): Question {
  return { text, amounts: [] };
}
