import type { Standing } from '../../domain/standing.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { sourceByIndex } from './by-index.ts';
import type { Check } from './check.ts';
import type { Source } from './course.ts';

/** What most rows stand at: a walk of the list meets those that have it, and they have no index. */
export type FrequentStanding = 'paid' | 'done';

/** Word for word the condition of the index, which holds its rows in the order of the list. */
const isRare = "t.standing NOT IN ('paid', 'done')";

/** Rows that stand at something which few do. */
export function sourceByStanding(standing: Exclude<Standing, FrequentStanding>, also: Check): Source {
  return sourceByIndex(`t.standing = @sought AND ${isRare}`, standing, also);
}

/** So many rows of a standing are counted; of more there are many. */
const mostCounted = 20_000;

/** How many rows stand at something, as far as they are counted. */
export function countStanding(database: ReadableDatabase, standing: Exclude<Standing, FrequentStanding>): number {
  const count = database
    .prepare<object, number>(
      `SELECT count(*) FROM (SELECT 1 FROM transactions t WHERE t.standing = @standing AND ${isRare} LIMIT @most)`,
    )
    .pluck();
  return count.get({ standing, most: BigInt(mostCounted) }) ?? 0;
}
