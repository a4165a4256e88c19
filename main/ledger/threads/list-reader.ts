import type { Views } from '../../ports/views.ts';
import type { ReaderMethods } from './reader.ts';
import type { Thread } from './start.ts';
import { startWhenAsked } from './when-asked.ts';

type Walks = Pick<Views, 'walkList' | 'walkSorted' | 'findRow'>;

/** Goes through whole lists on a thread of its own, and puts it away. */
export interface ListReader extends Walks {
  close(): Promise<void>;
}

/**
 * What a file or a sum asks, page after page for as long as the list is: beside the screen's reader, which stays free, and
 * beside the searches, which it supersedes nothing of. The thread is started by the first such question.
 */
export function readLists(start: () => Promise<Thread<ReaderMethods>>): ListReader {
  const thread = startWhenAsked(start);
  return {
    walkList: (question) => thread.ask((reader) => reader.walkList(question)),
    walkSorted: (question) => thread.ask((reader) => reader.walkSorted(question)),
    findRow: (accountId, transactionId) => thread.ask((reader) => reader.findRow(accountId, transactionId)),
    close: () => thread.close(),
  };
}
