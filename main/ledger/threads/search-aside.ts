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
  let sought: Sought | null = null;
  const second = startWhenAsked(start);

  /** A list that begins supersedes what goes on for another one, and for the same in another order. */
  const begin = (begun: Sought) => {
    if (begun.what !== sought?.what || begun.order !== sought.order) turns.next();
    sought = begun;
  };
  /** A list that is too long to be sorted stands by its date, and each of its pages is asked for in both orders. */
  const isSought = ({ what }: Sought) => what === sought?.what;

  /** Whoever types will want the second reader soon; while it starts it would be in the way of the first answer. */
  const wakeBehind = (answer: Promise<unknown>) => {
    answer.then(second.wake, second.wake);
  };

  return {
    searchTransactions: (question) => {
      if (question.after === null) begin(readSought(question));
      const answer = screen.searchTransactions(question);
      if (question.text !== '' || (question.criteria ?? []).length > 0) wakeBehind(answer);
      return answer;
    },
    searchOn: async (question) => {
      if (!goesOn(question.after)) return screen.searchTransactions(question);
      if (!isSought(readSought(question))) return 'superseded';
      const turn = turns.latest;
      return second.ask((reader) => reader.searchOn(question, turn));
    },
    sortTransactions: async (question) => {
      const asked = readSought(question);
      if (question.to.kind === 'begin') begin(asked);
      else if (!isSought(asked)) return 'superseded';
      const turn = turns.latest;
      return second.ask((reader) => reader.sortTransactions(question, turn));
    },
    close: () => {
      turns.next();
      return second.close();
    },
  };
}

/** What is sought, and in which order: two questions that are alike in both are of one list, whatever page they ask for. */
interface Sought {
  readonly what: string;
  readonly order: string;
}

function readSought(question: Omit<SearchQuestion, 'after'> | Omit<SortQuestion, 'to'>): Sought {
  const { text, amounts, ranges = [], criteria = [], byChain = false } = question;
  const order = 'by' in question ? [question.by, question.descending] : [question.oldestFirst ?? false];
  return { what: JSON.stringify([text, amounts, ranges, criteria, byChain]), order: JSON.stringify(order) };
}
