import { type ListOrder, mostSorted, usualOrder } from '../../contract/index.ts';
import { stillSorting } from '../ports/still-sorting.ts';
import type { SearchAnswer, SearchQuestion, SeekQuestion, SortQuestion, Views } from '../ports/views.ts';

/** What is sought, and in which order; newest first where nothing is said. */
export interface AskedList {
  readonly sought: Pick<SearchQuestion, 'text' | 'amounts' | 'criteria' | 'byChain'>;
  readonly order: ListOrder | undefined;
}

/** A page of a list. `unsorted`: it is too long to be sorted as was asked, and stands newest first. */
export type ListPage = SearchAnswer & { readonly unsorted: boolean };

type Searches = Pick<Views, 'searchTransactions' | 'searchOn' | 'seekTransactions' | 'sortTransactions'>;

/** The first page of a list, or the one behind another. */
export async function readPage(
  views: Pick<Searches, 'searchTransactions' | 'searchOn' | 'sortTransactions'>,
  { sought, order = usualOrder }: AskedList,
  { after, limit }: Pick<SearchQuestion, 'after' | 'limit'>,
): Promise<ListPage | 'superseded'> {
  const to = after === null ? ({ kind: 'begin' } as const) : ({ kind: 'after', cursor: after } as const);
  return sortedOr(views, { sought, order }, { to, limit }, (byDate) => {
    // A list that proves too long while it is being sorted has shown no row yet.
    const question = { ...byDate, after: after === stillSorting ? null : after, limit };
    return question.after === null ? beginByDate(views, question) : views.searchOn(question);
  });
}

/**
 * The page with which a list begins. Where a search finds nothing at first and goes on in steps, the next step follows at once: rows
 * that come with it are drawn in the place of an empty list that would be drawn for a moment.
 */
async function beginByDate(
  views: Pick<Searches, 'searchTransactions' | 'searchOn'>,
  question: SearchQuestion,
): Promise<SearchAnswer> {
  const first = await views.searchTransactions(question);
  const { rows, searchedBackTo, next } = first;
  if (rows.length > 0 || searchedBackTo === null || next === null) return first;
  const second = await views.searchOn({ ...question, after: next });
  return second === 'superseded' ? first : { ...second, previous: null };
}

/** The page at another place of the same list. */
export async function seekPage(
  views: Pick<Searches, 'seekTransactions' | 'sortTransactions'>,
  { sought, order = usualOrder }: AskedList,
  { to, limit }: Pick<SeekQuestion, 'to' | 'limit'>,
): Promise<ListPage | 'superseded'> {
  // A moment is no place in a list that does not go by time.
  const sortedTo = to.kind === 'at' ? ({ kind: 'begin' } as const) : to;
  return sortedOr(views, { sought, order }, { to: sortedTo, limit }, (byDate) =>
    views.seekTransactions({ ...byDate, to, limit }),
  );
}

type ByDate = AskedList['sought'] & Pick<SearchQuestion, 'oldestFirst'>;

/** A list by date goes on at any length; one by another column is asked for as such first. */
async function sortedOr(
  views: Pick<Searches, 'sortTransactions'>,
  { sought, order }: Required<AskedList> & { readonly order: ListOrder },
  place: Pick<SortQuestion, 'to' | 'limit'>,
  askByDate: (question: ByDate) => Promise<SearchAnswer | 'superseded'>,
): Promise<ListPage | 'superseded'> {
  const { by, direction } = order;
  if (by === 'happenedAt') {
    const answer = await askByDate({ ...sought, oldestFirst: direction === 'ascending' });
    return answer === 'superseded' ? answer : { ...answer, unsorted: false };
  }
  const sorting = { by, descending: direction === 'descending', most: mostSorted };
  const sorted = await views.sortTransactions({ ...sought, ...sorting, ...place });
  if (sorted === 'superseded') return sorted;
  if (sorted !== 'tooMany') return { ...sorted, unsorted: false };
  const answer = await askByDate(sought);
  return answer === 'superseded' ? answer : { ...answer, unsorted: true };
}
