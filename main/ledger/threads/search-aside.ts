import type { SearchQuestion, SortQuestion, Views } from '../../ports/views.ts';
import { goesOn } from '../search/cursor.ts';
import { countTurns } from '../search/turns.ts';
import type { Remote } from './messages.ts';
import type { ReaderMethods } from './reader.ts';
import type { Thread } from './start.ts';
import { startWhenAsked } from './when-asked.ts';

type Searches = Pick<Views, 'searchTransactions' | 'searchOn' | 'sortTransactions'>;

/** Searches on two threads, and puts the second away. */
export interface SearchAside extends Searches {
  close(): Promise<void>;
}

/**
 * Answers each question on the screen's reader, and what has to be searched on or sorted beside it, so that nothing on the
 * screen waits for it. The second reader is started when somebody begins to type, and again if it died.
 */
export function searchAside(
  screen: Remote<Pick<ReaderMethods, 'searchTransactions'>>,
  start: () => Promise<Thread<ReaderMethods>>,
): SearchAside {
  const turns = countTurns();
  let sought: string | null = null;
  const second = startWhenAsked(start);

  /** A list that begins supersedes what goes on for another one. */
  const begin = (key: string) => {
    if (key !== sought) turns.next();
    sought = key;
  };

  return {
    searchTransactions: (question) => {
      if (question.after === null) begin(keyOf(question));
      // Whoever types will want it soon.
      if (question.text !== '' || (question.criteria ?? []).length > 0) second.wake();
      return screen.searchTransactions(question);
    },
    searchOn: async (question) => {
      if (!goesOn(question.after)) return screen.searchTransactions(question);
      if (keyOf(question) !== sought) return 'superseded';
      const turn = turns.latest;
      return second.ask((reader) => reader.searchOn(question, turn));
    },
    sortTransactions: async (question) => {
      const key = keyOf(question);
      if (question.to.kind === 'begin') begin(key);
      else if (key !== sought) return 'superseded';
      const turn = turns.latest;
      return second.ask((reader) => reader.sortTransactions(question, turn));
    },
    close: () => {
      turns.next();
      return second.close();
    },
  };
}

/** Two questions that seek the same in the same order are the same, whatever page they ask for. */
function keyOf(question: Omit<SearchQuestion, 'after'> | Omit<SortQuestion, 'to'>): string {
  const { text, amounts, ranges = [], criteria = [], byChain = false } = question;
  const order = 'by' in question ? [question.by, question.descending] : [question.oldestFirst ?? false];
  return JSON.stringify([text, amounts, ranges, criteria, byChain, order]);
}
