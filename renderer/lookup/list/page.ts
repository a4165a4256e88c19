import type { ChannelInput, ChannelOutput, ListGrouping, ListOrder, Result } from '../../../contract/index.ts';

/** How many rows are asked for at a time, and the most that the channel gives at once. */
export const pageSize = 100;
export const largestPage = 200;

export type Page = ChannelOutput<'transactions.search'>;

/** A list: what is sought, in which order, and by what. */
export interface Sought {
  readonly text: string;
  /** What the text means now, as one word: behind midnight `today` means another day. */
  readonly meaning: string;
  readonly order: ListOrder;
  readonly grouping: ListGrouping;
}

/** Whether what answers one question answers another: rows of any other list are inert. */
export function isSameList(one: Sought, other: Sought): boolean {
  if (one.text !== other.text || one.meaning !== other.meaning || one.grouping !== other.grouping) return false;
  return one.order.by === other.order.by && one.order.direction === other.order.direction;
}

/** Where a list begins to be looked at: at one of its ends, or at what happened at a moment or next to it. */
export type Place =
  | { readonly kind: 'begin' }
  | { readonly kind: 'end' }
  | { readonly kind: 'at'; readonly time: number };

/** One page of a list, as main is asked for it. */
export type PageQuestion =
  | { readonly kind: 'next'; readonly after: string | null; readonly limit: number }
  | { readonly kind: 'seek'; readonly to: ChannelInput<'transactions.seek'>['to']; readonly limit: number };

/** What main can be asked for. */
export interface PageVerbs {
  search(input: ChannelInput<'transactions.search'>): Promise<Result<Page>>;
  seek(input: ChannelInput<'transactions.seek'>): Promise<Result<Page>>;
}

export function askForPage(
  verbs: PageVerbs,
  { text, order, grouping }: Sought,
  question: PageQuestion,
): Promise<Result<Page>> {
  const { limit } = question;
  if (question.kind === 'next') return verbs.search({ text, order, grouping, after: question.after, limit });
  return verbs.seek({ text, order, grouping, to: question.to, limit });
}

/** The page with which a list begins. */
export function firstPage(place: Place): PageQuestion {
  if (place.kind === 'begin') return { kind: 'next', after: null, limit: pageSize };
  return { kind: 'seek', to: place, limit: pageSize };
}

/** The page behind another, or undefined at the last row. */
export function pageBelow(page: Result<Page>): PageQuestion | undefined {
  if (!page.ok || page.value.next === null) return undefined;
  return { kind: 'next', after: page.value.next, limit: pageSize };
}

/** The page before another, or undefined at the first row. */
export function pageAbove(page: Result<Page>): PageQuestion | undefined {
  if (!page.ok || page.value.previous === null) return undefined;
  return { kind: 'seek', to: { kind: 'before', cursor: page.value.previous }, limit: pageSize };
}
