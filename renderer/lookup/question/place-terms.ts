import { printTerm, type Question, type Term } from '../../../contract/index.ts';
import { joinQuestion } from '../../state/join-question.ts';

/** A term of what is sought, and where it was written. Words of a filter and of the box may be one term together. */
export interface PlacedTerm {
  readonly term: Term;
  /** What of it stands among the filters; empty for one of the box alone. */
  readonly filter: string;
  /** Where it stands in the box, as the text is there; null for one of the filters alone. */
  readonly inBox: Pick<Term, 'start' | 'end'> | null;
}

/** Where the terms of a question stand, which was read from the filters and the box's text together, as main reads it. */
export function placeTerms(filters: readonly string[], boxText: string, { terms }: Question): readonly PlacedTerm[] {
  const pinned = joinQuestion(filters, '');
  const boxStart = pinned === '' ? 0 : pinned.length + 1;
  const led = boxText.length - boxText.trimStart().length;
  return terms.map((term) => {
    const { start, end } = term;
    if (end <= pinned.length) return { term, filter: printTerm(term), inBox: null };
    const inBox = { start: Math.max(start - boxStart, 0) + led, end: end - boxStart + led };
    return { term, filter: pinned.slice(start).trim(), inBox };
  });
}
