import { fold } from '../database/fold.ts';

/** What a search text asks of the index. */
export interface SearchTerms {
  /** For `MATCH`: every group of three characters of every word, or null when no word has three. */
  readonly match: string | null;
  /** Words as they are indexed; each must really occur, since the index of trigrams alone over-matches. */
  readonly words: readonly string[];
}

/** Splits what a person typed into words and their trigrams. */
export function readSearchTerms(text: string): SearchTerms {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const trigrams = words.flatMap(trigramsOf);
  return { match: trigrams.length === 0 ? null : trigrams.map(quote).join(' AND '), words };
}

function trigramsOf(word: string): string[] {
  const characters = [...word];
  return characters.slice(0, -2).map((_, index) => characters.slice(index, index + 3).join(''));
}

/** A quoted string is a plain token to FTS5, whatever operators it contains. */
function quote(trigram: string): string {
  return `"${trigram.replaceAll('"', '""')}"`;
}
