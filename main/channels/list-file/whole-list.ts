import { type ListOrder, mostSorted, usualOrder } from '../../../contract/index.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { SearchAnswer, Views } from '../../ports/views.ts';
import type { AskedList } from '../list-pages.ts';

/** All rows of a list, piece by piece, in the order that they are given in. */
export interface WholeList {
  readonly order: ListOrder;
  readonly pieces: AsyncIterable<readonly Transaction[]>;
}

/** The most that one page holds, and one piece. */
const pageSize = 200;

/**
 * Reads a whole list. By date it comes page by page, and no more than a page is in memory, however long it is. Sorted by another
 * column it is one answer, of one moment: rows that change their places between two pages would be there twice, or not at
 * all. One that is too long for that comes newest first.
 */
export async function readWholeList(
  views: Pick<Views, 'walkList' | 'walkSorted'>,
  { sought, order = usualOrder }: AskedList,
): Promise<WholeList> {
  const { by, direction } = order;
  if (by === 'happenedAt') {
    return { order, pieces: readByDate(views, { ...sought, oldestFirst: direction === 'ascending' }) };
  }
  const descending = direction === 'descending';
  const whole = { most: mostSorted, to: { kind: 'begin' }, limit: mostSorted } as const;
  const sorted = await views.walkSorted({ ...sought, by, descending, ...whole });
  if (typeof sorted === 'string') return { order: usualOrder, pieces: readByDate(views, sought) };
  return { order, pieces: inPieces(sorted.rows) };
}

async function* readByDate(
  { walkList }: Pick<Views, 'walkList'>,
  asked: AskedList['sought'] & { readonly oldestFirst?: boolean },
): AsyncGenerator<readonly Transaction[]> {
  for (let after: string | null = null; ; ) {
    const page: SearchAnswer = await walkList({ ...asked, after, limit: pageSize });
    yield page.rows;
    if (page.next === null) return;
    after = page.next;
  }
}

async function* inPieces(rows: readonly Transaction[]): AsyncGenerator<readonly Transaction[]> {
  for (let at = 0; at < rows.length; at += pageSize) yield rows.slice(at, at + pageSize);
}
