import type { SearchAnswer, Views } from '../../../main/ports/views.ts';
import type { Question } from './question.ts';

/** Rows of a page, as many as the window asks for. */
export const pageLength = 100;

/** How long an answer took, in milliseconds: its first part, and all of it. */
export interface Timed {
  readonly first: number;
  readonly whole: number;
  readonly rows: SearchAnswer['rows'];
}

/**
 * Asks one question until its page is full or all was searched: an answer may come in steps, and what it has found so far is
 * shown after the first.
 */
export async function answer(views: Views, question: Question, after: string | null): Promise<Timed> {
  const began = performance.now();
  const asked = { ...question, after, limit: pageLength };
  let page = await views.searchTransactions(asked);
  const first = performance.now() - began;
  const rows = [...page.rows];
  while (page.searchedBackTo !== null && page.next !== null && rows.length < pageLength) {
    page = await goOn(views, { ...asked, after: page.next });
    rows.push(...page.rows);
  }
  return { first, whole: performance.now() - began, rows };
}

/** The next part of an answer that came in steps. */
async function goOn(views: Views, question: Parameters<Views['searchOn']>[0]): Promise<SearchAnswer> {
  const page = await views.searchOn(question);
  if (page === 'superseded') throw new Error(`"${question.text}" was superseded, though nothing else was asked.`);
  return page;
}

/** Where a page so deep begins: found by its time, as the scrollbar finds it, before anything is timed. */
export async function findCursor(
  views: Views,
  { depth: _, ...question }: Question,
  time: number,
): Promise<string | null> {
  const { next } = await views.seekTransactions({ ...question, to: { kind: 'at', time }, limit: pageLength });
  return next;
}
