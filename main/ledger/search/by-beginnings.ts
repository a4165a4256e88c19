import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { runWithin } from './asking.ts';
import { type Check, noCheck } from './check.ts';
import { countMatches } from './count-matches.ts';
import { boundsOf, type Reading, type Source, timeOf, ways } from './course.ts';
import { countIndexed } from './indexed.ts';
import { findTimeSpan } from './span.ts';

/** So many rows are counted; of more, the time that the newest of them take up tells how many there are. */
const mostCounted = 2_000;
/** A list so short is counted whatever it is asked. */
const shortList = 10_000;

/**
 * Rows in whose text each of the short words begins a word. The index of words drives, and each row is verified: the
 * index takes some letters for one another, and knows no signs.
 */
export function sourceByBeginnings(shorts: readonly string[], match: string, also: Check = noCheck): Source {
  const begins = shorts.map((_, index) => `begins_word(t.search_text, @short${index})`).join(' AND ');
  const words = Object.fromEntries(shorts.map((short, index) => [`short${index}`, short]));
  return sourceByWords({ match, holds: begins, words, isDear: shorts.length > 1 }, also);
}

/** Rows that hold one whole word. */
export function sourceByWord(word: string, match: string, also: Check = noCheck): Source {
  return sourceByWords({ match, holds: 'has_word(t.search_text, @word)', words: { word }, isDear: false }, also);
}

interface Words {
  readonly match: string;
  /** What of the index's answer is sought. */
  readonly holds: string;
  readonly words: Readonly<Record<string, string>>;
  /** Whether counting compares lists of the index to their ends. */
  readonly isDear: boolean;
}

function sourceByWords({ match, holds: sought, words, isDear: compares }: Words, also: Check): Source {
  const holds = [sought, also.sql].filter(Boolean).join(' AND ');
  const parameters = { ...words, ...also.parameters };
  return {
    read: (database, course) => {
      const { beyond, upTo, order } = ways[course.way];
      return runWithin(database, course.effort, () =>
        database
          .prepare<object, StoredTransaction>(
            `SELECT ${transactionColumns} FROM transaction_words f CROSS JOIN transactions t ON t.position = f.rowid
             WHERE f.transaction_words MATCH @match AND f.rowid ${beyond} @from AND f.rowid ${upTo} @end
               AND still_asked(f.rowid) AND ${holds}
             ORDER BY f.rowid ${order} LIMIT @limit`,
          )
          .iterate({ ...parameters, match, ...boundsOf(course) }),
      );
    },
    count: (database, counting, page) => {
      const isDear = compares && countIndexed(database) > shortList;
      const newest = isDear ? stretchOf(page) : findNewest(database, match);
      if (newest)
        return { kind: 'many', rows: Math.min(counting.most + 1, estimateByTime(database, newest)), by: 'estimate' };
      return countMatches(database, { index: 'transaction_words', match, holds, words: parameters }, counting);
    },
  };
}

/** So many rows of a source, and the milliseconds of the list that they take up. */
interface Stretch {
  readonly rows: number;
  readonly time: number;
}

/** The newest rows of one short word; undefined where there are fewer. */
function findNewest(database: ReadableDatabase, match: string): Stretch | undefined {
  const last = database
    .prepare<object, number>(
      `SELECT rowid FROM transaction_words WHERE transaction_words MATCH @match
       ORDER BY rowid DESC LIMIT 1 OFFSET @passed`,
    )
    .pluck()
    .get({ match, passed: BigInt(mostCounted - 1) });
  const span = last === undefined ? null : findTimeSpan(database);
  return last === undefined || !span ? undefined : { rows: mostCounted, time: span.newest - timeOf(last) };
}

/** Comparing two words to the end costs more than it tells: the page stands for the list. */
function stretchOf({ rows }: Reading): Stretch | undefined {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return undefined;
  return { rows: rows.length, time: Math.abs(timeOf(first.position) - timeOf(last.position)) };
}

/** As many in every stretch of time as in this one. */
function estimateByTime(database: ReadableDatabase, { rows, time }: Stretch): number {
  const span = findTimeSpan(database);
  return !span || time <= 0 ? rows : Math.ceil((rows * (span.newest - span.oldest)) / time);
}
