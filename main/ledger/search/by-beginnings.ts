import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { runWithin } from './asking.ts';
import { type Check, noCheck } from './check.ts';
import { countMatches } from './count-matches.ts';
import { boundsOf, type Counting, estimate, placesOf, type Source, timeOf, ways } from './course.ts';
import { countIndexed } from './indexed.ts';
import { estimateByTime, findSpanWithin, type Stretch, stretchOf } from './stretch.ts';

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
      // Comparing two words to the end costs more than it tells: the page stands for the list.
      const newest = isDear ? stretchOf(page) : findNewest(database, match, counting);
      if (newest) {
        const all = estimateByTime(database, newest, counting);
        const rows = isDear ? all : estimate(all, page.rows.length, page.visited);
        return { kind: 'many', rows: Math.min(counting.most + 1, rows), by: 'estimate' };
      }
      return countMatches(database, { index: 'transaction_words', match, holds, words: parameters }, counting, page);
    },
  };
}

/** The newest rows of one short word; undefined where there are fewer. */
function findNewest(database: ReadableDatabase, match: string, counting: Counting): Stretch | undefined {
  const last = database
    .prepare<object, number>(
      `SELECT rowid FROM transaction_words WHERE transaction_words MATCH @match AND rowid >= @first AND rowid < @behind
       ORDER BY rowid DESC LIMIT 1 OFFSET @passed`,
    )
    .pluck()
    .get({ match, ...placesOf(counting), passed: BigInt(mostCounted - 1) });
  const span = last === undefined ? null : findSpanWithin(database, counting);
  return last === undefined || !span ? undefined : { rows: mostCounted, time: span.newest - timeOf(last) };
}
