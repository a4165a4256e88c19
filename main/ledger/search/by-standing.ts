import type { Standing } from '../../domain/standing.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { sourceByIndex } from './by-index.ts';
import { type Check, noCheck } from './check.ts';
import type { Source } from './course.ts';

/** What most rows stand at: those that have it are met by a walk of the list, and have no index. */
type FrequentStanding = 'paid' | 'done';
type RareStanding = Exclude<Standing, FrequentStanding>;

/** The second part is, word for word, the condition of the index. */
const byStanding = "t.standing = @sought AND t.standing NOT IN ('paid', 'done')";

/** Rows that stand at something which few do; the index holds them in the order of the list. */
export function sourceByStanding(standing: RareStanding, also: Check = noCheck): Source {
  return sourceByIndex(byStanding, standing, also);
}

/** How many rows stand at something; one more than the most where there are more. */
export function countStanding(database: ReadableDatabase, standing: RareStanding, most: number): number {
  const rows = database
    .prepare<object, number>(`SELECT count(*) FROM (SELECT 1 FROM transactions t WHERE ${byStanding} LIMIT @limit)`)
    .pluck()
    .get({ sought: standing, limit: BigInt(most) + 1n });
  return rows ?? 0;
}

export function isRare(standing: Standing): standing is RareStanding {
  return standing !== 'paid' && standing !== 'done';
}
