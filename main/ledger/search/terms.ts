import { fold } from '../database/fold.ts';

/** What a search text asks for: each word must occur. Words are folded as the indexed text is. */
export interface SearchTerms {
  /** Words of three characters and more, sought anywhere in the text. */
  readonly long: readonly string[];
  /** Words of one and two characters, sought at the beginnings of words (see beginnings.ts). */
  readonly short: readonly string[];
  /** The text as one typed it, when it is one word: it may be an id, an order or the end of a card. */
  readonly single: string | null;
}

/** Splits what a person typed into words. Characters are code points, as the tokenizers of SQLite count them. */
export function readTerms(text: string): SearchTerms {
  const words = [...new Set(fold(text).split(/\s+/).filter(Boolean))];
  const isLong = (word: string) => [...word].length >= 3;
  // Signs that nobody sees come along when something is copied.
  const typed = text.replace(/\p{Cf}/gu, '').trim();
  return {
    long: words.filter(isLong),
    short: words.filter((word) => !isLong(word)),
    single: typed === '' || /[\s\p{Cc}]/u.test(typed) ? null : typed,
  };
}

/** Every group of three characters of a word, each once, in their order. */
export function trigramsOf(word: string): string[] {
  const characters = [...word];
  return [...new Set(characters.slice(0, -2).map((_, index) => characters.slice(index, index + 3).join('')))];
}

/** A quoted string is plain text to FTS5, whatever operators it contains. */
export function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
