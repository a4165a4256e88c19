import { addUp, type Net } from '../domain/net.ts';
import type { SearchAnswer, SearchQuestion } from '../ports/views.ts';

/** So many rows are added up; a longer list has no sum. */
export const mostAdded = 10_000;

/** The most that one page holds: between two of them whoever looks at a screen has their turn. */
const pageSize = 200;

/**
 * What the rows of a list moved, by currency; null where there are too many, and undefined once `isWanted` says that nobody
 * waits any more.
 */
export async function sumList(
  sought: Omit<SearchQuestion, 'after' | 'limit'>,
  readPage: (question: SearchQuestion) => Promise<SearchAnswer>,
  isWanted: () => boolean,
): Promise<readonly Net[] | null | undefined> {
  let sums: readonly Net[] = [];
  let rows = 0;
  for (let after: string | null = null; ; ) {
    if (!isWanted()) return undefined;
    const page: SearchAnswer = await readPage({ ...sought, after, limit: pageSize });
    rows += page.rows.length;
    if (rows > mostAdded || (page.exact && page.total > mostAdded)) return null;
    sums = addUp(page.rows, sums);
    if (page.next === null) return sums;
    after = page.next;
  }
}
