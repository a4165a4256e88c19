import type { ReadableDatabase } from '../database/open.ts';
import { type Counted, type Counting, limitsOf, placesOf, type Reading } from './course.ts';
import { estimatePart } from './stretch.ts';
import { verifyPositions } from './verify-positions.ts';

/** What an index of texts is asked for, and what of its answer holds what is sought. */
export interface Matching {
  readonly index: 'transaction_search' | 'transaction_words';
  readonly match: string;
  /** A condition on the row `t`. */
  readonly holds: string;
  /** What the condition names. */
  readonly words: Readonly<Record<string, string | bigint>>;
}

/**
 * How many rows an index of texts gives. Few are verified one by one, without asking the index again: comparing its lists is
 * what costs. Of many the page tells how many hold what is sought, and whatever else is asked.
 */
export function countMatches(
  database: ReadableDatabase,
  matching: Matching,
  counting: Counting,
  page: Reading,
): Counted {
  const { index, match, holds, words } = matching;
  const among = `FROM ${index} WHERE ${index} MATCH @match AND rowid >= @first AND rowid < @behind`;
  const limits = { ...limitsOf(counting), ...placesOf(counting) };
  const positions = database
    .prepare<object, number>(`SELECT rowid ${among} LIMIT @beyondFew`)
    .pluck()
    .all({ match, ...limits });
  if (positions.length > counting.few) {
    const rows = database
      .prepare<object, number>(`SELECT count(*) FROM (SELECT 1 ${among} LIMIT @limit)`)
      .pluck()
      .get({ match, ...limits });
    return estimatePart(database, { kind: 'many', rows: rows ?? 0, by: 'rows' }, counting, page);
  }
  return { kind: 'few', positions: verifyPositions(database, positions, { sql: holds, parameters: words }) };
}
