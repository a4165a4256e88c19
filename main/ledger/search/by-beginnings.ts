import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { runWithin } from './asking.ts';
import { boundsOf, type Source, ways } from './course.ts';

/**
 * Rows in whose text each of the short words begins a word. The index of words drives, and each row is verified: the
 * index takes some letters for one another, and knows no signs.
 */
export function sourceByBeginnings(shorts: readonly string[], match: string): Source {
  const begins = shorts.map((_, index) => `begins_word(t.search_text, @short${index})`).join(' AND ');
  const words = { ...Object.fromEntries(shorts.map((short, index) => [`short${index}`, short])), match };
  return {
    read: (database, course) => {
      const { beyond, order } = ways[course.way];
      return runWithin(database, course.effort, () =>
        database
          .prepare<object, StoredTransaction>(
            `SELECT ${transactionColumns} FROM transaction_words f CROSS JOIN transactions t ON t.position = f.rowid
             WHERE f.transaction_words MATCH @match AND f.rowid ${beyond} @from AND still_asked(f.rowid) AND ${begins}
             ORDER BY f.rowid ${order} LIMIT @limit`,
          )
          .iterate({ ...words, ...boundsOf(course) }),
      );
    },
    count: (database, limit) => {
      const rows = database
        .prepare<object, number>(
          `SELECT count(*) FROM
             (SELECT 1 FROM transaction_words WHERE transaction_words MATCH @match LIMIT @limit)`,
        )
        .pluck()
        .get({ match, limit: BigInt(limit) });
      return { rows: rows ?? 0, by: 'index' };
    },
    list: (database) =>
      database
        .prepare<object, number>(
          `SELECT t.position FROM transaction_words f CROSS JOIN transactions t ON t.position = f.rowid
           WHERE f.transaction_words MATCH @match AND ${begins}`,
        )
        .pluck()
        .all(words),
  };
}
