import type { SearchQuestion } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { matchBeginnings } from './beginnings.ts';
import { sourceByBeginnings } from './by-beginnings.ts';
import { sourceByAmount, sourcesByName } from './by-index.ts';
import { sourceByRange } from './by-range.ts';
import { sourceByTrigrams } from './by-trigrams.ts';
import { everything, sourceByWalk } from './by-walk.ts';
import type { Source } from './course.ts';
import type { SearchTerms } from './terms.ts';
import { chooseTrigrams } from './trigram-choice.ts';
import { readFrequencies } from './trigram-counts.ts';

/** What is sought, without from where on. */
export type Asked = Omit<SearchQuestion, 'after' | 'limit'>;

/** Everything that a question asks for: a row is found by any of them. No text and no range ask for all rows. */
export function findSources(
  database: ReadableDatabase,
  { amounts, ranges = [] }: Asked,
  terms: SearchTerms,
  unhurried: boolean,
): Source[] {
  const byRange = ranges.map((range) => sourceByRange(range));
  if (terms.long.length + terms.short.length === 0) return byRange.length > 0 ? byRange : [everything];
  return [
    ...(terms.single === null ? [] : sourcesByName(database, terms.single)),
    ...[...new Set(amounts)].map(sourceByAmount),
    ...byRange,
    sourceByText(database, terms, unhurried),
  ];
}

function sourceByText(database: ReadableDatabase, terms: SearchTerms, unhurried: boolean): Source {
  if (terms.long.length > 0) {
    return sourceByTrigrams(terms, chooseTrigrams(terms.long, readFrequencies(database)), unhurried);
  }
  const match = matchBeginnings(terms.short);
  return match === null ? sourceByWalk(terms.short) : sourceByBeginnings(terms.short, match);
}
