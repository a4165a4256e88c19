import type { ReadableDatabase } from '../database/open.ts';

/**
 * A part of a sought word that the index of words knows: behind a sign a word begins, and before one it ends. `W-00001` stands only
 * where a word begins with 00001, and `j.snow@example.com` only beside the whole words snow and example.
 */
export interface Anchor {
  readonly part: string;
  /** False for what stands last: its word may go on. */
  readonly isWhole: boolean;
}

/** Shorter ones begin too many words. */
const shortest = 3;
/** Each that is in too many rows has cost a part of a millisecond. */
const mostTried = 2;

/** The parts of folded words, the longest first. Of letters that are not English nobody here knows how the index has them. */
export function anchorsOf(words: readonly string[]): Anchor[] {
  return words
    .filter((word) => /^[\x21-\x7e]+$/.test(word))
    .flatMap((word) => {
      const parts = word.split(/[^0-9a-z]+/);
      // What stands first may be the end of a longer word.
      return parts.slice(1).map((part, index) => ({ part, isWhole: index < parts.length - 2 }));
    })
    .filter(({ part }) => part.length >= shortest)
    .toSorted((one, other) => other.part.length - one.part.length);
}

/**
 * The rows in which all words can stand, by their positions, where a part of one is in at most so many; else null. Going through
 * the index of words costs a seventh of a microsecond for each row, and can stop, as a MATCH of beginnings cannot.
 */
export function findAnchored(database: ReadableDatabase, words: readonly string[], most: number): number[] | null {
  for (const anchor of anchorsOf(words).slice(0, mostTried)) {
    const positions = listPositions(database, anchor, most);
    if (positions !== null) return positions;
  }
  return null;
}

/** Null where they are more than `most`. */
function listPositions(database: ReadableDatabase, { part, isWhole }: Anchor, most: number): number[] | null {
  const positions = database
    .prepare<object, number>(isWhole ? whole : beginning)
    .pluck()
    .all({ part, beyond: behind(part), limit: BigInt(most) + 1n });
  return positions.length > most ? null : [...new Set(positions)];
}

const whole = 'SELECT doc FROM word_places WHERE term = @part LIMIT @limit';
const beginning = 'SELECT doc FROM word_places WHERE term >= @part AND term < @beyond LIMIT @limit';

/** What comes behind all texts that begin so. */
function behind(part: string): string {
  return part.slice(0, -1) + String.fromCharCode(part.charCodeAt(part.length - 1) + 1);
}
