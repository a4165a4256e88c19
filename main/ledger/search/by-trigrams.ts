import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { runWithin } from './asking.ts';
import { type Check, noCheck } from './check.ts';
import { countMatches } from './count-matches.ts';
import { boundsOf, estimate, type Source, type Way, ways } from './course.ts';
import { estimateByTime, stretchOf } from './stretch.ts';
import { quote, type SearchTerms } from './terms.ts';
import type { Choice } from './trigram-choice.ts';

/**
 * So many entries of the index are compared in a few milliseconds. FTS5 seeks the next row that has all trigrams before
 * anybody can stop it, and where none has, it runs to the end: of a larger comparison, the rarest trigram alone is followed.
 */
const mostCompared = 400_000;

/** Rows of a rarer trigram are counted by the index; of a more frequent one the page stands for all. */
const mostCounted = 10_000;

/**
 * Rows whose text holds all words. The index drives: it gives the rows of the chosen trigrams in their order, and each is
 * verified, since trigrams can stand far from each other. `unhurried` is for a thread on which nobody waits: it lets the index
 * compare as long as it takes.
 */
export function sourceByTrigrams(
  terms: Pick<SearchTerms, 'long' | 'short'>,
  choice: Choice,
  unhurried: boolean,
  also: Check = noCheck,
): Source {
  const isCostly = choice.entries > mostCompared;
  const asked = isCostly && !unhurried ? choice.trigrams.slice(0, 1) : choice.trigrams;
  const match = asked.map(quote).join(' AND ');
  const { sql: holds, parameters: words } = holdsWords(terms, also);
  return {
    read: (database, course) =>
      runWithin(database, course.effort, () =>
        database
          .prepare<object, StoredTransaction>(readVerified(holds, course.way))
          .iterate({ ...words, match, ...boundsOf(course) }),
      ),
    count: (database, counting, page) => {
      const rarest = choice.rarest ?? 0;
      if (rarest > mostCounted) {
        const stretch = counting.within && stretchOf(page);
        // Nobody has counted a trigram within a stretch of time.
        const rows = stretch
          ? estimateByTime(database, stretch, counting)
          : estimate(rarest, page.rows.length, page.visited);
        return { kind: 'many', rows: Math.min(counting.most + 1, rows), by: 'estimate' };
      }
      return countMatches(database, { index: 'transaction_search', match, holds, words }, counting, page);
    },
  };
}

/** Whether a row's text holds all words, and whatever else is asked: what no index says for certain. */
export function holdsWords({ long, short }: Pick<SearchTerms, 'long' | 'short'>, also: Check): Check {
  const sql = [
    ...long.map((_, index) => `instr(t.search_text, @long${index}) > 0`),
    ...short.map((_, index) => `begins_word(t.search_text, @short${index})`),
    ...(also.sql === '' ? [] : [also.sql]),
  ].join(' AND ');
  const parameters = {
    ...Object.fromEntries(long.map((word, index) => [`long${index}`, word])),
    ...Object.fromEntries(short.map((word, index) => [`short${index}`, word])),
    ...also.parameters,
  };
  return { sql, parameters, dear: also.dear };
}

function readVerified(holds: string, way: Way): string {
  const { beyond, upTo, order } = ways[way];
  return `SELECT ${transactionColumns} FROM transaction_search f CROSS JOIN transactions t ON t.position = f.rowid
    WHERE f.transaction_search MATCH @match AND f.rowid ${beyond} @from AND f.rowid ${upTo} @end
      AND still_asked(f.rowid) AND ${holds}
    ORDER BY f.rowid ${order} LIMIT @limit`;
}
