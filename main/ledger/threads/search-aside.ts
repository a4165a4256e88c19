import type { SearchAnswer, SearchQuestion, Views } from '../../ports/views.ts';
import { goesOn } from '../search/cursor.ts';
import { countTurns } from '../search/turns.ts';
import type { Remote } from './messages.ts';
import type { ReaderMethods } from './reader.ts';
import type { Thread } from './start.ts';

type Searches = Pick<Views, 'searchTransactions' | 'searchOn'>;

/** Searches on two threads, and puts the second away. */
export interface SearchAside extends Searches {
  close(): Promise<void>;
}

/**
 * Answers each question on the screen's reader, and what has to be searched on beside it, so that nothing on the screen
 * waits for it. The second reader is started when somebody begins to type, and again if it died.
 */
export function searchAside(
  screen: Remote<Pick<ReaderMethods, 'searchTransactions'>>,
  start: () => Promise<Thread<ReaderMethods>>,
): SearchAside {
  const turns = countTurns();
  let sought: string | null = null;
  let second: Promise<Thread<ReaderMethods>> | null = null;

  const startOnce = () => {
    second ??= watch(start());
    return second;
  };
  /** One that died while nobody asked it anything is not asked any more. */
  const watch = (starting: Promise<Thread<ReaderMethods>>) => {
    const forget = () => {
      if (second === starting) second = null;
    };
    starting.then(({ ended }) => ended.then(forget), forget);
    return starting;
  };

  const searchBeside = async (question: SearchQuestion): Promise<SearchAnswer | 'superseded'> => {
    const turn = turns.latest;
    const asked = startOnce();
    try {
      return await (await asked).methods.searchOn(question, turn);
    } catch (failure) {
      if (second === asked) second = null;
      await asked.then((thread) => thread.close()).catch(() => undefined);
      throw failure;
    }
  };

  return {
    searchTransactions: (question) => {
      const key = keyOf(question);
      if (question.after === null && key !== sought) turns.next();
      if (question.after === null) sought = key;
      // Whoever types will want it soon; where it cannot be started, the search that needs it says so.
      if (question.text !== '' || (question.criteria ?? []).length > 0) startOnce().catch(() => {});
      return screen.searchTransactions(question);
    },
    searchOn: async (question) => {
      if (!goesOn(question.after)) return screen.searchTransactions(question);
      return keyOf(question) === sought ? searchBeside(question) : 'superseded';
    },
    close: async () => {
      turns.next();
      const last = second;
      second = null;
      await last?.then((thread) => thread.close()).catch(() => undefined);
    },
  };
}

/** Two questions that seek the same are the same, whatever page they ask for. */
function keyOf({ text, amounts, ranges = [], criteria = [] }: SearchQuestion): string {
  return JSON.stringify([text, amounts, ranges, criteria]);
}
