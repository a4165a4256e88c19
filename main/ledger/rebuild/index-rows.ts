import type { WritableDatabase } from '../database/open.ts';

/** The indexes of the search, each fed with the same rows. */
const feeds = ['transaction_search', 'transaction_words'].map(
  (index) =>
    `INSERT INTO ${index} (rowid, search_text)
     SELECT position, search_text FROM transactions WHERE position > @after AND position <= @last ORDER BY position`,
);

/** Feeds the search with the next rows; gives how many there were, and the last one's row id. */
export function indexRows(
  database: WritableDatabase,
  after: bigint,
  most: number,
): { readonly count: number; readonly last: bigint } {
  const page = database
    .prepare<[bigint, bigint], { count: bigint; last: bigint | null }>(
      `SELECT count(*) AS count, max(position) AS last
       FROM (SELECT position FROM transactions WHERE position > ? ORDER BY position LIMIT ?)`,
    )
    .safeIntegers()
    .get(after, BigInt(most));
  const last = page?.last ?? after;
  if (last > after) for (const feed of feeds) database.prepare(feed).run({ after, last });
  return { count: Number(page?.count ?? 0n), last };
}
