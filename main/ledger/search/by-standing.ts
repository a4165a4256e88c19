import type { Standing } from '../../domain/standing.ts';
import { sourceByIndex } from './by-index.ts';
import type { Source } from './course.ts';

/** What most rows stand at: those that have it are met by a walk of the list, and have no index. */
export type FrequentStanding = 'paid' | 'done';

/** Rows that stand at something which few do; the index holds them in the order of the list. */
export function sourceByStanding(standing: Exclude<Standing, FrequentStanding>): Source {
  // The second part is, word for word, the condition of the index.
  return sourceByIndex("t.standing = @sought AND t.standing NOT IN ('paid', 'done')", standing);
}
