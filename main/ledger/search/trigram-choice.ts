import { trigramsOf } from './terms.ts';

/** In how many rows a trigram stands, and how many rows there are. */
export interface Frequencies {
  readonly rows: number;
  rowsWith(trigram: string): number;
}

/** What the index is asked for. */
export interface Choice {
  /** The rarest first. */
  readonly trigrams: readonly string[];
  /** In how many rows the rarest stands, about; null where nothing was counted yet. */
  readonly rarest: number | null;
  /** How many entries of the index are read to find the rows that have them all, about. */
  readonly entries: number;
}

interface Group {
  readonly trigram: string;
  readonly rows: number;
}

/** Verifying so few rows costs less than another trigram. */
const fewRows = 16;
/** Verifying a row costs about as much as reading so many entries of the index. */
const entriesPerRow = 12;
/** Trigrams of one word often stand together: another one is trusted to leave a quarter, not to be independent. */
const narrowing = 1 / 4;
const mostOfRarest = 4;

/**
 * The rarest trigram of each word, then further ones of the rarest word, while they narrow for less than verifying the rows
 * would cost. The rarest of the whole text could all fall into one word and let every row of that through.
 */
export function chooseTrigrams(words: readonly string[], frequencies: Frequencies | null): Choice {
  if (!frequencies) return { trigrams: [...new Set(words.flatMap(covering))], rarest: null, entries: 0 };
  const groups = words
    .map((word) => rarestFirst(word, frequencies))
    .toSorted((one, other) => rowsOf(one) - rowsOf(other));
  const [[rarest, ...ofSameWord] = [], ...others] = groups;
  if (!rarest) return { trigrams: [], rarest: 0, entries: 0 };
  const chosen = [rarest];
  let left = rarest.rows;
  const choose = (group: Group | undefined, kept: number) => {
    if (!group || left <= fewRows || group.rows > left * entriesPerRow) return;
    chosen.push(group);
    left *= kept;
  };
  for (const [first] of others) choose(first, (first?.rows ?? 0) / frequencies.rows);
  for (const group of ofSameWord.slice(0, mostOfRarest - 1)) choose(group, narrowing);
  const trigrams = [...new Set(chosen.map(({ trigram }) => trigram))];
  return { trigrams, rarest: rarest.rows, entries: chosen.reduce((sum, { rows }) => sum + rows, 0) };
}

function rarestFirst(word: string, { rowsWith }: Frequencies): Group[] {
  return trigramsOf(word)
    .map((trigram) => ({ trigram, rows: rowsWith(trigram) }))
    .toSorted((one, other) => one.rows - other.rows);
}

function rowsOf([rarest]: readonly Group[]): number {
  return rarest?.rows ?? 0;
}

/** Trigrams that cover a word together, where nobody knows which is rare. */
function covering(word: string): string[] {
  const all = trigramsOf(word);
  return [...new Set([...all.filter((_, index) => index % 3 === 0), ...all.slice(-1)])].slice(0, 12);
}
